"""One line of a teacher's year."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Status:
    """Sign and word: answered, read without an answer, or waiting."""

    css: str
    text: str
    is_answered: bool = False


@dataclass(frozen=True)
class Entry:
    """One line of a month; words in it are the teacher's own, as submitted."""

    css: str
    at: date
    title: str
    url: str = ""
    status: Status | None = None
    note: str = ""
    quote: str = ""
    slip_title: str = ""
    slip: str = ""
    growth: list = field(default_factory=list)
    #: where the curator's answer is written; empty once there is one, and in a closed year
    answer_url: str = ""
