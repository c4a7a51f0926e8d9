"""What the tests of calendars share: a calendar read as a calendar program reads it."""

from icalendar import Calendar

from reminders.feeds import make_feed, refresh_feeds


def address(feed):
    return f"/calendar/{feed.secret}.ics"


def read(client, feed):
    """{summary: VEVENT} of the file at the address."""
    return {str(event["SUMMARY"]): event for event in whole(client, feed).events}


def whole(client, feed):
    return Calendar.from_ical(client.get(address(feed)).content)


def calendar_of(member):
    return make_feed(by=member)


def refreshed(client, feed):
    refresh_feeds()
    return read(client, feed)


def state(event):
    return str(event["UID"]), int(event["SEQUENCE"]), str(event["STATUS"])
