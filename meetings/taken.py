"""Which days a group has its meetings on, and which days the school does not work."""

from django.utils import timezone

from meetings.models import Meeting
from years.queries import workdays_of


def days_taken(group):
    """Days of the group's meetings, but those cancelled; one query."""
    starts = Meeting.objects.filter(group=group).standing().values_list("starts_at", flat=True)
    return [timezone.localdate(moment) for moment in starts]


def days_off_among(year, days):
    """Those of `days` on which the school does not work; one query."""
    workdays = workdays_of(year)
    return [day for day in days if not workdays.is_working(day)]
