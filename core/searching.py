"""Words that can be searched for: folded beside their text, stemmed as well on PostgreSQL.

Nobody finds a text that they may not read: whoever asks narrows the rows first (`visible_to`).
See docs/adr/0014-search.md.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.db import migrations, models
from django.db.models import Lookup

from core.text import fold

#: Letters and digits, and the signs above them that Unicode has no composed letter for (r̃).
WORD = re.compile(r"\w[\w\u0300-\u036f]*")
#: PostgreSQL keeps the stems of a WordsField's texts in a column of this name, by itself.
STEMS = "stems"
#: Rows folded at a time by `fold_rows`.
BATCH = 500


@dataclass(frozen=True)
class Word:
    """One word that is looked for; `is_last` may still be being typed."""

    typed: str
    folded: str
    is_last: bool


def words_asked(text):
    """The words of a question; ones that fold to the same are asked once."""
    typed = {
        key: word.casefold()
        for word in WORD.findall(text)
        for key in WORD.findall(fold(word))  # of „½“ two; of a bare sign none
    }
    return [
        Word(word, key, number == len(typed))
        for number, (key, word) in enumerate(typed.items(), 1)
    ]


def folded_words(*texts):
    """Folded words, a blank before each: where one begins, a pattern can say so."""
    return "".join(f" {word}" for word in WORD.findall(fold("\n".join(texts))))


class WordsField(models.TextField):
    """The folded words of the columns `of`; of answers ([{"text": …}, …]) their texts.

    Filled whenever its row is saved whole or created, also in bulk. A save of some fields
    names it among them; an `update()` gives its value.
    """

    def __init__(self, *args, of: Sequence[str] = (), **kwargs):
        self.of = tuple(of)
        super().__init__(*args, **{"default": "", "editable": False, **kwargs})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance, add):
        value = folded_words(*(text for name in self.of for text in _texts(model_instance, name)))
        setattr(model_instance, self.attname, value)
        return value


@WordsField.register_lookup
class Says(Lookup):
    """A word (`Word`) stands in the text: it begins like one there or, on PostgreSQL, is
    another ending of one."""

    lookup_name = "says"
    prepare_rhs = False

    def get_db_prep_lookup(self, value, connection):
        # a word holds one sign that means something to LIKE
        return "%s", [f"% {value.folded}%".replace("_", r"\_")]

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        slot, pattern = self.process_rhs(compiler, connection)
        return rf"{column} LIKE {slot} ESCAPE '\'", [*params, *pattern]

    def as_postgresql(self, compiler, connection):
        begins, params = self.as_sql(compiler, connection)
        stems = f"{compiler.quote_name_unless_alias(self.lhs.alias)}.{STEMS}"
        query = f"'{self.rhs.typed}'{':*' if self.rhs.is_last else ''}"
        return f"({begins} OR {stems} @@ to_tsquery('lithuanian', %s))", [*params, query]


def keep_stems(table, *columns, answers=""):
    """A step of a migration: PostgreSQL stems the texts of `columns`; SQLite has no stems.

    `answers` names a JSON column of [{"text": …}, …]. Adding it writes the table anew.
    """
    return migrations.RunPython(
        partial(_add_stems, table=table, columns=columns, answers=answers),
        partial(_drop_stems, table=table),
    )


def fold_rows(rows):
    """For data migrations: fill the WordsField of rows that exist, some hundreds at a time."""
    (field,) = (field for field in rows.model._meta.fields if isinstance(field, WordsField))
    rows, last = rows.only("pk", *field.of).order_by("pk"), 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        for row in batch:
            field.pre_save(row, add=False)
        rows.model.objects.bulk_update(batch, [field.name])
        last = batch[-1].pk


def _texts(row, name):
    value = getattr(row, name)
    return [value] if isinstance(value, str) else [answer["text"] for answer in value]


def _add_stems(apps, schema_editor, *, table, columns, answers):
    if schema_editor.connection.vendor != "postgresql":
        return
    texts = r" || E'\n' || ".join(f'"{column}"' for column in columns)
    stems = f"to_tsvector('lithuanian', {texts})"
    if answers:
        said = f"""jsonb_path_query_array("{answers}", '$[*].text')"""
        stems += f""" || jsonb_to_tsvector('lithuanian', {said}, '["string"]')"""
    schema_editor.execute(
        f'ALTER TABLE "{table}" ADD COLUMN {STEMS} tsvector GENERATED ALWAYS AS ({stems}) STORED'
    )


def _drop_stems(apps, schema_editor, *, table):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f'ALTER TABLE "{table}" DROP COLUMN {STEMS}')
