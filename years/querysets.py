"""Reads of school years and their days."""

from django.db import models
from django.db.models import Case, IntegerField, Value, When
from django.utils import timezone

from core.dates import WorkingDays
from years.enums import YearStatus


class SchoolYearQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The school's years; a planned one is the administrator's until it opens."""
        years = self.filter(school_id=member.school_id)
        if member.is_administrator and not member.has_left():
            return years
        return years.exclude(status=YearStatus.PLANNED)

    def open(self):
        return self.filter(status=YearStatus.OPEN)

    def current_first(self, day=None):
        """The open year that holds `day`, else the latest open one (A9)."""
        day = day or timezone.localdate()
        holds = Case(
            When(starts_on__lte=day, ends_on__gte=day, then=Value(0)),
            default=Value(1),
            output_field=IntegerField(),
        )
        return self.open().order_by(holds, "-starts_on")

    def before(self, year):
        """The years of the same school that were opened before `year`, the last one first."""
        earlier = self.filter(school_id=year.school_id, starts_on__lt=year.starts_on)
        return earlier.exclude(status=YearStatus.PLANNED).order_by("-starts_on")


class ClosureQuerySet(models.QuerySet):
    def workdays(self):
        """The working days that these closures leave; one query."""
        return WorkingDays(list(self.values_list("from_on", "until_on")))


class DueDayQuerySet(models.QuerySet):
    def months(self):
        """The year's reflection months, in order."""
        return self.filter(kind="reflection").order_by("month")


class DirectionQuerySet(models.QuerySet):
    def visible_to(self, member):
        return self.filter(year__school_id=member.school_id)
