"""The pages of exchange events: what each sees and does there, guests among them."""

import csv
import io

import pytest

from meetings.events_enums import EventStatus, SeatStatus
from meetings.models import EventFeedback, EventSetting, ExchangeEvent, Seat, Section
from observations.models import BellTime, TimetableSlot
from tests import factories as make
from tests.meetings.event_factories import (
    LATELY,
    SOON,
    make_event,
    make_feedback,
    make_seat,
    moment,
    open_school,
)
from tests.observations.factories import make_lesson

LIST = "/events/"
ABOUT = {"title": "Klausimai", "form": "mini", "day": "2026-12-03"}
ABOUT |= {"begins": "14:00", "ends": "15:30"}


def titles(page):
    return [row.event.title for day in page.context["days"] for row in day.rows]


def states(page):
    rows = [row for day in page.context["days"] for row in day.rows]
    return {row.event.title: row.state for row in rows}


def test_the_list_shows_what_is_ahead_and_below_what_was(cast, login):
    make_event(cast.colleague, cast.year, SOON, hour=16, title="Vėliau")
    make_event(cast.colleague, cast.year, SOON, hour=9, title="Anksčiau")
    make_event(cast.colleague, cast.year, title="Atšauktas", status=EventStatus.CANCELLED)
    make_event(cast.colleague, cast.year, LATELY, title="Buvo")
    make_event(cast.stranger, cast.other_year, title="Svetimas")

    page = login(cast.teacher).get(LIST)

    assert titles(page) == ["Anksčiau", "Vėliau"]
    assert [row.event.title for row in page.context["past_rows"]] == ["Buvo"]


def test_each_event_says_what_the_reader_can_do(cast, login):
    me, other = cast.teacher, cast.colleague
    make_event(other, cast.year, hour=7, title="laisvas")
    make_event(me, cast.year, hour=9, title="mano")
    make_seat(make_event(other, cast.year, hour=11, title="einu"), me)
    queue = make_event(other, cast.year, hour=12, title="laukiu", places=1)
    make_seat(queue, cast.groupmate)
    make_seat(queue, cast.curator, SeatStatus.WAITING)
    make_seat(queue, me, SeatStatus.WAITING)
    make_event(other, cast.year, hour=17, title="kertasi")
    make_lesson(me, cast.year, SOON, hour=17)

    page = login(me).get(LIST)

    assert states(page) == {
        "laisvas": "open",
        "mano": "mine",
        "einu": "going",
        "laukiu": "waiting",
        "kertasi": "busy",
    }
    rows = {row.event.title: row for day in page.context["days"] for row in day.rows}
    assert rows["laukiu"].event.my_number == 2


def test_the_own_timetable_is_a_clash_too(cast, login):
    BellTime.objects.create(school=cast.school, number=7, starts_at="14:00", ends_at="14:45")
    TimetableSlot.objects.create(member=cast.teacher, weekday=4, number=7, class_name="7b")
    event = make_event(cast.colleague, cast.year)

    page = login(cast.teacher).get(event.get_absolute_url())

    assert page.context["row"].state == "busy"
    assert any("7b" in words for words in page.context["warnings"])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("form=case", ["b"]),
        ("section={section}", ["c"]),
        ("mine=on", ["a"]),
        ("others=on", ["d"]),
        ("form=nonsense&section=999", ["a", "b", "c", "d"]),
    ],
)
def test_filters(cast, login, query, found):
    open_school(cast.other)
    section = Section.objects.create(year=cast.year, name="Skaitymas")
    make_event(cast.teacher, cast.year, hour=8, title="a")
    make_event(cast.colleague, cast.year, hour=9, title="b", form="case")
    make_event(cast.colleague, cast.year, hour=10, title="c", section=section)
    make_event(cast.stranger, cast.other_year, hour=11, title="d", is_open_to_others=True)

    page = login(cast.teacher).get(f"{LIST}?{query.format(section=section.pk)}")

    assert titles(page) == found


def test_a_guest_sees_title_host_and_places_but_no_words_and_no_names(cast, login):
    open_school(cast.school)
    section = Section.objects.create(year=cast.year, name="Slaptoji sekcija")
    event = make_event(
        cast.teacher, cast.year, text="Tik saviems.", section=section, is_open_to_others=True
    )
    event.attachments.create(file="x", name="planas.pdf", mime="application/pdf", size=1)
    other_guest = make.make_member(cast.other, "Kitaviešnė", user=False)
    make_seat(event, other_guest)
    make_seat(event, cast.colleague)

    page = login(cast.stranger).get(event.get_absolute_url()).text

    shown = [event.title, cast.teacher.name, cast.school.name, "planas.pdf"]
    assert [words for words in shown if words not in page] == []
    hidden = ["Tik saviems.", "Slaptoji sekcija", "Kitaviešnė", cast.colleague.name]
    assert [words for words in hidden if words in page] == []


def test_the_host_sees_guests_with_their_schools_and_colleagues_do_not(cast, login):
    open_school(cast.school)
    event = make_event(cast.teacher, cast.year, is_open_to_others=True)
    make_seat(event, cast.stranger)
    make_seat(event, cast.colleague)

    paper = login(cast.teacher).get(f"/events/{event.pk}/participants/").text
    colleagues = login(cast.groupmate).get(event.get_absolute_url()).text

    assert cast.stranger.name in paper
    assert cast.other.name in paper
    assert cast.colleague.name in colleagues
    assert cast.stranger.name not in colleagues


@pytest.mark.parametrize(("is_let", "is_ticked"), [(True, False), (False, True)])
def test_without_both_ticks_a_guest_finds_nothing(cast, login, is_let, is_ticked):
    open_school(cast.school, is_open=is_let)
    event = make_event(cast.teacher, cast.year, is_open_to_others=is_ticked)
    client = login(cast.stranger)

    answers = [
        client.get(event.get_absolute_url()),
        client.post(f"/events/{event.pk}/sign-up/"),
        client.get(f"/events/{event.pk}/participants/"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert not Seat.objects.exists()


def test_a_guest_signs_up_and_gives_up(cast, login):
    open_school(cast.school)
    event = make_event(cast.teacher, cast.year, is_open_to_others=True)
    client = login(cast.stranger)

    client.post(f"/events/{event.pk}/sign-up/")
    seat = Seat.objects.get(member=cast.stranger)
    assert seat.status == SeatStatus.TAKEN
    client.post(f"/events/seats/{seat.pk}/give-up/")

    seat.refresh_from_db()
    assert seat.status == SeatStatus.GIVEN_UP


def test_htmx_gets_the_row_as_it_stands(cast, login):
    event = make_event(cast.teacher, cast.year, places=1)
    make_seat(event, cast.groupmate)

    answer = login(cast.colleague).post(
        f"/events/{event.pk}/sign-up/", headers={"HX-Request": "true"}
    )

    assert answer.status_code == 200
    assert f'id="mainai{event.pk}"' in answer.text
    assert "<html" not in answer.text
    assert Seat.objects.get(member=cast.colleague).status == SeatStatus.WAITING


def test_an_event_is_put_up_changed_moved_and_cancelled(cast, login):
    client = login(cast.teacher)

    client.post("/events/new/", ABOUT)
    event = ExchangeEvent.objects.get()
    client.post(f"/events/{event.pk}/change/", {"title": "Kiti", "form": "case", "places": "3"})
    client.post(
        f"/events/{event.pk}/move/", {"day": "2026-12-04", "begins": "9:00", "ends": "10:00"}
    )
    client.post(f"/events/{event.pk}/cancel/", {"word": "Sergu."})

    event.refresh_from_db()
    assert (event.title, event.form, event.places, event.revision) == ("Kiti", "case", 3, 1)
    assert (event.status, event.cancelled_why) == (EventStatus.CANCELLED, "Sergu.")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"ends": "13:00"}, "ends"),
        ({"places": "0"}, "places"),
        ({"places": "501"}, "places"),
        ({"day": "2026-11-20"}, "day"),
        ({"day": "2028-11-20"}, "day"),
        ({"form": "party"}, "form"),
    ],
)
def test_a_wrong_event_is_refused_beside_the_field_with_its_words(cast, login, wrong, field):
    words = {"text": "Atsineškite tekstą, kurį skaitėte."}

    answer = login(cast.teacher).post("/events/new/", ABOUT | words | wrong)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert words["text"] in answer.text
    assert not ExchangeEvent.objects.exists()


def test_the_tick_for_other_schools_is_there_only_where_the_school_lets(cast, login):
    client = login(cast.teacher)
    client.post("/events/new/", ABOUT | {"is_open_to_others": "on"})
    open_school(cast.school)
    client.post("/events/new/", ABOUT | {"is_open_to_others": "on", "title": "Atviras"})

    ticks = dict(ExchangeEvent.objects.values_list("title", "is_open_to_others"))
    assert ticks == {"Klausimai": False, "Atviras": True}


def test_the_host_taps_who_came_and_takes_the_list_along(cast, login):
    event = make_event(cast.teacher, cast.year, make.TODAY, hour=9)
    seat = make_seat(event, cast.colleague)
    client = login(cast.teacher)

    client.post(f"/events/seats/{seat.pk}/came/", {"came": "1"})
    sheet = client.get(f"/events/{event.pk}/participants/export/?format=csv")

    seat.refresh_from_db()
    assert seat.status == SeatStatus.CAME
    rows = list(csv.reader(io.StringIO(sheet.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[1][:3] == [cast.colleague.last_name, cast.colleague.first_name, cast.school.name]
    xlsx = client.get(f"/events/{event.pk}/participants/export/")
    assert xlsx.content.startswith(b"PK")


def test_answers_stand_on_the_page_from_five_on(cast, login):
    event = make_event(cast.teacher, cast.year, LATELY)
    make_seat(event, cast.colleague)
    members = [make.make_member(cast.school, user=False) for _number in range(5)]
    make_feedback(event, *members[:4], takes="Keturi žodžiai.")
    address = f"/events/{event.pk}/feedback/"

    closed = [login(one).get(address).text for one in (cast.teacher, cast.colleague)]
    make_feedback(event, members[4])
    opened = [login(one).get(address).text for one in (cast.teacher, cast.colleague)]

    assert ["Keturi žodžiai." in page for page in closed + opened] == [False, False, True, True]
    assert login(cast.groupmate).get(address).status_code == 403
    assert login(cast.administrator).get(address).status_code == 403


def test_an_answer_is_given_once_and_its_words_stay_on_error(cast, login):
    event = make_event(cast.teacher, cast.year, LATELY)
    make_seat(event, cast.colleague)
    client, address = login(cast.colleague), f"/events/{event.pk}/feedback/"

    wrong = client.post(address, {"takes": "Tylos po klausimo."})
    answers = [client.post(address, {"useful": "4", "takes": "Tylos."}) for _twice in range(2)]

    assert (wrong.status_code, "Tylos po klausimo." in wrong.text) == (422, True)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert [(one.useful, one.takes) for one in EventFeedback.objects.all()] == [(4, "Tylos.")]


def test_the_administrator_sets_sections_and_whether_others_may_come(cast, login):
    client = login(cast.administrator)

    client.post("/school/settings/events/", {"is_open": "on"})
    client.post("/school/settings/sections/new/", {"name": "Skaitymas"})
    section = Section.objects.get()
    again = client.post("/school/settings/sections/new/", {"name": "Skaitymas", "topic": "Kas?"})
    client.post(
        f"/school/settings/sections/{section.pk}/",
        {"name": "Rašymas", "leader": cast.colleague.pk},
    )

    section.refresh_from_db()
    assert (section.name, section.leader) == ("Rašymas", cast.colleague)
    assert again.status_code == 422
    assert EventSetting.objects.get(school=cast.school).is_open
    client.post("/school/settings/events/", {})
    assert not EventSetting.objects.get(school=cast.school).is_open


def test_a_closed_school_year_is_read_only(cast, login):
    event = make_event(cast.teacher, cast.year, SOON)
    seat = make_seat(event, cast.colleague)
    type(cast.year).objects.filter(pk=cast.year.pk).update(status="closed")

    login(cast.colleague).post(f"/events/seats/{seat.pk}/give-up/")
    login(cast.groupmate).post(f"/events/{event.pk}/sign-up/")

    assert [str(one.status) for one in Seat.objects.all()] == ["taken"]


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_guest_who_gives_up_what_is_no_longer_open_is_told(cast, login, headers):
    event = make_event(cast.teacher, cast.year)
    seat = make_seat(event, cast.stranger)

    answer = login(cast.stranger).post(
        f"/events/seats/{seat.pk}/give-up/", headers=headers, follow=True
    )

    assert answer.status_code == 200
    assert event.title not in answer.text
    seat.refresh_from_db()
    assert seat.status == SeatStatus.GIVEN_UP


def test_why_it_moved_or_fell_through_is_not_for_another_schools_administrator(cast, login):
    open_school(cast.school)
    event = make_event(
        cast.teacher, cast.year, is_open_to_others=True, cancelled_why="Sergu", status="cancelled"
    )
    event.moves.create(was_at=event.starts_at, now_at=event.ends_at, why="Posėdis", by=event.host)

    pages = [
        login(who).get(event.get_absolute_url()).text
        for who in (cast.administrator, cast.stranger_administrator)
    ]

    assert [("Sergu" in page, "Posėdis" in page) for page in pages] == [
        (True, True),
        (False, False),
    ]


def test_what_is_ahead_has_not_begun_for_somebody_who_left(cast, login):
    make_event(
        cast.colleague, cast.year, make.TODAY, hour=9, title="prasidėjo", ends_at=moment(SOON)
    )
    make_event(cast.colleague, cast.year, title="bus")

    page = login(cast.leaver).get(LIST)

    assert states(page) == {"prasidėjo": "past", "bus": "left"}
    assert "/sign-up/" not in page.text
