"""One thing that a member still has to do, as the home page speaks of it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Duty:
    """`kind` and `key` are those of the reminders' Deadline; `record` is what was begun."""

    kind: str
    key: str
    opens_on: date
    due_on: date
    title: str
    url: str
    record: object = None
