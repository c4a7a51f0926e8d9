"""The months of a year as the ring, the desk and the school show them."""

from datetime import date

from core.figures import MonthState as S
from dialogue.services import await_answer, send_message
from people.models import Leave
from reflections.models import ReflectionThread
from reflections.months import month_states
from tests import factories as make

SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)


def states(member, year, **more):
    return [month.state for month in month_states([member], year, **more)[member.pk]]


def test_nothing_written_is_missed_now_and_to_come(cast):
    assert states(cast.teacher, cast.year) == [S.MISSED, S.MISSED, S.NOW, *[S.FUTURE] * 7]


def test_submitted_late_and_answered_months_differ(cast):
    make.make_reflection(cast.teacher, cast.year, SEPTEMBER, submitted=True, is_late=True)
    october = make.make_reflection(cast.teacher, cast.year, OCTOBER, submitted=True)
    thread = await_answer(
        f"reflection:{october.pk}", teacher=cast.teacher, curator=cast.curator, year=cast.year
    )
    ReflectionThread.objects.create(reflection=october, thread=thread)
    send_message(thread, "O kas, jei?", by=cast.curator)

    assert states(cast.teacher, cast.year)[:3] == [S.LATE, S.ANSWERED, S.NOW]


def test_a_draft_exists_for_its_owner_alone(cast):
    make.make_reflection(cast.teacher, cast.year, NOVEMBER)

    assert states(cast.teacher, cast.year)[2] == S.NOW
    assert states(cast.teacher, cast.year, own=True)[2] == S.DRAFT


def test_leave_leaves_months_out(cast):
    assert states(cast.on_leave, cast.year)[:5] == [S.MISSED, *[S.LEFT_OUT] * 3, S.FUTURE]


def test_months_before_joining_and_after_the_end_are_left_out(cast):
    newcomer = make.make_member(cast.school, takes_part_from=date(2026, 10, 20))
    leaver = make.make_member(cast.school, takes_part_until=date(2026, 10, 30))

    assert states(newcomer, cast.year)[:3] == [S.LEFT_OUT, S.MISSED, S.NOW]
    assert states(leaver, cast.year)[:3] == [S.MISSED, S.MISSED, S.LEFT_OUT]


def test_thirty_members_cost_as_much_as_one(cast, django_assert_num_queries):
    members = [make.make_member(cast.school, user=False) for _ in range(30)]
    Leave.objects.create(member=members[0], from_on=OCTOBER, until_on=OCTOBER)

    with django_assert_num_queries(3):
        month_states(members[:1], cast.year)
    with django_assert_num_queries(3):
        month_states(members, cast.year)
