"""What a municipality's page reads: counts of schools, kept beforehand; no member is asked for."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from dashboards.small_numbers import Fact, of_people
from goals.models import GoalCount
from groups.models import PeopleCount
from meetings.models import MeetingCount
from observations.models import LessonCount
from people.queries import schools_of
from reflections.models import ReflectionCount
from years.enums import YearStatus
from years.models import SchoolYear

#: School years side by side: the running one and the two before it.
YEARS = 3


@dataclass
class Counted:
    """One school year of one school as it was counted; facts by the names of FIGURES."""

    school: int
    starts: int
    members: int = 0
    counted_at: object = None
    facts: dict = field(default_factory=dict)
    meetings: int | None = None
    median: object = None


@dataclass
class Counts:
    """`years` is {first calendar year: {school id: Counted}}, the latest last."""

    schools: list
    years: dict
    terms: dict  # {(first calendar year, number of the term): its names}


def counts_of(municipality):
    """Seven queries, however many schools there are."""
    years, found = _years(municipality), {}
    for pk, school, starts_on in years.values_list("pk", "school", "starts_on"):
        found[pk] = Counted(school, starts_on.year)
    _people(found, years)
    _goals(found, years)
    _reflections(found, years)
    terms = _lessons(found, years)
    _meetings(found, years)
    by_year = defaultdict(dict)
    for row in found.values():
        if row.counted_at:
            by_year[row.starts][row.school] = row
    return Counts(schools_of(municipality), dict(sorted(by_year.items())), terms)


def _years(municipality):
    """Those that began in the last three years."""
    today = timezone.localdate()
    since = today - timedelta(days=365 * YEARS)
    years = SchoolYear.objects.filter(school__municipality=municipality)
    began = years.filter(starts_on__gt=since, starts_on__lte=today)
    return began.exclude(status=YearStatus.PLANNED)


def _people(found, years):
    rows = PeopleCount.objects.filter(year__in=years)
    columns = ("year", "counted_at", "members", "with_curator", "with_group")
    for year, at, members, curator, group in rows.values_list(*columns):
        row = found[year]
        row.counted_at, row.members = at, members
        row.facts["curator"] = of_people(curator, members)
        row.facts["group"] = of_people(group, members)


def _goals(found, years):
    rows = GoalCount.objects.filter(year__in=years)
    for year, submitted, agreed in rows.values_list("year", "submitted", "agreed"):
        row = found[year]
        row.facts["submitted"] = of_people(submitted, row.members)
        row.facts["agreed"] = of_people(agreed, row.members)


def _reflections(found, years):
    rows = ReflectionCount.objects.filter(year__in=years)
    columns = ("year", "median", "submitted", "due", "authors", "lacking")
    for year, median, *fact in rows.values_list(*columns):
        found[year].facts["reflections"] = Fact(*fact)
        found[year].median = median


def _lessons(found, years):
    """Terms that have begun; one that the school calls otherwise is found by its number."""
    rows = LessonCount.objects.filter(
        year__in=years, term__starts_on__lte=timezone.localdate()
    ).annotate(number=F("term__number"), name=F("term__name"))
    names = defaultdict(set)
    columns = ("year", "number", "name", "done", "asked", "having", "lacking")
    for year, number, name, *fact in rows.values_list(*columns):
        row = found[year]
        row.facts[f"lessons{number}"] = Fact(*fact)
        names[row.starts, number].add(name)
    return dict(sorted(names.items()))


def _meetings(found, years):
    rows = MeetingCount.objects.filter(year__in=years)
    columns = ("year", "held", "people", "present", "marks", "having", "lacking")
    for year, held, people, *fact in rows.values_list(*columns):
        row = found[year]
        row.facts["attendance"] = Fact(*fact)
        row.facts["meetings"] = Fact(held, held, people, 0)
