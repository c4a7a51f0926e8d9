"""Rows for tests: plain functions with good defaults, one per model."""

import itertools
from datetime import date, datetime, time

from django.utils import timezone

from core.text import fold
from dialogue.services import await_answer
from goals.enums import GoalStatus
from goals.models import Goal, GoalStep
from groups.enums import Audience, GroupKind
from groups.models import AptGroup, Curatorship, Membership
from people.models import Member, Municipality, MunicipalityViewer, School, User
from reflections.enums import ReflectionStatus
from reflections.models import Reflection
from reminders.scope import Scope
from years.enums import YearStatus
from years.models import Direction, DueDay, SchoolYear, Term

#: The moment every test lives in: a Monday in the middle of the first half-year.
TODAY = date(2026, 11, 23)
STARTS_ON = date(2026, 9, 1)
PASSWORD = "labas-rytas-2026"  # noqa: S105  a test's own

counter = itertools.count(1)


def at(day, hour=12):
    """An aware moment on `day`, Vilnius time."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


def make_school(name="", **fields):
    return School.objects.create(name=name or f"Mokykla {next(counter)}", **fields)


def make_municipality(*schools, name=""):
    """(a municipality of these schools, a User who may look across them)."""
    made = Municipality.objects.create(name=name or f"Savivaldybė {next(counter)}")
    made.schools.set(schools)
    viewer = make_user()
    MunicipalityViewer.objects.create(user=viewer, municipality=made)
    return made, viewer


def make_user(email="", **fields):
    user = _user(email or f"asmuo{next(counter)}@mokykla.lt", **fields)
    user.save()
    return user


def _user(email, **fields):
    user = User(email=email, **fields)
    user.set_password(PASSWORD)
    return user


def make_member(school, first_name="Ona", last_name="", **fields):
    """Somebody on the staff since 2020 who takes part, unless said otherwise."""
    return make_members(school, {"first_name": first_name, "last_name": last_name, **fields})[0]


def make_members(school, *people):
    """Many at once, each told as a dict of what `make_member` takes: two statements."""
    members = [_member(school, **fields) for fields in people]
    accounts = [member.user for member in members if member.user and not member.user.pk]
    User.objects.bulk_create(accounts)
    return Member.objects.bulk_create(members)


def _member(school, first_name, last_name="", *, user=True, **fields):
    number = next(counter)
    email = fields.pop("email", f"darbuotojas{number}@mokykla.lt")
    account = _user(email) if user is True else (user or None)
    fields.setdefault("joined_on", date(2020, 9, 1))
    fields.setdefault("takes_part_from", date(2020, 9, 1))
    last_name = last_name or f"Pavardė{number}"
    return Member(
        school=school,
        user=account,
        first_name=first_name,
        last_name=last_name,
        folded_name=fold(f"{first_name} {last_name}"),
        email=email,
        **fields,
    )


def make_year(school, starts=2026, status=YearStatus.OPEN):
    """A year with two half-years, ten reflection months, a goal's due day and a direction."""
    year = SchoolYear.objects.create(
        school=school,
        starts_on=date(starts, 9, 1),
        ends_on=date(starts + 1, 8, 31),
        status=status,
    )
    spans = [(date(starts, 9, 1), date(starts + 1, 1, 31))]
    spans.append((date(starts + 1, 2, 1), date(starts + 1, 6, 15)))
    Term.objects.bulk_create(
        Term(year=year, number=number, name=f"{number} pusmetis", starts_on=first, ends_on=last)
        for number, (first, last) in enumerate(spans, start=1)
    )
    months = [date(starts + (n + 8) // 12, (n + 8) % 12 + 1, 1) for n in range(10)]
    due = [
        DueDay(year=year, kind="reflection", month=m, opens_on=m, due_on=m.replace(day=28))
        for m in months
    ]
    goal = {"kind": "goal", "opens_on": year.starts_on, "due_on": date(starts, 9, 30)}
    DueDay.objects.bulk_create([*due, DueDay(year=year, **goal)])
    Direction.objects.create(year=year, code="K1", name="Įtraukusis ugdymas")
    return year


def make_curatorship(curator, member, year, **fields):
    fields.setdefault("from_on", year.starts_on)
    return Curatorship.objects.create(year=year, member=member, curator=curator, **fields)


def make_group(year, *members, name="", kind=GroupKind.APT, facilitator=None):
    group = AptGroup.objects.create(
        year=year, kind=kind, name=name or f"Grupelė {next(counter)}", facilitator=facilitator
    )
    Membership.objects.bulk_create(
        Membership(group=group, member=member, year=year, kind=kind, from_on=year.starts_on)
        for member in members
    )
    return group


def make_goal(owner, year, status=GoalStatus.DRAFT, *, steps=1, **fields):
    fields.setdefault("sentence", "Noriu, kad mokiniai patys matytų, ką taisyti toliau.")
    fields.setdefault("criteria", "Pusė klasės pažymi dvi vietas.")
    if status != GoalStatus.DRAFT:
        fields.setdefault("submitted_at", at(date(year.starts_on.year, 9, 20)))
    if status in (GoalStatus.AGREED, GoalStatus.CLOSED):
        fields.setdefault("agreed_at", at(date(year.starts_on.year, 9, 25)))
    if status == GoalStatus.RETURNED:
        fields.setdefault("return_note", "Patikslinkite, iš ko suprasite.")
    if status == GoalStatus.CLOSED:
        fields.setdefault("closed_at", at(date(year.starts_on.year + 1, 6, 10)))
        fields.setdefault("outcome", "achieved")
    goal = Goal.objects.create(owner=owner, year=year, status=status, **fields)
    for position in range(steps):
        GoalStep.objects.create(goal=goal, text=f"{position + 1} žingsnis", position=position)
    return goal


def make_reflection(owner, year, month=date(2026, 10, 1), *, submitted=False, **fields):
    fields.setdefault("audience", Audience.CURATOR)
    fields.setdefault("mattered", "Mergaitė pati paprašė antro lapo.")
    if submitted:
        fields.setdefault("next_step", "Pradėsiu pamoką klausimu.")
        fields.setdefault("submitted_at", at(month.replace(day=27)))
        fields["status"] = ReflectionStatus.SUBMITTED
    return Reflection.objects.create(owner=owner, year=year, month=month, **fields)


def make_waiting(record, curator, *, since=None):
    """The curator's word about a submitted goal, self-assessment or reflection is awaited."""
    goal = getattr(record, "goal", None) or record
    kind = {"Goal": "goal", "SelfAssessment": "assessment", "Reflection": "reflection"}[
        type(record).__name__
    ]
    thread = await_answer(
        f"{kind}:{record.pk}", teacher=goal.owner, curator=curator, year=goal.year, since=since
    )
    record.threads.create(thread=thread)
    return thread


def scope(members, year, between):
    """What a source of deadlines or events is asked now."""
    return Scope(members, [year], between, timezone.now())
