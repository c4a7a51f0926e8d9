"""What a figure is told: numbers and ready words. Figures know no language and no query."""

from dataclasses import dataclass
from enum import StrEnum


class MonthState(StrEnum):
    ANSWERED = "answered"
    DONE = "done"
    LATE = "late"  # done, after its day: looks the same, only words say it
    DRAFT = "draft"
    NOW = "now"
    MISSED = "missed"
    FUTURE = "future"
    LEFT_OUT = "left_out"  # not expected of this person: nothing is drawn

    @property
    def css(self) -> str:
        look = MonthState.DONE if self is MonthState.LATE else self
        return f"m m-{look.value}"

    @property
    def is_drawn(self) -> bool:
        return self is not MonthState.LEFT_OUT


@dataclass(frozen=True, slots=True)
class RingMonth:
    """`label` is the short name outside the ring; the current month's is bold."""

    state: str
    label: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class RingTerm:
    """Circles (shown) and diamonds (observed): how many are filled of how many needed."""

    shown: int
    observed: int
    need_shown: int = 2
    need_observed: int = 2


@dataclass(frozen=True, slots=True)
class Ring:
    """One year. `title` and `desc` are its text alternative, `big` over `small` its centre."""

    title: str
    desc: str
    months: tuple[RingMonth, ...]
    terms: tuple[RingTerm, ...] = ()
    steps_done: int = 0
    steps_total: int = 0
    past_years: int = 0
    big: str = ""
    small: str = ""


def state_of(month: RingMonth | str) -> MonthState:
    """Figures without labels take bare states too. An unknown state is a ValueError."""
    return MonthState(month.state if isinstance(month, RingMonth) else month)


def starts_part(index: int, count: int, parts: int) -> bool:
    """Whether a part (a term) of `count` equal pieces begins exactly before piece `index`."""
    return parts > 0 and (index * parts) % count == 0
