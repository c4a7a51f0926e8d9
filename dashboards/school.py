"""The administrator's dashboard, gathered: a constant number of queries."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.functional import cached_property

from dashboards import growth, heatmap, school_counts
from dashboards.narrowing import Narrowing
from dashboards.periods import term_of
from dashboards.same_day import SameDay
from dashboards.school_people import SchoolPeople
from years.queries import last_due


@dataclass
class SchoolPage:
    """What `/school/` shows of one school and year, narrowed by the address."""

    narrowing: Narrowing
    asked_page: str = ""
    asked_waiting: str = ""

    @property
    def year(self):
        return self.narrowing.year

    @property
    def period(self):
        return self.narrowing.period

    @cached_property
    def facts(self):
        return SchoolPeople(self.narrowing)

    @property
    def all_days(self):
        return self.facts.days

    @cached_property
    def days(self):
        """Those of the period."""
        number, periods = self.period.number, self.narrowing.periods
        return [
            day for day in self.all_days if not number or term_of(day.month, periods) == number
        ]

    @cached_property
    def spoken_of(self):
        """The latest due month of the period; of a year without such months the year's."""
        return last_due(self.days) or self.facts.spoken_of

    @property
    def is_to_remind(self):
        """Somebody has not submitted the month that reminders are about."""
        is_latest = self.spoken_of == self.facts.spoken_of
        return is_latest and self.month.submitted < self.month.expected

    @cached_property
    def total(self):
        return len(self.facts.people)

    @cached_property
    def then(self):
        """The same day last year, None where there was none."""
        return SameDay(self.narrowing).of_people(self.spoken_of.month)

    @cached_property
    def month(self):
        """(how many submitted, of how many) in the month that is spoken of."""
        (count,) = heatmap.counted(self.facts.people, self.facts.months, [self.spoken_of])
        return count

    @property
    def to_month(self):
        return self.narrowing.behind("reflections", month=f"{self.spoken_of.month:%Y-%m}")

    @property
    def to_goals(self):
        return self.narrowing.behind("goals", state="any")

    @property
    def to_directed(self):
        return self.narrowing.behind("goals", direction="any")

    @cached_property
    def by_month(self):
        return heatmap.counted(self.facts.people, self.facts.months, self.days)

    @cached_property
    def page(self):
        return Paginator(self.facts.people, heatmap.PER_PAGE).get_page(self.asked_page)

    @cached_property
    def areas(self):
        return heatmap.areas_of(self.page.object_list, self.facts.months, self.days)

    @cached_property
    def states(self):
        return school_counts.by_state(self.facts.people, self.then)

    @cached_property
    def directions(self):
        return school_counts.by_direction(self.facts.people, self.year)

    @cached_property
    def goals_total(self):
        return sum(not one.lacks_goal for one in self.facts.people)

    @cached_property
    def with_direction(self):
        return sum(one.direction_id is not None for one in self.facts.people)

    @cached_property
    def accompanied(self):
        return school_counts.accompanied(self.facts.people, self.then)

    @cached_property
    def queues(self):
        """A page of the curators whose word is awaited."""
        rows = school_counts.queues(self.facts.waiting)
        return Paginator(rows, heatmap.PER_PAGE).get_page(self.asked_waiting)

    @cached_property
    def buckets(self):
        return school_counts.buckets(self.facts.waiting)

    @cached_property
    def families(self):
        """Everybody's, whatever people the page is narrowed to."""
        counts = growth.counted(
            self.facts.submitted, self.year, self.narrowing.periods, self.all_days
        )
        return growth.families(counts, self.period)

    @cached_property
    def growth_most(self):
        return growth.largest(self.families)

    @property
    def growth_said(self):
        return growth.said()

    def export(self):
        """(header, rows) of everybody meant, not of one page: the list behind the heatmap."""
        return heatmap.rows_for_export(self.facts.people, self.facts.months, self.days)
