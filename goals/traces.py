"""What came of a goal elsewhere („aprašyta spalio refleksijoje“): upper apps register here.

A trace goes through its own app's `visible_to`: a reader sees only what they may read.
"""

from collections.abc import Callable
from dataclasses import dataclass

from core.registry import Registry


@dataclass(frozen=True)
class Trace:
    """One line beside a step (`step_id`) or beside the whole goal (None).

    `text` is the sentence's beginning („aprašyta“), `link` its linked words („spalio
    refleksijoje“); neither holds anybody's private words.
    """

    step_id: int | None
    text: str
    link: str
    url: str


#: `trace(goal, reader) -> iterable of Trace`, one query each.
sources = Registry("traces of a goal")


def register(name: str, trace: Callable):
    return sources.register(name, trace)


def traces_of(goal, reader):
    """{step id or None: [Trace]} for one page."""
    found: dict = {}
    for trace in sources:
        for row in trace(goal, reader):
            found.setdefault(row.step_id, []).append(row)
    return found
