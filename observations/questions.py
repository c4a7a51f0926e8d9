"""What an observer is asked after the notes, as its reader sees it.

A school's own questions are kept with the protocol in the school's words. The default ones are
kept by name alone, so that each of the two reads them in the own language.
"""

from django.utils.translation import gettext as _

from observations.vocabulary import words_of_kind


def default_questions(kind):
    """What is asked in a school of this kind that has made no template, in today's language."""
    words = words_of_kind(kind)
    notes = _("Lean on your notes: who, when, how you could see it.")
    rows = [
        ("strengths", str(words["helped"]), notes, True),
        ("question", _("A question to the colleague"), "", False),
        ("idea", str(words["will_try"]), "", False),
    ]
    names = ("key", "text", "help", "is_required")
    return [dict(zip(names, row, strict=True)) for row in rows]


def kept_by_name(kind):
    """The default questions as a protocol keeps them: no words, the kind of school instead."""
    named = {"text": "", "help": "", "default": str(kind)}
    return [{**row, **named} for row in default_questions(kind)]


def asked(rows):
    """Answers or scales of a protocol with the words of their questions."""
    return [{**row, **_default_words(row)} for row in rows]


def _default_words(row):
    """{"text", "help"} of a question kept by name; nothing for the school's own."""
    if not row.get("default"):
        return {}
    found = {one["key"]: one for one in default_questions(row["default"])}
    return {name: found[row["key"]][name] for name in ("text", "help")}
