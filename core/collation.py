"""Lithuanian order under one name on both databases: ICU on PostgreSQL, a key of ours on SQLite.

Weights as ICU's `lt` gives them: a=ą, e=ę=ė, i=į=y, u=ų=ū at first sight, in this order
where nothing else differs; č š ž are letters of their own; blanks and marks stand before
digits, digits before letters.
"""

import unicodedata
from functools import lru_cache

from django.db.models.functions import Collate

from core.text import STROKED

NAME = "lt_portal"

_ALPHABET = "aąbcčdeęėfghiįyjklmnopqrsštuųūvwxzž"
_ORDER = {letter: place for place, letter in enumerate(_ALPHABET)}
_ALIKE = STROKED | str.maketrans("ąęėįyųū", "aeeiiuu")
_MARK, _DIGIT, _LETTER, _FOREIGN = range(4)


def by_name(*fields):
    """Expressions for `order_by`, each field in the order of the Lithuanian alphabet."""
    return tuple(Collate(field, NAME) for field in fields)


@lru_cache(maxsize=8192)
def key(text):
    folded = unicodedata.normalize("NFC", text).casefold()
    first = [_weight(char) for char in folded.translate(_ALIKE)]
    return first, [_weight(char) for char in folded], text.swapcase()


def compare(left, right):
    left, right = key(left), key(right)
    return (left > right) - (left < right)


def install(sender, connection, **kwargs):
    """Teach a new SQLite connection the collation (receiver of `connection_created`)."""
    if connection.vendor == "sqlite":
        connection.connection.create_collation(NAME, compare)


def create_collation(apps, schema_editor):
    """For RunPython in a migration; SQLite needs none."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE COLLATION IF NOT EXISTS {NAME} (provider = icu, locale = 'lt-LT')"
        )


def drop_collation(apps, schema_editor):
    """The way back of `create_collation`."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP COLLATION IF EXISTS {NAME}")


def _weight(char):
    if char in _ORDER:
        return _LETTER, _ORDER[char]
    if char.isdigit():
        return _DIGIT, ord(char)
    base = unicodedata.normalize("NFD", char)[0]
    if base in _ORDER:
        return _LETTER, _ORDER[base]
    return (_FOREIGN if char.isalpha() else _MARK), ord(char)
