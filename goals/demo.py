"""Goals of a demonstration, many at a time, in every state up to today."""

from datetime import timedelta
from itertools import pairwise

from dialogue.demo import Talk, make_talks
from goals.demo_words import END_WORDS, GOALS, MID_WORDS, RETURN_NOTE
from goals.enums import AssessmentStatus, GoalStatus, Moment, Outcome
from goals.models import (
    AssessmentThread,
    Goal,
    GoalStep,
    GoalThread,
    GoalTransition,
    SelfAssessment,
)
from years.demo import moment

#: How likely each state is in the current year; the rest is agreed.
STATES = [
    (GoalStatus.SUBMITTED, 0.07),
    (GoalStatus.RETURNED, 0.03),
    (GoalStatus.DRAFT, 0.04),
    (None, 0.03),
]
#: The road to each state, for the record of transitions.
ROADS = {
    GoalStatus.DRAFT: [],
    GoalStatus.SUBMITTED: [GoalStatus.SUBMITTED],
    GoalStatus.RETURNED: [GoalStatus.SUBMITTED, GoalStatus.RETURNED],
    GoalStatus.AGREED: [GoalStatus.SUBMITTED, GoalStatus.AGREED],
    GoalStatus.CLOSED: [GoalStatus.SUBMITTED, GoalStatus.AGREED, GoalStatus.CLOSED],
}


def make_goals(people, year, directions, *, rng, now, known):
    """A goal for nearly every one of `people` in `year`; returns {member_id: Goal}.

    `people` are pairs (member, curator or None). `known` is {member_id: status} for those
    whose state is given; they take the goals at the head of the list, in order. `rng` is a
    random.Random, `now` an aware moment.
    """
    rows = [_goal(m, c, year, directions, rng, now, known) for m, c in people]
    rows = [row for row in rows if row]
    goals = Goal.objects.bulk_create([goal for goal, _words, _curator in rows], batch_size=500)
    _steps(rows, year, rng, now)
    _transitions(goals, rows)
    _talks(rows, year, rng, now)
    if year.status == "closed":
        _assessments(rows, year, rng)
    return {goal.owner_id: goal for goal in goals}


def _goal(member, curator, year, directions, rng, now, known):
    order = list(known)
    words = GOALS[order.index(member.pk)] if member.pk in known else rng.choice(GOALS)
    status = _status(member, year, rng, known)
    submitted_at = moment(year, 12 + rng.randrange(16), rng)
    if status is None or submitted_at > now:
        return None
    if status == GoalStatus.SUBMITTED:  # waits since these days, not since autumn
        submitted_at = max(submitted_at, now - timedelta(days=1 + rng.randrange(9), hours=2))
    settled_at = submitted_at + timedelta(days=2 + rng.randrange(6), hours=1)
    if settled_at > now and status in (GoalStatus.AGREED, GoalStatus.RETURNED):
        status = GoalStatus.SUBMITTED
    sentence, why, criteria, _planned, competence = words
    goal = Goal(
        owner=member,
        year=year,
        status=status,
        audience="curator" if rng.random() < 0.1 else "school",
        sentence=sentence,
        why=why,
        criteria=criteria,
        competence=competence,
        direction=rng.choice(directions) if directions else None,
        submitted_at=None if status == GoalStatus.DRAFT else submitted_at,
    )
    if status in (GoalStatus.AGREED, GoalStatus.CLOSED):
        goal.agreed_at = settled_at
    if status == GoalStatus.RETURNED:
        goal.returned_at, goal.return_note = settled_at, RETURN_NOTE
    if status == GoalStatus.CLOSED:
        goal.closed_at = moment(year, 282, rng)
        goal.outcome = rng.choice([Outcome.ACHIEVED, Outcome.ACHIEVED, Outcome.PARTLY])
    return goal, words, curator


def _status(member, year, rng, known):
    if year.status == "closed":
        return GoalStatus.CLOSED
    if member.pk in known:
        return known[member.pk]
    dice = rng.random()
    for status, share in STATES:
        if dice < share:
            return status
        dice -= share
    return GoalStatus.AGREED


def _steps(rows, year, rng, now):
    steps = []
    for goal, words, _curator in rows:
        apart = 260 // (len(words[3]) + 1)
        for position, text in enumerate(words[3]):
            due = year.starts_on + timedelta(days=apart * (position + 1))
            is_done = goal.agreed_at is not None and due < now.date() and rng.random() < 0.85
            steps.append(
                GoalStep(
                    goal=goal,
                    text=text,
                    due_on=due,
                    done_on=due if is_done else None,
                    position=position,
                )
            )
    GoalStep.objects.bulk_create(steps, batch_size=1000)


def _transitions(goals, rows):
    steps = []
    for goal, (_goal, _words, curator) in zip(goals, rows, strict=True):
        moments = [goal.submitted_at, goal.agreed_at or goal.returned_at, goal.closed_at]
        walked = pairwise([GoalStatus.DRAFT, *ROADS[goal.status]])
        for (start, to), at in zip(walked, moments, strict=False):
            by = curator if to in (GoalStatus.AGREED, GoalStatus.RETURNED) else goal.owner
            steps.append(
                GoalTransition(record=goal, from_status=start, to_status=to, at=at, by=by)
            )
    GoalTransition.objects.bulk_create(steps, batch_size=1000)


def _talks(rows, year, rng, now):
    """A returned or agreed goal was answered by it; one that waits has an open thread."""
    waiting = [
        (goal, curator)
        for goal, _words, curator in rows
        if curator is not None and goal.status != GoalStatus.DRAFT
    ]
    talks = [
        Talk(
            subject=f"goal:{goal.pk}",
            year=year,
            teacher=goal.owner,
            curator=curator,
            submitted_at=goal.submitted_at,
            read_at=goal.agreed_at or goal.returned_at,
        )
        for goal, curator in waiting
    ]
    threads = make_talks(talks)
    GoalThread.objects.bulk_create(
        [GoalThread(goal=g, thread=t) for (g, _c), t in zip(waiting, threads, strict=True)],
        batch_size=1000,
    )


def _assessments(rows, year, rng):
    made = [
        (goal, curator, when, day, words)
        for goal, _words, curator in rows
        for when, day, words in ((Moment.MID, 150, MID_WORDS), (Moment.END, 270, END_WORDS))
    ]
    assessments = SelfAssessment.objects.bulk_create(
        [
            SelfAssessment(
                goal=goal,
                moment=when,
                status=AssessmentStatus.SUBMITTED,
                closeness=rng.randint(2, 5),
                words=rng.choice(words),
                submitted_at=moment(year, day, rng),
            )
            for goal, _curator, when, day, words in made
        ],
        batch_size=1000,
    )
    pairs = [(a, row[1]) for a, row in zip(assessments, made, strict=True) if row[1]]
    talks = [
        Talk(
            subject=f"assessment:{a.pk}",
            year=year,
            teacher=a.goal.owner,
            curator=curator,
            submitted_at=a.submitted_at,
            read_at=a.submitted_at + timedelta(days=3),
        )
        for a, curator in pairs
    ]
    AssessmentThread.objects.bulk_create(
        [
            AssessmentThread(assessment=a, thread=thread)
            for (a, _c), thread in zip(pairs, make_talks(talks), strict=True)
        ],
        batch_size=1000,
    )
