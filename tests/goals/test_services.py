"""A goal's way: who is told, who waits, what is kept."""

from datetime import date

import pytest

from activity.models import Entry, Notification
from core.exceptions import RefusedError, TransitionError
from dialogue.models import Thread
from goals import services
from goals.enums import AssessmentStatus, GoalStatus, Moment, Outcome
from goals.models import Goal, GoalAudienceChange, GoalThread, SelfAssessment
from goals.queries import goals_carried
from groups.enums import Audience
from groups.services import appoint_curator
from tests import factories as make
from years.services import open_year


@pytest.fixture
def draft(cast):
    return make.make_goal(cast.teacher, cast.year, is_other_direction=True)


def told(verb):
    return set(
        Notification.objects.filter(entry__verb=verb).values_list("member__first_name", flat=True)
    )


def ended(goal):
    SelfAssessment.objects.create(
        goal=goal,
        moment=Moment.END,
        status=AssessmentStatus.SUBMITTED,
        closeness=4,
        words="Beveik.",
        submitted_at=make.at(make.TODAY),
    )


def test_submitting_tells_the_curator_and_waits_for_them(cast, draft):
    goal = services.submit_goal(draft, by=cast.teacher)

    thread = Thread.objects.get()
    assert goal.status == GoalStatus.SUBMITTED
    assert told("goal_submitted") == {"Curator"}
    assert (thread.curator, thread.teacher) == (cast.curator, cast.teacher)
    assert thread.waiting_since is not None
    assert GoalThread.objects.get().goal == goal
    (moved,) = goal.transitions.all()
    assert (moved.from_status, moved.to_status, moved.by) == ("draft", "submitted", cast.teacher)


@pytest.mark.parametrize(
    "lack", [{"sentence": ""}, {"criteria": " \n"}, {"is_other_direction": False}]
)
def test_a_goal_that_lacks_something_is_not_submitted(cast, draft, lack):
    Goal.objects.filter(pk=draft.pk).update(**lack)

    with pytest.raises(RefusedError):
        services.submit_goal(draft, by=cast.teacher)

    draft.refresh_from_db()
    assert draft.status == GoalStatus.DRAFT


def test_a_goal_without_a_step_is_not_submitted(cast, draft):
    draft.steps.all().delete()

    with pytest.raises(RefusedError):
        services.submit_goal(draft, by=cast.teacher)


def test_a_school_may_leave_directions_out(cast, draft):
    cast.school.is_direction_required = False
    cast.school.save()
    Goal.objects.filter(pk=draft.pk).update(is_other_direction=False)

    assert services.submit_goal(draft, by=cast.teacher).status == GoalStatus.SUBMITTED


def test_without_a_curator_a_goal_waits_for_the_first_one(cast):
    goal = make.make_goal(cast.groupmate, cast.year, is_other_direction=True)
    services.submit_goal(goal, by=cast.groupmate)
    assert not Thread.objects.exists()

    appoint_curator(cast.groupmate, year=cast.year, curator=cast.curator, by=cast.administrator)

    thread = Thread.objects.get()
    assert thread.curator == cast.curator
    assert thread.waiting_since is not None
    assert GoalThread.objects.get().goal == goal


def test_what_waits_moves_to_a_new_curator(cast, draft):
    services.submit_goal(draft, by=cast.teacher)

    appoint_curator(cast.teacher, year=cast.year, curator=cast.colleague, by=cast.administrator)

    waiting = Thread.objects.filter(waiting_since__isnull=False)
    assert [thread.curator for thread in waiting] == [cast.colleague]
    assert GoalThread.objects.count() == 2


def test_taking_back_tells_the_curator_and_ends_the_waiting(cast, draft):
    services.submit_goal(draft, by=cast.teacher)

    goal = services.take_back_goal(draft, by=cast.teacher)

    assert goal.status == GoalStatus.DRAFT
    assert told("goal_taken_back") == {"Curator"}
    assert Thread.objects.get().waiting_since is None


def test_agreeing_tells_the_owner_and_ends_the_waiting(cast, draft):
    services.submit_goal(draft, by=cast.teacher)

    goal = services.agree_goal(draft, by=cast.curator)

    thread = Thread.objects.get()
    assert goal.agreed_at is not None
    assert told("goal_agreed") == {"Teacher"}
    assert (thread.waiting_since, thread.read_at is not None) == (None, True)


def test_a_return_needs_a_note(cast, draft):
    services.submit_goal(draft, by=cast.teacher)

    with pytest.raises(RefusedError):
        services.return_goal(draft, note=" ", by=cast.curator)

    goal = services.return_goal(draft, note="Iš ko suprasite?", by=cast.curator)
    assert (goal.status, goal.return_note) == (GoalStatus.RETURNED, "Iš ko suprasite?")
    assert told("goal_returned") == {"Teacher"}


def test_what_was_typed_after_a_return_becomes_the_text_when_submitted(cast, draft):
    goal = make.make_goal(
        cast.colleague,
        cast.year,
        GoalStatus.RETURNED,
        is_other_direction=True,
        pending={"why": "Nes svarbu."},
    )

    goal = services.submit_goal(goal, by=cast.colleague)

    assert (goal.why, goal.pending) == ("Nes svarbu.", None)


def test_closing_needs_the_year_end_self_assessment(cast):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    with pytest.raises(RefusedError):
        services.close_goal(goal, outcome=Outcome.PARTLY, by=cast.teacher)
    ended(goal)

    goal = services.close_goal(goal, outcome=Outcome.PARTLY, by=cast.teacher)

    assert (goal.status, goal.outcome) == (GoalStatus.CLOSED, Outcome.PARTLY)
    assert told("goal_closed") == {"Curator"}

    goal = services.reopen_goal(goal, by=cast.teacher)
    assert (goal.status, goal.outcome, goal.closed_at) == (GoalStatus.AGREED, "", None)


def test_a_begun_change_is_not_lost_by_closing(cast):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, pending={"why": "x"})
    ended(goal)

    with pytest.raises(RefusedError):
        services.close_goal(goal, outcome=Outcome.PARTLY, by=cast.teacher)


def test_carried_over_makes_a_draft_in_the_next_open_year(cast):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, steps=3, why="Kodėl.")
    services.tick_step(goal.steps.first(), by=cast.teacher, is_done=True)
    ended(goal)
    following = make.make_year(cast.school, 2027)

    services.close_goal(goal, outcome=Outcome.CARRIED, by=cast.teacher)

    draft = Goal.objects.get(year=following)
    assert (draft.sentence, draft.why, draft.criteria) == (goal.sentence, "Kodėl.", goal.criteria)
    assert (draft.status, draft.carried_from) == (GoalStatus.DRAFT, goal)
    assert [step.text for step in draft.steps.all()] == ["2 žingsnis", "3 žingsnis"]


def test_carrying_over_never_overwrites(cast):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.CLOSED, outcome="carried")
    there = make.make_goal(cast.teacher, make.make_year(cast.school, 2027), sentence="Kitas.")

    with pytest.raises(RefusedError):
        services.carry_over(goal, by=cast.teacher)

    there.refresh_from_db()
    assert there.sentence == "Kitas."
    assert services.carry_steps(goal, there, by=cast.teacher) == 0


def test_nothing_is_carried_into_a_year_that_is_not_open(cast):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.CLOSED, outcome="carried")
    make.make_year(cast.school, 2027, status="planned")

    with pytest.raises(RefusedError):
        services.carry_over(goal, by=cast.teacher)
    assert services.carry_year(cast.year, None, by=cast.administrator) == 0


def test_opening_the_next_year_carries_those_who_asked_and_still_take_part(cast):
    make.make_goal(cast.teacher, cast.year, GoalStatus.CLOSED, outcome="carried")
    make.make_goal(cast.colleague, cast.year, GoalStatus.CLOSED, outcome="achieved")
    make.make_goal(cast.groupmate, cast.year, GoalStatus.CLOSED, outcome="carried")
    type(cast.groupmate).objects.filter(pk=cast.groupmate.pk).update(
        takes_part_until=date(2027, 6, 30)
    )
    following = make.make_year(cast.school, 2027, status="planned")
    assert goals_carried(following, cast.year) == [cast.teacher.name]

    open_year(following, by=cast.administrator)

    assert Goal.objects.get(year=following).owner == cast.teacher


def test_a_change_of_audience_is_kept_and_tells_nobody(cast):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)

    services.change_audience(goal, audience=Audience.GROUP, by=cast.teacher)
    services.change_audience(goal, audience=Audience.GROUP, by=cast.teacher)

    (change,) = GoalAudienceChange.objects.all()
    assert (change.was, change.now, change.by) == ("school", "group", cast.teacher)
    assert not Entry.objects.exists()


def test_a_drafts_audience_leaves_no_history(cast, draft):
    services.change_audience(draft, audience=Audience.CURATOR, by=cast.teacher)

    draft.refresh_from_db()
    assert draft.audience == Audience.CURATOR
    assert not GoalAudienceChange.objects.exists()


def test_a_draft_is_deleted_but_not_what_the_curator_has_seen(cast, draft):
    services.submit_goal(draft, by=cast.teacher)
    services.take_back_goal(draft, by=cast.teacher)

    with pytest.raises(RefusedError):
        services.delete_goal(draft, by=cast.teacher)

    fresh = make.make_goal(cast.colleague, cast.year)
    services.delete_goal(fresh, by=cast.colleague)
    assert not Goal.objects.filter(pk=fresh.pk).exists()


def test_two_decisions_meet_in_the_table(cast, draft):
    services.submit_goal(draft, by=cast.teacher)
    services.agree_goal(draft, by=cast.curator)

    with pytest.raises(TransitionError):
        services.return_goal(draft, note="Vėlai.", by=cast.curator)
