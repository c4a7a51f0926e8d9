"""The school's figures by name and number: facts, states and dates, never words."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Min, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.collation import by_name
from core.dates import next_month
from dialogue.models import Thread
from goals.enums import GoalStatus
from goals.models import Goal
from groups.models import Curatorship, Membership
from people.models import Leave, Member
from reflections.enums import ReflectionStatus
from reflections.models import Reflection
from years.models import Direction

#: So many people are named in a to-do list at once; the number of all stands beside it.
MOST_NAMES = 50


@dataclass(frozen=True)
class Totals:
    """Who takes part today, what they lack, and how one month stands."""

    total: int
    no_curator: int
    no_group: int
    no_goal: int
    expected: int
    submitted: int


@dataclass(frozen=True)
class Figure:
    """One line of a bar list."""

    label: str
    count: int
    code: str = ""
    is_missing: bool = False


@dataclass(frozen=True)
class Waiting:
    """One curator's queue: how many, and since when the oldest."""

    name: str
    count: int
    since: datetime

    @property
    def days(self):
        return (timezone.localdate() - timezone.localdate(self.since)).days


def with_lacks(members, year):
    """Adds `has_curator`, `has_group` and `has_goal` of `year`."""
    curated = Curatorship.objects.now().filter(member=OuterRef("pk"), year=year)
    placed = Membership.objects.now().apt().filter(member=OuterRef("pk"), year=year)
    goals = Goal.objects.filter(owner=OuterRef("pk"), year=year).submitted()
    return members.annotate(
        has_curator=Exists(curated), has_group=Exists(placed), has_goal=Exists(goals)
    )


def totals(school, year, day):
    """One query; `day` is the due day of the month that is spoken of."""
    members = with_lacks(Member.objects.filter(school=school).taking_part(), year)
    submitted = Reflection.objects.filter(
        owner=OuterRef("pk"), month=day.month, status=ReflectionStatus.SUBMITTED
    )
    away = Leave.objects.filter(
        member=OuterRef("pk"), from_on__lte=day.due_on, until_on__gte=day.due_on
    )
    after = next_month(day.month)
    asked = Q(is_away=False, joined_on__lt=after, takes_part_from__lt=after)
    members = members.annotate(has_month=Exists(submitted), is_away=Exists(away))
    figures = members.aggregate(
        total=Count("pk"),
        no_curator=Count("pk", filter=Q(has_curator=False)),
        no_group=Count("pk", filter=Q(has_group=False)),
        no_goal=Count("pk", filter=Q(has_goal=False)),
        expected=Count("pk", filter=Q(has_month=True) | asked),
        submitted=Count("pk", filter=Q(has_month=True)),
    )
    return Totals(**figures)


def lacking(school, year):
    """Who has no curator, group or goal, by surname; MOST_NAMES at most, one query."""
    members = with_lacks(Member.objects.filter(school=school).taking_part(), year)
    lacks = Q(has_curator=False) | Q(has_group=False) | Q(has_goal=False)
    return list(members.filter(lacks).by_name()[:MOST_NAMES])


def goals_of(school, year):
    """Counts of submitted goals by state and direction: one query."""
    people = Member.objects.filter(school=school).taking_part()
    goals = Goal.objects.filter(year=year, owner__in=people).submitted()
    grouped = goals.values("status", "direction_id", "is_other_direction")
    return list(grouped.annotate(n=Count("pk")).order_by("direction_id", "status"))


def by_state(rows, no_goal):
    """How many goals stand where; a draft is not submitted and nothing more (A45)."""
    sums = {status: 0 for status in GoalStatus if status != GoalStatus.DRAFT}
    for row in rows:
        sums[row["status"]] += row["n"]
    figures = [Figure(str(status.label), count) for status, count in sums.items()]
    return [*figures, Figure(_("not submitted yet"), no_goal, is_missing=True)]


def by_direction(rows, year):
    """How many goals serve each direction of the year: one query for their names."""
    sums = {}
    for row in rows:
        key = "other" if row["is_other_direction"] else row["direction_id"]
        sums[key] = sums.get(key, 0) + row["n"]
    directions = Direction.objects.filter(year=year)
    figures = [Figure(d.name, sums.get(d.pk, 0), d.code) for d in directions]
    if sums.get("other"):
        figures.append(Figure(_("Another direction"), sums["other"], is_missing=True))
    if sums.get(None):
        figures.append(Figure(_("No direction named"), sums[None], is_missing=True))
    return figures


def waiting(year):
    """Curators whose word is awaited, by surname: how many and how long. One query."""
    threads = Thread.objects.waiting().filter(year=year)
    names = ("curator__first_name", "curator__last_name")
    rows = (
        threads.values("curator_id", *names)
        .annotate(n=Count("pk"), since=Min("waiting_since"))
        .order_by(*by_name("curator__last_name", "curator__first_name"), "curator_id")
    )
    return [Waiting(f"{row[names[0]]} {row[names[1]]}", row["n"], row["since"]) for row in rows]
