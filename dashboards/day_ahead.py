"""One dated row of the home page."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DayAhead:
    """One dated row: a lesson, a deadline, or a step that was planned for the day.

    `look` is the focus question of a lesson that I go to see.
    """

    on: date
    title: str
    detail: str
    url: str
    look: str = ""
