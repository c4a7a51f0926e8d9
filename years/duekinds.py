"""Kinds of due days: an upper app names one and gives the rule that proposes its dates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.registry import Registry

#: The kind whose rows are the year's reflection months.
MONTHLY = "reflection"


@dataclass(frozen=True)
class Proposal:
    """One due day as a rule proposes it; `month` is a first day, `term` a Term or None."""

    opens_on: date
    due_on: date
    month: date | None = None
    term: object = None


@dataclass(frozen=True)
class DueKind:
    """`label` is lazy text; `propose(year, terms, workdays)` gives Proposals.

    `is_used(due_day)` tells whether somebody has written for this very day already;
    such a month cannot be left out any more.
    """

    name: str
    label: str
    propose: Callable
    is_used: Callable | None = None


kinds = Registry("kinds of due days")


def register(name, label, propose, *, is_used=None):
    return kinds.register(name, DueKind(name, label, propose, is_used))


def label_of(name):
    """The kind's name for people; a kind that nobody registers is called as it is stored."""
    return kinds[name].label if name in kinds else name
