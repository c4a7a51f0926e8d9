"""Reads of reflections that have a name."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, Subquery
from django.utils import timezone

from core.dates import month_of, next_month
from goals.models import GoalStep
from reflections.models import PromptVersion, Reflection, ReflectionDraftCopy
from years.enums import YearStatus
from years.models import DueDay

#: How long a text that met another one waits to be chosen (A30).
COPIES_KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Slip:
    """The step that a reflection opens with, and the month it comes from."""

    text: str = ""
    month: date | None = None


@dataclass(frozen=True)
class Place:
    """A month that a member may write in: its due day and the slip waiting there."""

    due: DueDay
    slip: Slip

    @property
    def year(self):
        return self.due.year

    @property
    def month(self):
        return self.due.month


def place_of(member, month):
    """Where `member` may write about `month`, or None (A8); one query."""
    today = timezone.localdate()
    is_too_far = month > next_month(today) or month < month_of(member.joined_on)
    if is_too_far or not member.takes_part():
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
    return Place(due, Slip(due.slip or "", due.slip_month)) if due else None


def own_reflection(member, month):
    """The member's own row of a month of an open year, or None; one query."""
    rows = Reflection.objects.visible_to(member).filter(owner=member, month=month)
    return rows.filter(year__status=YearStatus.OPEN).select_related("year").first()


def prompt_version(school):
    """The newest prompts of the school, or None."""
    return PromptVersion.objects.filter(school=school).newest_first().first()


def goal_steps_of(member, year):
    """The steps of the member's goal, each with its goal; one query."""
    steps = GoalStep.objects.visible_to(member).filter(goal__owner=member, goal__year=year)
    return list(steps.select_related("goal"))


def waiting_copies(reflection):
    """Texts that arrived second and were not chosen yet, latest first."""
    since = timezone.now() - COPIES_KEPT
    copies = ReflectionDraftCopy.objects.filter(reflection=reflection, chosen_at=None)
    return copies.filter(made_at__gte=since).order_by("-made_at", "-pk")


def others_of_year(reflection, reader):
    """The owner's reflections of the same year that `reader` may see, in order."""
    rows = Reflection.objects.visible_to(reader).filter(
        owner=reflection.owner_id, year=reflection.year_id
    )
    return list(rows.order_by("month").only("pk", "month", "status", "is_late"))


def former_years(member, *, but):
    """[(year, [reflections])] of the member's own earlier years, newest first."""
    rows = Reflection.objects.visible_to(member).filter(owner=member)
    rows = rows.filter(~Q(year=but)) if but else rows
    years = {}
    for row in rows.select_related("year").order_by("-year__starts_on", "month"):
        years.setdefault(row.year, []).append(row)
    return list(years.items())


def of_year(member, year):
    """The member's own reflections of a year with what belongs to them, in order."""
    rows = Reflection.objects.visible_to(member).filter(owner=member, year=year)
    return rows.order_by("month").prefetch_related("attachments", "goal_steps")
