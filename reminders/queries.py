"""Reads of people's calendars."""

from django.db.models import Exists, OuterRef

from people.models import Member
from reminders.models import CalendarFeed


def feed_at(secret):
    """The calendar of this address, while its person may sign in somewhere (A34); or None."""
    theirs = Member.objects.open_to(OuterRef("user"))
    feeds = CalendarFeed.objects.filter(Exists(theirs), secret=secret, user__is_active=True)
    return feeds.select_related("user").first()


def items_of(feed):
    """Everything that calendars are told, in the order of the days."""
    return list(feed.items.in_order())
