"""Text as it is stored and searched."""

import re
import unicodedata
from typing import TypeAlias

from django.utils.functional import Promise

#: Words as `gettext` or `gettext_lazy` give them.
Words: TypeAlias = str | Promise

# Letters that Unicode does not take apart into a letter and a sign.
STROKED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe"})


def fold(text: str) -> str:
    """For search columns: no case and no diacritics ("Žukauskienė" → "zukauskiene").

    Done here because SQLite compares only ASCII letters without case.
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(STROKED)


def clean(text: str) -> str:
    """What people typed, safe to store: composed letters, plain line ends, nothing invisible
    that PostgreSQL refuses (NUL, lone surrogates) or a reader would not see (controls)."""
    lines = re.sub(r"\r\n?", "\n", text)
    kept = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", kept)
