"""How an event is called in notices, letters and the calendar: never by its host's words."""

from django.utils import timezone

from core.wording import NBSP, clock, day


def when(event):
    """„kovo 19 d. 14:00“."""
    begins = timezone.localtime(event.starts_at)
    return f"{day(begins.date())}{NBSP}{clock(begins)}"


def event_title(event):
    return f"{event.get_form_display()}, {when(event)}"
