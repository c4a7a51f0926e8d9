"""School years of a demonstration: the same calendar for every school, written at once."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from core.dates import WorkingDays
from years.duekinds import kinds
from years.enums import TermSystem, YearStatus
from years.models import Closure, Direction, DueDay, SchoolYear, Term
from years.proposals import closure_spans, term_spans, year_span

DIRECTIONS = [
    ("K1", "Įtraukusis ugdymas"),
    ("K2", "Vertinimas ir grįžtamasis ryšys"),
    ("K3", "Savivaldus mokymasis"),
    ("K4", "Skaitmeninės ugdymo priemonės"),
]


def first_of_year(today):
    """The calendar year in which the school year that holds `today` began."""
    return today.year if today.month >= 9 else today.year - 1


def moment(year, day, rng):
    """Some afternoon, `day` days into the year."""
    on = year.starts_on + timedelta(days=day)
    clock = time(14 + rng.randrange(5), rng.randrange(60))
    return timezone.make_aware(datetime.combine(on, clock))


def make_years(schools, starts, *, status):
    """One year for each of `schools`, beginning in September of `starts`.

    Returns ({school_id: SchoolYear}, {school_id: [Direction]}); six statements.
    """
    first, last = year_span(starts)
    years = SchoolYear.objects.bulk_create(
        [
            SchoolYear(
                school=school,
                starts_on=first,
                ends_on=last,
                status=status,
            )
            for school in schools
        ]
    )
    _days(years, starts)
    directions = Direction.objects.bulk_create(
        [
            Direction(year=year, code=code, name=name, position=position)
            for year in years
            for position, (code, name) in enumerate(DIRECTIONS)
        ],
        batch_size=1000,
    )
    by_school = {year.school_id: [] for year in years}
    for direction in directions:
        by_school[direction.year.school_id].append(direction)
    return {year.school_id: year for year in years}, by_school


def _days(years, starts):
    closures = closure_spans(starts)
    Closure.objects.bulk_create(
        [
            Closure(year=year, name=name, from_on=first, until_on=last)
            for year in years
            for name, first, last in closures
        ],
        batch_size=1000,
    )
    spans = list(enumerate(term_spans(TermSystem.HALVES, starts), start=1))
    terms = Term.objects.bulk_create(
        [
            Term(year=year, number=number, name=name, starts_on=begins, ends_on=ends)
            for year in years
            for number, (name, begins, ends) in spans
        ],
        batch_size=1000,
    )
    _due_days(years, terms, WorkingDays([(first, last) for _name, first, last in closures]))


def _due_days(years, terms, workdays):
    of_year = {}
    for term in terms:
        of_year.setdefault(term.year_id, []).append(term)
    DueDay.objects.bulk_create(
        [
            DueDay(
                year=year,
                kind=kind.name,
                month=day.month,
                term=day.term,
                opens_on=day.opens_on,
                due_on=day.due_on,
            )
            for year in years
            for kind in kinds
            for day in kind.propose(year, of_year.get(year.pk, []), workdays)
        ],
        batch_size=1000,
    )


def is_over(starts, today):
    """Whether the year that began in `starts` has ended by `today`."""
    return today > date(starts + 1, 8, 31)


def status_of(starts, today):
    return YearStatus.CLOSED if is_over(starts, today) else YearStatus.OPEN
