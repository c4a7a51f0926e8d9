"""The administrator's first dashboard, gathered: a constant number of queries."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.functional import cached_property

from dashboards import growth, heatmap, school_counts
from dashboards.periods import chosen, periods_of
from years.queries import last_due, reflection_months


@dataclass
class SchoolPage:
    """What `/school/` shows of one school and year, narrowed to a period."""

    school: object
    year: object
    asked_period: str = ""
    asked_page: str = ""
    asked_waiting: str = ""

    @cached_property
    def periods(self):
        return periods_of(self.year)

    @cached_property
    def period(self):
        return chosen(self.periods, self.asked_period)

    @cached_property
    def all_days(self):
        return reflection_months(self.year)

    @cached_property
    def days(self):
        return [day for day in self.all_days if self.period.holds(day.month)]

    @cached_property
    def spoken_of(self):
        """The latest month whose day has come, else the first; None without months."""
        return last_due(self.all_days)

    @cached_property
    def totals(self):
        return school_counts.totals(self.school, self.year, self.spoken_of)

    @cached_property
    def page(self):
        paginator = Paginator(heatmap.staff(self.school), heatmap.PER_PAGE)
        paginator.count = self.totals.total
        return paginator.get_page(self.asked_page)

    @cached_property
    def areas(self):
        return heatmap.areas_of(list(self.page.object_list), self.year, self.days)

    @cached_property
    def goal_rows(self):
        return school_counts.goals_of(self.school, self.year)

    @cached_property
    def states(self):
        return school_counts.by_state(self.goal_rows, self.totals.no_goal)

    @cached_property
    def directions(self):
        return school_counts.by_direction(self.goal_rows, self.year)

    @cached_property
    def goals_total(self):
        return sum(row["n"] for row in self.goal_rows)

    @cached_property
    def with_direction(self):
        return sum(row["n"] for row in self.goal_rows if row["direction_id"])

    @cached_property
    def waiting(self):
        """A page of the curators whose word is awaited."""
        rows = school_counts.waiting(self.year)
        return Paginator(rows, heatmap.PER_PAGE).get_page(self.asked_waiting)

    @cached_property
    def lacking(self):
        return school_counts.lacking(self.school, self.year)

    @cached_property
    def families(self):
        return growth.families(self.year, self.periods, self.period, self.all_days)

    @cached_property
    def growth_most(self):
        return growth.largest(self.families)

    def export(self):
        """(header, rows) of everybody, not of one page: the list behind the heatmap."""
        return heatmap.rows_for_export(list(heatmap.staff(self.school)), self.year, self.days)
