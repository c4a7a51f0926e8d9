"""Records that are spoken about: each practice says how to find one and how to link to it."""

from collections.abc import Callable
from dataclasses import dataclass

from core.registry import Registry
from years.enums import YearStatus


@dataclass(frozen=True)
class RecordKind:
    """One kind of record with threads; its name begins the text key ("reflection:12").

    `about(member, pk)` gives (teacher, year) of a submitted record of somebody whom `member`
    curates, else None. `link(pk, thread)` writes the practice's own link row unless it is there.
    """

    name: str
    about: Callable
    link: Callable


kinds = Registry("records with threads")


def register_record(name, about, link):
    return kinds.register(name, RecordKind(name, about, link))


def kind_of(subject):
    """(RecordKind, pk) of a text key; (None, None) when no practice knows it."""
    name, _, pk = subject.partition(":")
    if name not in kinds or not pk.isdecimal() or len(pk) > 18:
        return None, None
    return kinds[name], int(pk)


def about(member, subject):
    """(teacher, year) of a record about which `member` may open a thread, else None.

    To who has left nobody writes, though their curator reads on (A34).
    """
    kind, pk = kind_of(subject)
    found = kind.about(member, pk) if kind else None
    if found is None or found[1].status != YearStatus.OPEN or found[0].has_left():
        return None
    return found


def is_submitted(curator, subject):
    """The record stands before its curator; one taken back to a draft does not."""
    kind, pk = kind_of(subject)
    return kind is None or kind.about(curator, pk) is not None


def link(thread):
    """Write the practice's own link to the thread."""
    kind, pk = kind_of(thread.subject)
    if kind:
        kind.link(pk, thread)
