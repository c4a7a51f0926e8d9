"""When reflections are due, for one member and for a school alike."""

from datetime import date

from core.dates import WorkingDays
from people.models import Member
from reflections.deadlines import propose, reflections_due, submitted_events
from reflections.traces import trace
from reminders.sources import deadlines
from tests import factories as make

YEAR = (date(2026, 9, 1), date(2027, 8, 31))


def due(members, year, between=YEAR):
    members = Member.objects.filter(pk__in=[m.pk for m in members])
    rows = reflections_due(make.scope(members, year, between))
    return [(row.member_id, row.key) for row in rows]


def test_open_months_that_are_not_submitted(cast):
    make.make_reflection(cast.teacher, cast.year, date(2026, 9, 1), submitted=True)
    make.make_reflection(cast.teacher, cast.year, date(2026, 10, 1))

    assert due([cast.teacher], cast.year) == [
        (cast.teacher.pk, "reflection:2026-10"),
        (cast.teacher.pk, "reflection:2026-11"),
    ]


def test_leave_leaving_and_not_taking_part_owe_nothing(cast):
    months = due([cast.on_leave, cast.leaver, cast.administrator], cast.year)

    assert months == [
        (cast.on_leave.pk, "reflection:2026-09"),
        (cast.leaver.pk, "reflection:2026-09"),
        (cast.leaver.pk, "reflection:2026-10"),
    ]


def test_days_outside_are_not_asked(cast):
    assert due([cast.teacher], cast.year, (date(2026, 11, 1), date(2026, 11, 30))) == [
        (cast.teacher.pk, "reflection:2026-11")
    ]


def test_one_costs_as_much_as_a_school(cast, django_assert_num_queries):
    with django_assert_num_queries(4):
        reflections_due(make.scope(Member.objects.filter(school=cast.school), cast.year, YEAR))


def test_home_and_reminders_ask_the_same(cast):
    rows = deadlines(Member.objects.filter(pk=cast.teacher.pk), cast.year, YEAR)

    first = next(row for row in rows if row.kind == "reflection")
    assert (first.url, first.due_on) == ("/reflections/2026-09/", date(2026, 9, 28))


def test_proposed_days_are_the_last_working_ones(cast):
    proposals = propose(cast.year, [], WorkingDays([(date(2026, 12, 23), date(2027, 1, 5))]))

    assert [p.month.month for p in proposals] == [9, 10, 11, 12, 1, 2, 3, 4, 5, 6]
    assert proposals[2].due_on == date(2026, 11, 30)
    assert proposals[3].due_on == date(2026, 12, 22)
    assert proposals[3].opens_on == date(2026, 12, 1)


def test_submitted_ones_are_events(cast):
    row = make.make_reflection(cast.teacher, cast.year, submitted=True)

    october = (date(2026, 10, 1), date(2026, 10, 31))
    members = Member.objects.filter(pk=cast.teacher.pk)
    events = submitted_events(make.scope(members, cast.year, october))

    assert [(event.key, event.url) for event in events] == [
        (f"reflection:{row.pk}", f"/reflections/{row.pk}/")
    ]


def test_goal_shows_where_its_step_was_described(cast):
    goal = make.make_goal(cast.teacher, cast.year)
    row = make.make_reflection(cast.teacher, cast.year, submitted=True)
    row.goal_steps.add(goal.steps.get())

    assert [t.url for t in trace(goal, cast.curator)] == [f"/reflections/{row.pk}/"]
    assert trace(goal, cast.colleague) == []
