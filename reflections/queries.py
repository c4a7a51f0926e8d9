"""Reads of reflections that have a name."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from core.dates import month_of, next_month
from core.prepared import Prepared
from goals.models import GoalStep
from people.models import Member
from reflections.content import blank, typed_in
from reflections.models import (
    Prompt,
    PromptVersion,
    Reflection,
    ReflectionAttachment,
    ReflectionDraftCopy,
)
from years.enums import YearStatus
from years.models import DueDay


@dataclass(frozen=True)
class Slip:
    """The step that a reflection opens with, and the month it comes from."""

    text: str = ""
    month: date | None = None


@dataclass(frozen=True)
class Place:
    """A month that a member may begin: its due day, the slip waiting there, the questions."""

    due: DueDay
    slip: Slip
    questions: list[Prompt]

    @property
    def year(self):
        return self.due.year

    @property
    def month(self):
        return self.due.month


@dataclass(frozen=True)
class Sheet:
    """One's own month as the editor shows it: begun (`reflection`) or not yet (`place`)."""

    owner: Member
    month: date
    reflection: Reflection | None
    place: Place | None = None

    @property
    def year(self):
        return self.reflection.year if self.reflection else self.place.year

    @property
    def slip(self):
        row = self.reflection
        return Slip(row.slip, row.slip_month) if row else self.place.slip

    @property
    def is_submitted(self):
        return self.reflection is not None and self.reflection.is_submitted

    @property
    def version(self):
        return self.reflection.version if self.reflection else 0

    @property
    def content(self):
        return typed_in(self.reflection) if self.reflection else blank(self.place.questions)

    @property
    def next_month(self):
        """The month that the next step is for."""
        return next_month(self.month)

    @property
    def address(self):
        """How the month stands in an address."""
        return f"{self.month:%Y-%m}"

    @property
    def draft_key(self):
        """How the browser names the text it keeps; the vault's key makes it this member's."""
        return f"reflection:{self.address}"


def sheet_of(member, month):
    """The member's own month, or None where there is none to write in (A8)."""
    reflection = own_reflection(member, month)
    if reflection:
        return Sheet(member, month, reflection)
    place = place_of(member, month)
    return Sheet(member, month, None, place) if place else None


def place_of(member, month):
    """Where `member` may begin to write about `month`, or None (A8); two queries."""
    today = timezone.localdate()
    is_too_far = month > next_month(today) or month < month_of(member.joined_on)
    if is_too_far or member.has_left() or not member.takes_part():
        return None
    steps = Reflection.objects.filter(owner=member, month__lt=month).submitted()
    latest = steps.order_by("-month")
    due = (
        DueDay.objects.months()
        .filter(month=month, year__school_id=member.school_id, year__status=YearStatus.OPEN)
        .select_related("year")
        .annotate(
            slip=Subquery(latest.values("next_step")[:1]),
            slip_month=Subquery(latest.values("month")[:1]),
        )
        .first()
    )
    if due is None:
        return None
    questions = list(Prompt.objects.for_month(member.school_id, month))
    return Place(due, Slip(due.slip or "", due.slip_month), questions)


@Prepared
def _own(member, month: date):
    rows = Reflection.objects.filter(owner=member, month=month, year__status=YearStatus.OPEN)
    copies = ReflectionDraftCopy.objects.waiting().filter(reflection=OuterRef("pk"))
    return rows.select_related("year").annotate(has_copies=Exists(copies)).order_by("pk")[:1]


def own_reflection(member, month):
    """The member's own row of a month of an open year, or None; one query.

    `has_copies` says that a second text waits to be chosen.
    """
    return next(iter(_own.rows(member=member.pk, month=month)), None)


def for_page():
    """Reflections with what a page about one names; narrow them with `visible_to`."""
    return Reflection.objects.select_related("owner__school", "year")


@Prepared
def _attachments(reflection):
    return ReflectionAttachment.objects.filter(reflection=reflection)


def attachments_of(reflection):
    return _attachments.rows(reflection=reflection.pk)


def waiting_copies(reflection, member):
    """Texts that arrived second and were not chosen yet, latest first."""
    copies = ReflectionDraftCopy.objects.visible_to(member).waiting()
    return list(copies.filter(reflection=reflection).order_by("-made_at", "-pk"))


def prompt_version(school):
    """The newest prompts of the school, or None."""
    return PromptVersion.objects.filter(school=school).newest_first().first()


@Prepared
def _goal_steps(member, year):
    return GoalStep.objects.filter(goal__owner=member, goal__year=year).select_related("goal")


def goal_steps_of(member, year):
    """The steps of the member's own goal, each with its goal; one query."""
    return _goal_steps.rows(member=member.pk, year=year.pk)


def others_of_year(reflection, reader):
    """The owner's reflections of the same year that `reader` may see, in order."""
    rows = Reflection.objects.visible_to(reader).filter(
        owner=reflection.owner_id, year=reflection.year_id
    )
    return list(rows.order_by("month").only("pk", "month", "status", "is_late"))


def neighbours(reflection, others):
    """(the one before, the one after) among `others`, None at an end."""
    pks = [row.pk for row in others]
    place = pks.index(reflection.pk)
    before = others[place - 1] if place else None
    return before, others[place + 1] if place + 1 < len(others) else None


def steps_spoken_of(reflection, reader):
    """The goal's steps that the reflection speaks of, as far as `reader` may see the goal."""
    steps = GoalStep.objects.visible_to(reader).filter(reflections=reflection)
    return list(steps.select_related("goal"))


def former_years(member, *, but):
    """[(year, [reflections])] of the member's own earlier years, newest first."""
    rows = Reflection.objects.visible_to(member).filter(owner=member)
    rows = rows.filter(~Q(year=but)) if but else rows
    years = {}
    rows = rows.select_related("year").only("month", "status", "year")
    for row in rows.order_by("-year__starts_on", "month"):
        years.setdefault(row.year, []).append(row)
    return list(years.items())


def of_year(member, year):
    """The member's own reflections of a year with what belongs to them, in order."""
    rows = Reflection.objects.visible_to(member).filter(owner=member, year=year)
    return rows.order_by("month").prefetch_related("attachments", "goal_steps")
