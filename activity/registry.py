"""Verbs and subjects that upper apps register: how an entry becomes a sentence and a link."""

from collections.abc import Callable
from dataclasses import dataclass, field

from core.registry import Registry


@dataclass(frozen=True)
class LetterWords:
    """What the letter of a notice says; `own_label` stands above the reader's own words."""

    subject: str
    heading: str
    text: str = ""
    action: str = ""
    own_label: str = ""


@dataclass(frozen=True)
class Verb:
    """A kind of thing that happens.

    `label` (lazy text) names the kind on the settings page and is the letter's subject;
    `sentence(actor_name, title, numbers)` makes the line of the inbox and of the letter:
    it may name the actor and the record's title, never another person's words.
    `is_own`: about the addressee's own duty; the entry's numbers hold its `url`, and no
    record has to be looked up. `letter(numbers) -> LetterWords` for a letter that says more
    than the sentence.
    """

    name: str
    label: str
    sentence: Callable[[str, str, dict], str]
    has_letter: bool = True
    is_own: bool = False
    letter: Callable[[dict], LetterWords] | None = None


@dataclass(frozen=True)
class Found:
    """What a reader may know of a subject now.

    `own_words` are the reader's own (a next step), for a letter to nobody else (A43); `ahead`
    are lines about the reader's next days, for a letter too.
    """

    title: str
    url: str
    own_words: str = ""
    ahead: tuple[str, ...] = ()


@dataclass(frozen=True)
class SubjectKind:
    """`find(member, ids) -> {id: Found}` through the app's own `visible_to`, one query."""

    name: str
    find: Callable = field(repr=False)


verbs = Registry("verbs")
subjects = Registry("kinds of subjects")


def register_verb(name, label, sentence, *, has_letter=True, is_own=False, letter=None):
    return verbs.register(name, Verb(name, label, sentence, has_letter, is_own, letter))


def kinds_said_as(name):
    """The verbs that say the same thing to a reader: one choice on the settings page."""
    verb = verbs.get(name)
    if verb is None:
        return []
    return [one.name for one in verbs if (one.label, one.is_own) == (verb.label, verb.is_own)]


def register_subject(name, find):
    return subjects.register(name, SubjectKind(name, find))


def found(member, keys):
    """{key: Found} for the keys this member may see now; one query per kind of subject."""
    by_kind = {}
    for key in keys:
        kind, _, pk = key.partition(":")
        by_kind.setdefault(kind, set()).add(int(pk))
    return {
        f"{kind}:{pk}": what
        for kind, ids in by_kind.items()
        if kind in subjects
        for pk, what in subjects[kind].find(member, ids).items()
    }
