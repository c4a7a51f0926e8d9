"""What speaks against an hour, and never forbids it: one's own lessons, places and meetings."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from core.wording import clock
from observations.board import busy_times
from reminders.sources import busy_with

#: An event of whose end nothing is known is taken for a lesson long.
LESSON = timedelta(minutes=45)


def clashes_at(member, year, spans, *, but=""):
    """For each (starts_at, ends_at) of `spans` a sentence or ""; `but` is the key of the
    conversation itself. A constant number of queries."""
    if not spans:
        return []
    days = [timezone.localdate(starts_at) for starts_at, _ends in spans]
    events = [row for row in busy_with(member, year, (min(days), max(days))) if row.key != but]
    lessons = busy_times(member)
    return [_clash(span, events, lessons) for span in spans]


def _clash(span, events, lessons):
    starts_at, ends_at = span
    found = [row for row in events if row.at < ends_at and starts_at < _end_of(row)]
    if found:
        begins = timezone.localtime(found[0].at)
        said = _("Then you have at %(time)s: %(what)s.")
        return said % {"time": clock(begins), "what": found[0].title}
    classes = {one.class_name for one in lessons if one.meets(starts_at, ends_at)}
    if classes:
        names = ", ".join(sorted(classes))
        return _("By your timetable you have a lesson then: %(names)s.") % {"names": names}
    return ""


def _end_of(event):
    return event.ends_at or event.at + LESSON
