"""Reflections of a demonstration, many at a time, in every state up to today."""

from dataclasses import dataclass, field
from datetime import timedelta

from dialogue.demo import Talk, make_talks
from goals.models import GoalStep
from reflections.demo_words import (
    ANSWERS,
    CURATOR,
    HAPPENED,
    MATTERED,
    NEXT_STEPS,
    OBSTACLES,
    REPLIES,
)
from reflections.enums import Growth, HowItWent, ReflectionStatus
from reflections.models import (
    GrowthTick,
    Prompt,
    PromptVersion,
    Reflection,
    ReflectionAnswer,
    ReflectionThread,
    ReflectionTransition,
)
from years.demo import moment
from years.models import DueDay

#: Older than this, every reflection was answered or at least read.
WAITS_AT_MOST = timedelta(days=40)
MISSED, LATE, ANSWERED, READ_ONLY, REPLIED = 0.06, 0.08, 0.72, 0.1, 0.15


@dataclass
class Written:
    """One reflection to be made and what hangs on it."""

    reflection: Reflection
    curator: object
    is_current: bool
    ticks: list = field(default_factory=list)


def make_prompts(schools, month):
    """The three suggested prompts for every school, from `month` on."""
    versions = PromptVersion.objects.bulk_create(
        [PromptVersion(school=school, from_month=month) for school in schools]
    )
    prompts = Prompt.objects.bulk_create(
        [
            Prompt(version=version, text=text, position=position)
            for version in versions
            for position, text in enumerate(ANSWERS)
        ],
        batch_size=1000,
    )
    by_school = {version.school_id: [] for version in versions}
    for prompt in prompts:
        by_school[prompt.version.school_id].append(prompt)
    return by_school


def make_reflections(people, year, prompts, *, rng, now, first=()):
    """Reflections of `people` (pairs of member and curator) for the months of `year` so far.

    Those in `first` miss no month, and the running one is still a draft of theirs.
    """
    months = list(
        DueDay.objects.filter(year=year, kind="reflection", opens_on__lte=now.date()).months()
    )
    rows = [row for m, c in people for row in _of_member(m, c, year, months, rng, now, first)]
    reflections = Reflection.objects.bulk_create([r.reflection for r in rows], batch_size=500)
    submitted = [r for r in rows if r.reflection.is_submitted]
    _transitions(submitted)
    _hang_on(rows, prompts, rng)
    _talks([r for r in submitted if r.curator], year, rng, now)
    return reflections


def _of_member(member, curator, year, months, rng, now, first):
    slip, slip_month, rows = "", None, []
    for number, day in enumerate(months):
        is_current = year.status == "open" and day is months[-1]
        row = _one(member, curator, year, day, rng, now, is_current, member.pk in first)
        if row is None:
            continue
        reflection = row.reflection
        if slip:
            _answer_slip(reflection, slip, slip_month, rng, skip_words=number == 0)
        if reflection.is_submitted:
            slip, slip_month = reflection.next_step, reflection.month
        rows.append(row)
    return rows


def _one(member, curator, year, day, rng, now, is_current, is_first):
    dice = rng.random()
    if not is_first and dice < (0.7 if is_current else MISSED):
        return None
    is_late = not is_first and not is_current and dice < MISSED + LATE
    offset = (day.due_on - year.starts_on).days + (3 if is_late else -rng.randrange(8))
    submitted_at = moment(year, offset, rng)
    is_draft = is_current and (is_first or dice < 0.85)
    if submitted_at > now:
        is_draft = True
    reflection = Reflection(
        owner=member,
        year=year,
        month=day.month,
        status=ReflectionStatus.DRAFT if is_draft else ReflectionStatus.SUBMITTED,
        audience=rng.choices(["curator", "group", "school"], [75, 17, 8])[0],
        mattered=rng.choice(MATTERED) if rng.random() < 0.85 else "",
        next_step="" if is_draft else rng.choice(NEXT_STEPS),
        submitted_at=None if is_draft else submitted_at,
        is_late=is_late and not is_draft,
        version=1,
    )
    count = rng.choice([0, 1, 1, 2, 2, 3])
    return Written(reflection, curator, is_current, rng.sample(Growth.values, count))


def _answer_slip(reflection, slip, slip_month, rng, *, skip_words):
    reflection.slip, reflection.slip_month = slip, slip_month
    reflection.how_it_went = rng.choices(list(HowItWent.values), [50, 35, 15])[0]
    not_tried = reflection.how_it_went == HowItWent.NOT_TRIED
    if not skip_words:
        reflection.what_happened = rng.choice(OBSTACLES if not_tried else HAPPENED)


def _transitions(rows):
    ReflectionTransition.objects.bulk_create(
        [
            ReflectionTransition(
                record=row.reflection,
                from_status=ReflectionStatus.DRAFT,
                to_status=ReflectionStatus.SUBMITTED,
                at=row.reflection.submitted_at,
                by=row.reflection.owner,
            )
            for row in rows
        ],
        batch_size=1000,
    )


def _hang_on(rows, prompts, rng):
    """Growth ticks, answers to the school's prompts, and links to goal steps."""
    GrowthTick.objects.bulk_create(
        [GrowthTick(reflection=r.reflection, category=c) for r in rows for c in r.ticks],
        batch_size=2000,
    )
    chosen = [(r.reflection, rng.choice(prompts)) for r in rows if prompts and rng.random() < 0.3]
    ReflectionAnswer.objects.bulk_create(
        [
            ReflectionAnswer(
                reflection=reflection,
                prompt=prompt,
                question=prompt.text,
                text=rng.choice(ANSWERS[prompt.text]),
            )
            for reflection, prompt in chosen
        ],
        batch_size=1000,
    )
    _link_steps([r.reflection for r in rows if rng.random() < 0.2])


def _link_steps(reflections):
    owners = {r.owner_id for r in reflections}
    years = {r.year_id for r in reflections}
    steps = GoalStep.objects.filter(
        goal__owner__in=owners, goal__year__in=years, done_on__isnull=False
    ).values_list("goal__owner", "goal__year", "pk")
    by_owner = {(owner, year): pk for owner, year, pk in steps}
    link = Reflection.goal_steps.through
    link.objects.bulk_create(
        [
            link(reflection_id=r.pk, goalstep_id=by_owner[r.owner_id, r.year_id])
            for r in reflections
            if (r.owner_id, r.year_id) in by_owner
        ],
        batch_size=1000,
    )


def _talks(rows, year, rng, now):
    talks = [_talk(row, year, rng, now) for row in rows]
    threads = make_talks(talks)
    ReflectionThread.objects.bulk_create(
        [
            ReflectionThread(reflection=row.reflection, thread=thread)
            for row, thread in zip(rows, threads, strict=True)
        ],
        batch_size=1000,
    )


def _talk(row, year, rng, now):
    reflection = row.reflection
    talk = Talk(
        subject=f"reflection:{reflection.pk}",
        year=year,
        teacher=reflection.owner,
        curator=row.curator,
        submitted_at=reflection.submitted_at,
    )
    answered_at = reflection.submitted_at + timedelta(days=1 + rng.randrange(7), minutes=20)
    is_recent = reflection.submitted_at > now - WAITS_AT_MOST
    dice = rng.random() * (1 if is_recent else ANSWERED + READ_ONLY)
    if answered_at > now or dice > ANSWERED + READ_ONLY:
        return talk
    talk.read_at = answered_at
    if dice < ANSWERED:
        talk.answer = (rng.choice(CURATOR), answered_at)
        replied_at = answered_at + timedelta(days=1, hours=2)
        if replied_at < now and rng.random() < REPLIED:
            talk.reply = (rng.choice(REPLIES), replied_at)
    return talk
