"""What the sources of deadlines and events are asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import QuerySet
from django.utils import timezone

from people.models import Member
from years.models import SchoolYear
from years.queries import workdays_by_year


@dataclass(frozen=True)
class Scope:
    """Whose, of which school years, due within which days (both included), as seen when.

    One member and one year for a page, the people of many schools for a sweep: `years`
    holds at most one year of each school, and a source answers in as many queries for one
    as for a thousand. `now` is the moment that is asked about, which need not be the clock's.
    """

    members: QuerySet[Member]
    years: Sequence[SchoolYear]
    between: tuple[date, date]
    now: datetime

    @cached_property
    def today(self):
        return timezone.localdate(self.now)

    @cached_property
    def workdays(self):
        """{year id: WorkingDays}, one query however many sources ask."""
        return workdays_by_year(self.years)

    @cached_property
    def year_of(self):
        """{school id: SchoolYear}"""
        return {year.school_id: year for year in self.years}

    def holds(self, day):
        return self.between[0] <= day <= self.between[1]
