"""When a school reminds: its administrator's page, and what it keeps."""

from datetime import date, time

import pytest
import time_machine
from django.urls import reverse

from reminders.models import Due, ReminderRule
from reminders.registry import deadline_sources
from reminders.services import sweep
from tests import factories as make
from years.models import Closure, DueDay

URL, USUAL = reverse("reminders:settings"), reverse("reminders:usual")


@pytest.fixture
def client_(cast, login):
    client = login(cast.administrator)
    client.cookies["apt_language"] = "en"
    return client


def standing(client):
    """What the page's fields hold now, as a browser would send them."""
    form = client.get(URL).context["form"]
    return {name: form[name].value() for name in form.fields}


def kept():
    return {row.kind: (row.offsets, row.at) for row in ReminderRule.objects.all()}


def test_the_page_shows_what_each_source_proposes(client_):
    data = standing(client_)

    assert (data["reflection_before"], data["reflection_after"], data["reflection_at"]) == (
        "5, 1",
        "2",
        8,
    )
    assert (data["two_plus_two_before"], data["confirmation_before"]) == ("6, 4, 2", "")
    never_past = {"two_plus_two", "lesson", "meeting", "exchange", "conversation"}
    assert {name for name in deadline_sources.names() if f"{name}_after" not in data} == never_past
    assert len(client_.get(URL).context["rows"]) == len(deadline_sources.names())


def test_saving_what_stands_there_keeps_no_row(client_):
    response = client_.post(URL, standing(client_))

    assert (response.status_code, kept()) == (302, {})


def test_a_decision_is_kept_shown_and_taken_back(client_):
    typed = {"reflection_before": " 0; 3 ,7", "reflection_after": "", "reflection_at": "7"}
    typed |= {"invitation_before": "", "two_plus_two_before": "12"}

    client_.post(URL, standing(client_) | typed)

    assert kept() == {
        "reflection": ([-7, -3, 0], time(7)),
        "invitation": ([], time(8)),
        "two_plus_two": ([-12], time(8)),
    }
    page = client_.get(URL)
    assert page.context["form"]["reflection_before"].value() == "7, 3, 0"
    assert "Usually: 5, 1 before; 2 after; 8:00." in page.text
    client_.post(URL, standing(client_) | {"invitation_before": "1"})
    assert set(kept()) == {"reflection", "two_plus_two"}
    client_.post(USUAL)
    assert kept() == {}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("reflection_before", "penkios"),
        ("reflection_before", "-5"),
        ("reflection_before", "1.5"),
        ("reflection_before", "²"),
        ("reflection_before", "31"),
        ("reflection_before", "9" * 5000),
        ("reflection_before", "5, 5"),
        ("reflection_before", "5, 4, 3, 2, 1"),
        ("reflection_after", "0"),
        ("reflection_after", "99"),
        ("two_plus_two_before", "0"),
        ("two_plus_two_before", "13"),
        ("reflection_at", "6"),
        ("reflection_at", "19"),
        ("reflection_at", ""),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_lost(client_, field, typed):
    data = standing(client_) | {"goal_before": "9", field: typed}

    response = client_.post(URL, data)

    form = response.context["form"]
    assert (response.status_code, list(form.errors), kept()) == (422, [field], {})
    assert (form[field].value(), form["goal_before"].value()) == (typed, "9")
    assert f'id="id_{field}_error"' in response.text


def test_a_kind_without_numbers_is_said_to_remind_nobody(client_, cast):
    ReminderRule.objects.create(school=cast.school, kind="reflection", offsets=[])

    rows = client_.get(URL).text.split("<li ")

    assert [row for row in rows if "Monthly reflection" in row and "Nobody is reminded." in row]


def test_another_schools_decision_is_not_ours(client_, cast):
    ReminderRule.objects.create(school=cast.other, kind="reflection", offsets=[-9], at=time(9))

    assert standing(client_)["reflection_before"] == "5, 1"
    client_.post(USUAL)
    assert set(kept()) == {"reflection"}


def test_the_next_due_day_shows_when_people_are_reminded(client_, cast):
    """Closed days move a reminder: no promise is shown that the sweep would not keep."""
    DueDay.objects.filter(month=date(2026, 11, 1)).update(due_on=date(2026, 11, 30))
    closed = {"from_on": date(2026, 11, 27), "until_on": date(2026, 11, 27)}
    Closure.objects.create(year=cast.year, name="Diena", **closed)

    text = client_.get(URL).text

    assert (
        "Next due 30\xa0November; reminded on 20, 26\xa0November, 2\xa0December at 8:00." in text
    )


def test_what_opens_later_than_its_reminder_is_not_promised(client_, cast):
    days = {"opens_on": date(2026, 12, 10), "due_on": date(2026, 12, 14)}
    DueDay.objects.create(year=cast.year, kind="self_mid", **days)

    text = client_.get(URL).text

    assert "Next due 14\xa0December; reminded on 11, 16\xa0December at 8:00." in text


def test_a_school_that_is_closed_for_good_still_has_the_page(client_, cast):
    off = {"from_on": date(2026, 11, 24), "until_on": date(2027, 12, 31)}
    Closure.objects.create(year=cast.year, name="Remontas", **off)

    response = client_.get(URL)

    assert response.status_code == 200
    assert "Next due" not in response.text


def test_without_a_year_there_are_rules_and_no_examples(cast, login):
    type(cast.year).objects.filter(school=cast.school).update(status="planned")

    response = login(cast.administrator).get(URL)

    assert [one for _row, one in response.context["rows"] if one] == []


def test_the_sweep_reminds_as_the_school_decided(client_, cast):
    DueDay.objects.exclude(kind="reflection", month=date(2026, 11, 1)).delete()
    DueDay.objects.update(due_on=date(2026, 11, 25))
    typed = {"reflection_before": "2", "reflection_at": "11"}
    client_.post(URL, standing(client_) | typed)

    with time_machine.travel(make.at(make.TODAY, 10), tick=False):
        sweep()
        early = set(Due.objects.values_list("member__school__name", flat=True))
    with time_machine.travel(make.at(make.TODAY, 11), tick=False):
        sweep()

    assert early == set()
    told = set(Due.objects.values_list("member__school", "offset"))
    assert told == {(cast.school.pk, -2)}
