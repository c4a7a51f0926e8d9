"""How a meeting is called on other pages, in letters and in the calendar."""

from django.utils import timezone
from django.utils.translation import gettext as _

from core.wording import NBSP, clock, day


def when(meeting):
    """„kovo 24 d. 15:00“."""
    begins = timezone.localtime(meeting.starts_at)
    return f"{day(begins.date())}{NBSP}{clock(begins)}"


def meeting_title(meeting):
    """By its time alone: the topic is a member's words and never stands in a letter."""
    return _("group meeting, %(when)s") % {"when": when(meeting)}
