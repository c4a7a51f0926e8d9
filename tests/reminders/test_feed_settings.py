"""The calendar's part of one's own settings: made, shown again, renewed, switched off."""

import re

from reminders.feeds import make_feed
from reminders.models import CalendarFeed, FeedItem
from tests.observations.factories import make_lesson

SETTINGS = "/settings/"
FIELD = re.compile(r'value="http[^"]+(/calendar/[\w-]{43}\.ics)"')


def shown(client):
    return FIELD.findall(client.get("/settings/").content.decode())


def test_a_calendar_is_made_filled_and_shown_again(cast, login):
    make_lesson(cast.teacher, cast.year)
    client = login(cast.teacher)
    assert shown(client) == []

    answers = [client.post("/settings/calendar/") for _time in range(2)]

    assert [answer.url for answer in answers] == [SETTINGS] * 2
    [address] = shown(client)
    assert address == f"/calendar/{CalendarFeed.objects.get().secret}.ics"
    assert b"SUMMARY:Rodote: pamoka" in client.get(address).content
    page = client.get("/settings/").content.decode()
    assert re.search(r'href="webcal://[^"]+' + re.escape(address), page)


def test_it_is_the_same_from_another_membership(cast, login):
    login(cast.both_schools).post("/settings/calendar/")
    [here] = shown(login(cast.both_schools))

    assert shown(login(cast.both_schools_there)) == [here]


def test_the_address_is_renewed(cast, login):
    client = login(cast.teacher)
    client.post("/settings/calendar/")
    [former] = shown(client)

    answer = client.post("/settings/calendar/renew/")

    [address] = shown(client)
    assert (answer.url, address == former) == (SETTINGS, False)
    assert (client.get(former).status_code, client.get(address).status_code) == (404, 200)


def test_it_is_switched_off_and_nothing_is_kept(cast, login):
    make_lesson(cast.teacher, cast.year)
    client = login(cast.teacher)
    client.post("/settings/calendar/")
    [address] = shown(client)

    answer = client.post("/settings/calendar/stop/")

    assert (answer.url, client.get(address).status_code) == (SETTINGS, 404)
    assert (shown(client), FeedItem.objects.count()) == ([], 0)


def test_nobody_renews_or_ends_what_they_have_not(cast, login):
    CalendarFeed.objects.create(user=cast.teacher.user)
    client = login(cast.groupmate)

    paths = [f"/settings/calendar/{what}/" for what in ("renew", "stop")]

    assert [client.post(path).status_code for path in paths] == [404, 404]
    assert CalendarFeed.objects.count() == 1


def test_short_parts_of_the_settings_stand_before_the_letters(cast, login):
    page = login(cast.teacher).get("/settings/").content.decode()

    assert page.index('id="kalendorius"') < page.index('id="laiskai"')


def test_who_left_can_still_switch_it_off(cast, login):
    make_feed(by=cast.leaver)
    client = login(cast.leaver)

    assert client.post("/settings/calendar/renew/").status_code == 302
    assert client.post("/settings/calendar/stop/").status_code == 302

    assert not CalendarFeed.objects.exists()
    assert client.post("/settings/calendar/").status_code == 403
