"""The calendar of a demonstration."""

from people.models import User
from reminders.models import CalendarFeed


def make_calendar(email):
    """This person has one, should there be such a person; the first round fills it."""
    for user in User.objects.filter(email=email):
        CalendarFeed.objects.create(user=user)
