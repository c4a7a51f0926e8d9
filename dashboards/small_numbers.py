"""What a municipality may know of its schools without knowing of a person: written down once.

1. A *fact* is shown when of the people behind it nobody or at least five have it, and nobody
   or at least five lack it: a few are told neither directly nor as the rest of the whole.
2. Of two facts one within the other (agreed among submitted) the inner one is shown only when
   the outer one is, and the people between them are nobody or at least five.
3. A school in which fewer than five take part is not shown. Such schools stand together as
   „kitos“ when they are at least two with at least five people, and their sum does not tell
   how many are in each (all have one, or all have four); there a fact that all have, nobody
   has or nobody was asked for is not shown either: it would be known of each school.
4. Medians and charts are made of shown facts alone, so they can tell nothing more; a total is
   told where all its facts are, a median where half of them are: a part is not the whole.

Pure functions: no query, no word.
"""

from statistics import median
from typing import NamedTuple

LEAST = 5


class Fact(NamedTuple):
    """`n` of `of`, in whatever is counted; people who `having` and who `lacking` it (some
    may do both: one reflection submitted, another not)."""

    n: int
    of: int
    having: int
    lacking: int

    @property
    def percent(self):
        """Whole percents; 0 and 100 mean none and all, and nothing else. None of nothing."""
        if not self.of:
            return None
        if self.n in (0, self.of):
            return 100 * self.n // self.of
        return min(max(round(100 * self.n / self.of), 1), 99)

    def __add__(self, other):
        return Fact(*(a + b for a, b in zip(self, other, strict=True)))


NOTHING = Fact(0, 0, 0, 0)


def of_people(n, of):
    """A fact that a person has or lacks."""
    return Fact(n, of, n, of - n)


def is_few(count):
    return 0 < count < LEAST


def shown(fact, *, within=None, of_many=False):
    """The fact, or None when it is closed; `within` is the fact around it.

    `of_many` says that the fact is of several schools of which none may be known (rule 3).
    """
    sides = [fact.having, fact.lacking]
    if within is not None:
        sides += [within.having, within.lacking, within.n - fact.n]
    if any(map(is_few, sides)):
        return None
    if of_many and min(sides) < LEAST:
        return None
    return fact


class Folded(NamedTuple):
    """Keys of schools: shown by name, together as „kitos“, in no figure at all."""

    alone: list
    together: list
    left_out: list


def folded(members):
    """`members` is {school: how many take part}, in the order in which they are shown."""
    alone = [key for key, count in members.items() if count >= LEAST]
    small = [key for key, count in members.items() if 0 < count < LEAST]
    total = sum(members[key] for key in small)
    most = (LEAST - 1) * len(small)
    if len(small) >= 2 and total >= LEAST and len(small) < total < most:
        return Folded(alone, small, [])
    return Folded(alone, [], small)


def total(facts):
    """The sum of the facts that are shown; None when none is."""
    seen = [fact for fact in facts if fact is not None]
    return sum(seen, NOTHING) if seen else None


def middle(numbers):
    """The median of the numbers that are shown, None of none."""
    seen = [number for number in numbers if number is not None]
    return median(seen) if seen else None
