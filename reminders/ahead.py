"""What the next days hold, for the end of a reminder's letter (mock 13)."""

from collections import defaultdict
from datetime import timedelta

from django.utils import timezone, translation

from core.wording import clock, weekday_when
from people.models import Member
from reminders.scope import Scope
from reminders.sources import busy_in

#: So far ahead a letter looks, and so many lines it says.
DAYS = timedelta(days=5)
MOST = 3


def lines_ahead(moments, years, now):
    """{member id: {key of the event: line}}, soonest first, in each member's language."""
    by_language = defaultdict(set)
    for moment in moments:
        by_language[moment.member.user.language].add(moment.member.pk)
    today = timezone.localdate(now)
    found = defaultdict(dict)
    for language, ids in by_language.items():
        members = Member.objects.filter(pk__in=ids)
        scope = Scope(members, years, (today, today + DAYS), now)
        with translation.override(language):
            for event in busy_in(scope):
                if event.at > now:
                    found[event.member_id][event.key] = _line(event)
    return found


def others_than(key, lines):
    """The first lines about anything but what the letter is about itself."""
    return tuple(line for about, line in lines.items() if about != key)[:MOST]


def _line(event):
    at = timezone.localtime(event.at)
    said = f"{weekday_when(at.date())} {clock(at)} – {event.plain_title or event.title}"
    return f"{said}, {event.place}" if event.place else said
