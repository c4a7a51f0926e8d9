"""One flow as data: rows of from, to, who and when, beside the table that the program obeys."""

from dataclasses import dataclass

from core.text import Words


@dataclass(frozen=True)
class Move:
    """One row: from each of `befores` (none: it is made) to each of `afters`."""

    befores: tuple
    afters: tuple
    who: Words
    condition: Words = ""

    @property
    def before(self):
        return ", ".join(str(status.label) for status in self.befores) or "–"

    @property
    def after(self):
        return " / ".join(str(status.label) for status in self.afters)


@dataclass(frozen=True)
class Flow:
    """`table` is the app's own, what the program obeys."""

    record: Words
    table: dict
    moves: tuple
