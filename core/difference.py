"""What changed between two texts, word by word: former words crossed out, new ones marked."""

import re
from difflib import SequenceMatcher

from django.utils.html import format_html
from django.utils.safestring import mark_safe

#: A word with the space after it: two texts differ in words, never in the spaces alone.
WORD = re.compile(r"\S+[^\S\n]*|\s")


def difference(was, now):
    """HTML with <del> and <ins>; every word of people is escaped, line ends are kept."""
    before, after = WORD.findall(was), WORD.findall(now)
    blocks = SequenceMatcher(a=before, b=after).get_opcodes()
    parts = []
    for kind, first, last, since, until in blocks:
        if kind == "equal":
            parts.append(_words("{}", after[since:until]))
            continue
        parts.append(_words("<del>{}</del>", before[first:last]))
        parts.append(_words("<ins>{}</ins>", after[since:until]))
    joined = "".join(parts)
    return mark_safe(joined.replace("\n", "<br>"))  # noqa: S308  escaped part by part


def put_together(first, second):
    """Both texts as one: lines they have in common once, everything else of either kept."""
    before, after = first.split("\n"), second.split("\n")
    lines = []
    for kind, since, until, start, end in SequenceMatcher(
        a=before, b=after, autojunk=False
    ).get_opcodes():
        lines += before[since:until]
        lines += [] if kind == "equal" else after[start:end]
    return "\n".join(lines)


def _words(frame, words):
    """The space after the last word stays outside the frame; of spaces alone none is made."""
    text = "".join(words)
    kept = text.rstrip(" ")
    return format_html(f"{frame}{{}}" if kept else "{}{}", kept, text[len(kept) :])
