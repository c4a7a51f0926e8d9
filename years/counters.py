"""Which app counts what of a whole school year; each registers here in `ready()`.

So many rows are too many to count for a page: they are counted at night and kept in a table
of the app whose facts they are. `years.services.counts` writes them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from core.registry import Registry


@dataclass(frozen=True)
class Counter:
    """`rows(batch)` gives unsaved rows of `model` in a constant number of statements."""

    model: type
    rows: Callable


counters = Registry("counts of school years")


def register(name, model, rows):
    return counters.register(name, Counter(model, rows))
