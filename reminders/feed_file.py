"""A person's calendar as an iCalendar file (RFC 5545, 7986)."""

import hashlib
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from activity.links import own_url
from core.dates import DAY

#: A new one has every calendar program read the file anew.
EDITION = 1
PRODID = "-//APT portalas//APT portalas//LT"
#: How often programs may come and ask.
REFRESH = timedelta(hours=1)
HOUR = timedelta(hours=1)
#: From midnight of a due day back to nine in the morning of the day before.
NINE_THE_DAY_BEFORE = timedelta(hours=15)
#: So many days off stand before a Monday and before a Sunday.
WEEKEND = {0: 2, 6: 1}
SUMMER, WINTER = timedelta(hours=3), timedelta(hours=2)


def fingerprint(feed, items):
    """The same as long as the file is, without making it."""
    told = [EDITION, settings.SITE_URL, feed.user.language]
    told += [(item.uid.hex, item.sequence, item.changed_at.isoformat()) for item in items]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


def file_of(feed, items):
    """Bytes; the same for the same items."""
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    with translation.override(feed.user.language):
        calendar.calendar_name = _("APT portal")
    calendar.refresh_interval = REFRESH
    calendar.add("x-published-ttl", "PT1H")
    calendar.add_component(vilnius())
    for item in items:
        calendar.add_component(_event(item))
    return calendar.to_ical()


def _event(item):
    event = Event()
    event.add("uid", str(item.uid))
    event.add("sequence", item.sequence)
    event.add("dtstamp", item.changed_at)
    event.add("last-modified", item.changed_at)
    event.add("summary", item.summary)
    event.add("status", "CANCELLED" if item.is_cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    address = own_url(item.member_id, item.path)
    event.add("url", address)
    event.add("description", address)  # some programs show no URL
    if item.place:
        event.add("location", item.place)
    if item.starts_at:
        _takes_time(event, item)
    else:
        _takes_none(event, item)
    if not item.is_cancelled:
        event.add_component(_alarm(item))
    return event


def _takes_time(event, item):
    zone = ZoneInfo(settings.TIME_ZONE)
    event.add("dtstart", timezone.localtime(item.starts_at, zone))
    event.add("dtend", timezone.localtime(item.ends_at, zone))
    event.add("transp", "OPAQUE")


def _takes_none(event, item):
    event.add("dtstart", item.day)
    event.add("dtend", item.day + DAY)
    event.add("transp", "TRANSPARENT")


def _alarm(item):
    """An hour before; of a due day at nine on the weekday before it, never on a weekend."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", item.summary)
    over_weekend = WEEKEND.get(item.day.weekday(), 0) * DAY
    before = HOUR if item.starts_at else NINE_THE_DAY_BEFORE + over_weekend
    alarm.add("trigger", -before)
    return alarm


@lru_cache(maxsize=1)
def vilnius():
    """Summer and winter by the rule of the European Union, with no last year.

    `Calendar.add_missing_timezones()` lists days up to 2037 and begins the summer an hour late.
    """
    zone = Timezone()
    zone.add("tzid", settings.TIME_ZONE)
    march, october = datetime(2003, 3, 30, 3), datetime(2003, 10, 26, 4)  # noqa: DTZ001  local, as the format asks
    zone.add_component(_half(TimezoneDaylight(), "EEST", march, WINTER, SUMMER))
    zone.add_component(_half(TimezoneStandard(), "EET", october, SUMMER, WINTER))
    return zone


def _half(part, name, begins, was, becomes):
    part.add("tzname", name)
    part.add("dtstart", begins)
    part.add("rrule", {"freq": "yearly", "bymonth": begins.month, "byday": "-1su"})
    part.add("tzoffsetfrom", was)
    part.add("tzoffsetto", becomes)
    return part
