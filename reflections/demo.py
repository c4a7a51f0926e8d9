"""Reflections of a demonstration, many at a time, in every state up to today."""

from dataclasses import dataclass
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
    Prompt,
    PromptVersion,
    Reflection,
    ReflectionThread,
    ReflectionTransition,
)
from years.demo import moment
from years.models import DueDay

#: Older than this, every reflection was answered or at least read.
WAITS_AT_MOST = timedelta(days=26)
REPLY_WAITS_AT_MOST = timedelta(days=25)
MISSED, LATE, ANSWERED, READ_ONLY, REPLIED = 0.06, 0.08, 0.72, 0.1, 0.15


@dataclass
class Season:
    """What every reflection of one school's year has in common."""

    year: object
    prompts: list
    rng: object
    now: object
    #: members who miss no month and whose running month is still a draft
    first: tuple
    #: members whose first month of the year came late
    late: tuple = ()

    def __post_init__(self):
        days = DueDay.objects.filter(year=self.year, opens_on__lte=self.now.date())
        self.months = list(days.months())


@dataclass
class Written:
    """One reflection to be made, and whose answer it gets."""

    reflection: Reflection
    curator: object


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


def make_reflections(people, season):
    """Reflections of `people` (pairs of member and curator) for the months so far."""
    rows = [row for member, curator in people for row in _of_member(member, curator, season)]
    reflections = Reflection.objects.bulk_create([r.reflection for r in rows], batch_size=500)
    submitted = [r for r in rows if r.reflection.is_submitted]
    _transitions(submitted)
    _link_steps([r for r in reflections if season.rng.random() < 0.2])
    _talks([r for r in submitted if r.curator], season)
    return reflections


def _of_member(member, curator, season):
    slip, slip_month, rows = "", None, []
    for number, day in enumerate(season.months):
        reflection = _one(member, day, season)
        if reflection is None:
            continue
        if slip:
            _answer_slip(reflection, slip, slip_month, season.rng, skip_words=number == 0)
        if reflection.is_submitted:
            slip, slip_month = reflection.next_step, reflection.month
        rows.append(Written(reflection, curator))
    return rows


def _one(member, day, season):
    year, rng, dice = season.year, season.rng, season.rng.random()
    is_first = member.pk in season.first
    is_running = year.status == "open" and day is season.months[-1]
    if not is_first and member.pk not in season.late and dice < (0.7 if is_running else MISSED):
        return None
    is_late = not is_first and not is_running and dice < MISSED + LATE
    if member.pk in season.late and day is season.months[0]:
        is_late = not is_running
    offset = (day.due_on - year.starts_on).days + (3 if is_late else -rng.randrange(8))
    if is_running:  # the few who are early
        offset = min(offset, (season.now.date() - year.starts_on).days - 1)
    submitted_at = moment(year, offset, rng)
    is_draft = submitted_at > season.now or (is_running and (is_first or dice < 0.85))
    return Reflection(
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
        growth=" ".join(sorted(rng.sample(Growth.values, rng.choice([0, 1, 1, 2, 2, 3])))),
        answers=_answers(season.prompts, rng),
    )


def _answer_slip(reflection, slip, slip_month, rng, *, skip_words):
    reflection.slip, reflection.slip_month = slip, slip_month
    reflection.how_it_went = rng.choices(list(HowItWent.values), [50, 35, 15])[0]
    not_tried = reflection.how_it_went == HowItWent.NOT_TRIED
    if not skip_words:
        reflection.what_happened = rng.choice(OBSTACLES if not_tried else HAPPENED)


def _answers(prompts, rng):
    """The school's questions as they stood, one in three of them answered."""
    return [
        {
            "prompt": prompt.pk,
            "question": prompt.text,
            "help": prompt.help_text,
            "text": rng.choice(ANSWERS[prompt.text]) if rng.random() < 0.3 else "",
        }
        for prompt in prompts
    ]


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


def _talks(rows, season):
    talks = [_talk(row, season) for row in rows]
    threads = make_talks(talks)
    ReflectionThread.objects.bulk_create(
        [
            ReflectionThread(reflection=row.reflection, thread=thread)
            for row, thread in zip(rows, threads, strict=True)
        ],
        batch_size=1000,
    )


def _talk(row, season):
    reflection, rng, now = row.reflection, season.rng, season.now
    talk = Talk(
        subject=f"reflection:{reflection.pk}",
        year=season.year,
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
            talk.reply_read = replied_at < now - REPLY_WAITS_AT_MOST
    return talk
