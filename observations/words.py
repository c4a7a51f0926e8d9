"""How a lesson and a protocol are called on other pages, in letters and in the calendar."""

from django.utils import timezone
from django.utils.translation import gettext as _

from core.wording import NBSP, clock, day


def when(lesson):
    """„kovo 19 d. 10:55“."""
    begins = timezone.localtime(lesson.starts_at)
    return f"{day(begins.date())}{NBSP}{clock(begins)}"


def lesson_title(lesson):
    """By its kind and time: never the words of whoever shows it."""
    return f"{lesson.get_kind_display()}, {when(lesson)}"


def protocol_title(observation):
    return _("observation record of %(day)s") % {
        "day": day(timezone.localdate(observation.lesson.starts_at))
    }
