"""What upper apps do when a school year opens or closes: they register here in `ready()`.

Everything registered runs inside the transaction of the year's own step. Reopening a
closed year runs nothing: closing hides, it takes nothing away (A9).
"""

from collections.abc import Callable
from dataclasses import dataclass

from core.registry import Registry


@dataclass(frozen=True)
class Turn:
    """One practice's part in the turn of the year.

    `opens(year, former, *, by)` runs when a planned year opens (`former` is the year before
    it or None), `closes(year, *, by)` when a year closes. `preview(year, former)` gives the
    lines of what `opens` would carry over. A part with `choice` (lazy text of its tick box)
    may be left out by the administrator.
    """

    name: str
    opens: Callable | None = None
    closes: Callable | None = None
    preview: Callable | None = None
    choice: str = ""


turns = Registry("parts of the turn of the year")


def register(name, *, opens=None, closes=None, preview=None, choice=""):
    return turns.register(name, Turn(name, opens, closes, preview, choice))


def run_opening(year, former, *, by, leave_out=frozenset()):
    for name, turn in turns.items():
        if turn.opens and name not in leave_out:
            turn.opens(year, former, by=by)


def run_closing(year, *, by):
    for turn in turns:
        if turn.closes:
            turn.closes(year, by=by)
