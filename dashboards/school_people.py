"""Who takes part in a school year and how they stand: facts, states and dates, never words.

What is read here once serves every figure of the school's page and the lists behind them,
so that a number and its list cannot differ.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from core.collation import by_name
from dashboards.narrowing import asked, curated_on, people_of, placed_on
from dialogue.models import Thread
from goals.enums import GoalStatus
from people.models import Leave
from reflections.models import Reflection
from reflections.months import months_of, with_answered
from years.queries import last_due, reflection_months


class Person(NamedTuple):
    """One who takes part; `goal_status` is None where nothing is submitted (A45)."""

    pk: int
    first_name: str
    last_name: str
    joined_on: object
    left_on: object
    takes_part_from: object
    takes_part_until: object
    subject: str | None
    area_name: str | None
    has_curator: bool
    has_group: bool
    goal_status: str | None
    direction_id: int | None
    is_other_direction: bool | None

    @property
    def name(self):
        return f"{self.first_name} {self.last_name}"

    @property
    def area(self):
        return self.area_name or _("Other staff")

    @property
    def lacks_goal(self):
        return self.goal_status is None


class Awaited(NamedTuple):
    """A curator's word that is awaited."""

    teacher_first: str
    teacher_last: str
    curator_id: int
    curator_first: str
    curator_last: str
    since: object

    @property
    def teacher(self):
        return f"{self.teacher_first} {self.teacher_last}"

    @property
    def curator(self):
        return f"{self.curator_first} {self.curator_last}"

    @property
    def days(self):
        return (timezone.localdate() - timezone.localdate(self.since)).days


@dataclass
class SchoolPeople:
    """The narrowed people of a school year with their months and goals: four queries."""

    narrowing: object

    @cached_property
    def days(self):
        """The year's reflection months with their due days, in order."""
        return reflection_months(self.narrowing.year)

    @cached_property
    def spoken_of(self):
        """The latest month whose day has come, else the first; None without months."""
        return last_due(self.days)

    @cached_property
    def people(self):
        """By subject area, as the school orders them, and surname."""
        return [Person(*row) for row in asked(_people, self.narrowing.at)]

    @cached_property
    def submitted(self):
        """Submitted reflections of the year, everybody's, as dicts."""
        return asked(_submitted, {"year": self.narrowing.year.pk})

    @cached_property
    def months(self):
        """{member id: [Month]} of all the year's months, in order."""
        facts, leaves = defaultdict(dict), defaultdict(list)
        for row in self.submitted:
            facts[row["owner_id"]][row["month"]] = row
        for member_id, *span in asked(_leaves, {"school": self.narrowing.school.pk}):
            leaves[member_id].append(span)
        return {
            one.pk: months_of(one, self.days, facts[one.pk], leaves[one.pk]) for one in self.people
        }

    def of_month(self, month):
        """[(Person, Month)] of who is expected to write that month, or has."""
        at = next((n for n, day in enumerate(self.days) if day.month == month), None)
        if at is None:
            return []
        found = ((one, self.months[one.pk][at]) for one in self.people)
        return [(one, state) for one, state in found if state.is_expected]

    @cached_property
    def waiting(self):
        """[Awaited] by the curator's surname, the longest first."""
        return [Awaited(*row) for row in asked(_waiting, self.narrowing.at)]


def _people(at):
    handed_in = Q(goals__year=at["year"]) & ~Q(goals__status=GoalStatus.DRAFT)
    people = people_of(at).annotate(
        goal=FilteredRelation("goals", condition=handed_in),
        has_curator=Exists(curated_on(at).filter(member=OuterRef("pk"))),
        has_group=Exists(placed_on(at).filter(member=OuterRef("pk"))),
    )
    return people.order_by(*by_area()).values_list(
        *("pk", "first_name", "last_name"),
        *("joined_on", "left_on", "takes_part_from", "takes_part_until"),
        *("subject__name", "subject__area__name", "has_curator", "has_group"),
        *("goal__status", "goal__direction_id", "goal__is_other_direction"),
    )


def by_area():
    """Areas in the school's own order, who has none last; then surnames."""
    return (
        F("subject__area__position").asc(nulls_last=True),
        F("subject__area__name").asc(nulls_last=True),
        *by_name("last_name", "first_name"),
        "pk",
    )


def _submitted(at):
    rows = with_answered(Reflection.objects.filter(year=at["year"]).submitted())
    facts = ("pk", "owner_id", "month", "status", "is_late", "is_answered")
    return rows.values(*facts, "submitted_at", "growth")


def _leaves(at):
    rows = Leave.objects.filter(member__school=at["school"])
    return rows.values_list("member_id", "from_on", "until_on")


def _waiting(at):
    people = people_of(at).values("pk")
    threads = Thread.objects.waiting(at["day"]).filter(year=at["year"], teacher__in=people)
    order = by_name("curator__last_name", "curator__first_name")
    return threads.order_by(*order, "curator_id", "waiting_since", "pk").values_list(
        *("teacher__first_name", "teacher__last_name", "curator_id"),
        *("curator__first_name", "curator__last_name", "waiting_since"),
    )
