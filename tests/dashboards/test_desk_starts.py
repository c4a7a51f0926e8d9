"""The desk leads on: the quiet first, the conversations ahead, an answer one tap away."""

from datetime import date, timedelta

import pytest

from dashboards.desk import TALKS_SHOWN, desk_of
from dashboards.timeline import timeline_of
from dialogue import services
from dialogue.models import Thread
from goals.enums import GoalStatus
from tests import factories as make
from tests.coaching.factories import SOON, make_conversation
from years.enums import YearStatus

AUTUMN = (date(2026, 9, 1), date(2026, 10, 1))


def newcomer(cast, last_name, *months, goal=None):
    """One more teacher of the curator, talked to lately."""
    member = make.make_member(cast.school, user=False, last_name=last_name)
    make.make_curatorship(cast.curator, member, cast.year)
    make_conversation(member, cast.curator, cast.year, "held")
    if goal:
        make.make_goal(member, cast.year, goal)
    for month in months:
        make.make_reflection(member, cast.year, month, submitted=True)
    return member


def starts(cast):
    return {
        row.member.last_name: row.start and (row.start.url, row.start.waits)
        for row in desk_of(cast.curator, cast.year).teachers
    }


def test_the_quiet_come_first_longest_before_others_and_the_rest_by_surname(cast):
    for last_name in ("Žukas", "Šimkus"):
        newcomer(cast, last_name, *AUTUMN, goal=GoalStatus.AGREED)
    newcomer(cast, "Vėlus", *AUTUMN, goal=GoalStatus.RETURNED)  # since the goal's day
    newcomer(cast, "Tylus", goal=GoalStatus.AGREED)  # since September's
    make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    for month in AUTUMN:
        make.make_reflection(cast.teacher, cast.year, month, submitted=True)
    make_conversation(cast.teacher, cast.curator, cast.year, "held")

    desk = desk_of(cast.curator, cast.year)

    quiet = [asked.member.last_name for asked in desk.quiet]
    rest = sorted(["Šimkus", "Žukas"])
    named = [row.member.last_name for row in desk.teachers]
    assert sorted(quiet) == ["Tylus", "Vėlus"]
    assert named[:2] == quiet
    assert [name for name in named[2:] if name in rest] == rest
    assert len(named) == 5


def test_order_says_more_than_the_five_that_are_named(cast):
    for number in range(7):
        newcomer(cast, f"Tylus{number}")
    newcomer(cast, "Abraitis", *AUTUMN, goal=GoalStatus.AGREED)

    desk = desk_of(cast.curator, cast.year)

    assert len(desk.worth_asking) == 5
    assert desk.teachers[-1].member.last_name == "Abraitis"


def test_an_answer_begins_at_what_waits_else_at_the_latest_record(cast):
    waits = newcomer(cast, "Laukia", *AUTUMN)
    september = waits.reflections.get(month=AUTUMN[0])
    make.make_waiting(september, cast.curator)
    read = newcomer(cast, "Parašyta", *AUTUMN, goal=GoalStatus.AGREED)
    make.make_reflection(read, cast.year, date(2026, 11, 1))  # a draft: not there for others
    goal = newcomer(cast, "Tikslas", goal=GoalStatus.AGREED).goals.get()
    drafts = newcomer(cast, "Juodraštis", goal=GoalStatus.DRAFT)
    make.make_reflection(drafts, cast.year)

    found = starts(cast)

    october = read.reflections.get(month=AUTUMN[1])
    assert found == {
        "Laukia": (f"/reflections/{september.pk}/?queue=1#id_text", True),
        "Parašyta": (f"/reflections/{october.pk}/#id_text", False),
        "Tikslas": (f"/goals/{goal.pk}/#id_text", False),
        "Juodraštis": None,
        cast.teacher.last_name: None,
    }


def test_the_field_of_an_answer_is_where_the_tap_leads(cast, login):
    newcomer(cast, "Parašyta", *AUTUMN, goal=GoalStatus.AGREED)
    client = login(cast.curator)

    for row in desk_of(cast.curator, cast.year).teachers:
        if row.start:
            url, _sign, field = row.start.url.partition("#")
            assert f'id="{field}"' in client.get(url).text
            assert row.start.url in client.get("/desk/").text


def test_conversations_ahead_are_the_curators_own_and_soonest_first(cast, login):
    days = [timedelta(days=n) for n in (4, 1, 3, 2)]
    for later in days:
        at = SOON + later
        member = newcomer(cast, f"Po{later.days}")
        make_conversation(
            member,
            cast.curator,
            cast.year,
            "agreed",
            starts_at=at,
            ends_at=at + timedelta(hours=1),
        )
    make_conversation(cast.teacher, cast.former_curator, cast.year, "agreed", wish="zzsvetimas")
    make_conversation(cast.teacher, cast.curator, cast.year, wish="zzpasiūlyta")

    found = desk_of(cast.curator, cast.year).talks

    assert [teacher.last_name for teacher, _talk in found] == ["Po1", "Po2", "Po3"]
    assert len(found) == TALKS_SHOWN
    page = login(cast.curator).get("/desk/").text
    assert "Kaip suspėti pasikalbėti su kiekvienu." in page
    assert "zz" not in page


def test_what_waits_is_always_what_the_curator_may_read(cast):
    for member in (cast.teacher, newcomer(cast, "Kita")):
        make.make_waiting(make.make_reflection(member, cast.year, submitted=True), cast.curator)
    former = make.make_reflection(cast.teacher, cast.year, AUTUMN[0], submitted=True)
    make.make_waiting(former, cast.former_curator)

    for name in ("curator", "former_curator", "administrator_curator"):
        reader = getattr(cast, name)
        waiting = set(Thread.objects.waiting_for(reader))
        assert waiting <= set(Thread.objects.visible_to(reader))
        assert len(waiting) == (2 if name == "curator" else 0)


@pytest.mark.parametrize("waits", [True, False])
def test_a_teachers_page_begins_with_the_answer_that_waits(cast, login, waits):
    row = make.make_reflection(cast.teacher, cast.year, submitted=True)
    if waits:
        make.make_waiting(row, cast.curator)
    url = f"/reflections/{row.pk}/{'?queue=1' if waits else ''}#id_text"

    page = login(cast.curator).get(f"/desk/{cast.teacher.pk}/")

    css = "btn-primary" if waits else "btn-outline-primary"
    assert f'<a class="btn {css}"\n         href="{url}">' in page.text
    assert page.text.count("btn btn-primary") == 1


def test_an_entry_offers_an_answer_until_there_is_one_and_while_the_year_is_open(cast):
    september, october = (
        make.make_reflection(cast.teacher, cast.year, month, submitted=True) for month in AUTUMN
    )
    services.send_message(make.make_waiting(september, cast.curator), "Ačiū.", by=cast.curator)

    def offered():
        months = timeline_of(cast.teacher, cast.year, cast.curator).recent
        return [entry.answer_url for month in months for entry in month.entries]

    assert offered() == [f"/reflections/{october.pk}/#id_text", ""]
    cast.year.status = YearStatus.CLOSED
    assert not any(offered())
