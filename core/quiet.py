"""When a letter may arrive: 7:00–19:00 on working days, Vilnius time (A35)."""

from datetime import datetime, time, timedelta

from django.utils import timezone

OPENS, CLOSES = time(7), time(19)


def is_allowed(moment, workdays):
    """Whether a letter may arrive at this moment."""
    local = timezone.localtime(moment)
    return OPENS <= local.time() < CLOSES and workdays.is_working(local.date())


def next_allowed(moment, workdays):
    """The first allowed moment at or after `moment`; `workdays` is a core.dates.WorkingDays."""
    local = timezone.localtime(moment)
    day = local.date()
    if workdays.is_working(day) and local.time() < CLOSES:
        return max(moment, _at(day, OPENS))
    return _at(workdays.on_or_after(day + timedelta(days=1)), OPENS)


def _at(day, clock):
    return timezone.make_aware(datetime.combine(day, clock))
