"""Kinds of due days: an upper app names one and gives the rule that proposes its dates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.registry import Registry


@dataclass(frozen=True)
class Proposal:
    """One due day as a rule proposes it; `month` is a first day, `term` a Term or None."""

    opens_on: date
    due_on: date
    month: date | None = None
    term: object = None


@dataclass(frozen=True)
class DueKind:
    """`label` is lazy text; `propose(year, terms, workdays)` gives Proposals."""

    name: str
    label: str
    propose: Callable


kinds = Registry("kinds of due days")


def register(name, label, propose):
    return kinds.register(name, DueKind(name, label, propose))
