"""When a deadline is reminded of: working days or weeks from the due day, at an hour."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from core.dates import DAY

MORNING = time(8)
AFTERNOON = time(16)
WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Rhythm:
    """Offsets from the due day; negative is before. They count working days, or whole weeks
    where `is_weekly`. Every reminder falls on a working day: the one before for what is
    still ahead, the one after for what is past."""

    offsets: tuple[int, ...]
    at: time = MORNING
    is_weekly: bool = False

    def moment(self, due_on, offset, workdays):
        """When the reminder of this offset goes out, Vilnius time."""
        if self.is_weekly:
            day = workdays.on_or_before(due_on + offset * WEEK)
        elif offset:
            day = workdays.add(due_on, offset)
        else:
            day = workdays.on_or_before(due_on)
        return self.at_on(day)

    def at_on(self, day):
        return timezone.make_aware(datetime.combine(day, self.at))

    def due_days(self, day, offset, workdays):
        """(first, last) of the due days whose reminder of this offset falls on `day`.

        `moment` the other way round; `day` is a working day.
        """
        if self.is_weekly:
            first, last = day, workdays.add(day, 1) - DAY
            return first - offset * WEEK, last - offset * WEEK
        if offset < 0:
            return workdays.add(day, -offset - 1) + DAY, workdays.add(day, -offset)
        return workdays.add(day, -offset), workdays.add(day, 1 - offset) - DAY


#: The working day before, when the school day is over.
EVE = Rhythm((-1,), at=AFTERNOON)
