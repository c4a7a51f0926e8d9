#!/usr/bin/env python3
"""The Lithuanian catalogue, kept with Babel alone; `docs/translations.md` says how.

English is the source language: its words are the msgids, so it has no catalogue.
"""

import argparse
import fcntl
import io
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
OURS = ROOT / "locale/lt/LC_MESSAGES/django.po"
DJANGOS = ROOT / "locale_django/lt/LC_MESSAGES/django.po"
#: Folders whose words nobody reads on a page.
SKIPPED = {"locale", "locale_django", "migrations", "node_modules", "static", "tests"}
SKIPPED |= {"tools", "var"}
KEYWORDS = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"]),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], ((1, "c"), 2, 3)),
}
#: The plural rule is letter for letter Django's own, and no line of the header ever changes.
HEADER = r"""# Written by `./run messages`; words are added with `tools/catalogues.py fill`.
msgid ""
msgstr ""
"Project-Id-Version: apt-portal\n"
"Language: lt\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=4; plural=(n % 10 == 1 && (n % 100 > 19 || n % 100 < 11) ? 0 : (n % 10 >= 2 && n % 10 <=9) && (n % 100 > 19 || n % 100 < 11) ? 1 : n % 1 != 0 ? 2: 3);\n"

"""  # noqa: E501  one line, so that two changes never meet in it
FORMS = 4
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sdif]|(?<!\{)\{[a-z_][\w.]*\}")


def sources() -> Iterator[Path]:
    """Python files and templates with words for people, always in the same order."""
    for folder, folders, files in os.walk(ROOT):
        folders[:] = sorted(
            name for name in folders if name not in SKIPPED and not name.startswith(".")
        )
        for name in sorted(files):
            path = Path(folder, name)
            if path.suffix == ".py" or (
                path.suffix in {".html", ".js", ".txt"} and "templates" in path.parts
            ):
                yield path


def as_python(path: Path) -> str:
    """The file as something Babel's Python extractor reads; Django turns templates into it."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    text = templatize(text, origin=str(path))
    # Indentation of a template means nothing, yet the tokenizer stumbles over it.
    return "".join(line.lstrip() for line in text.splitlines(keepends=True))


def words_in(path: Path) -> Iterator[tuple[str | tuple, str | None]]:
    """(msgid or its two forms, context) of one file; an unreadable file stops everything."""
    try:
        found = list(extract("python", io.BytesIO(as_python(path).encode()), KEYWORDS))
    except Exception as error:
        raise SystemExit(f"{path.relative_to(ROOT)}: {error}") from error
    for _line, msgid, _comments, context in found:
        if msgid and msgid != ("", ""):
            yield msgid, context


def read(path: Path) -> Catalog:
    if not path.exists():
        return read_po(io.StringIO(HEADER), locale="lt")
    with path.open("rb") as file:
        return read_po(file, locale="lt", abort_invalid=True)


def fresh(old: Catalog) -> Catalog:
    """Exactly the words of the sources, sorted, with the translations that were there."""
    found: dict[tuple[str, str], str | tuple] = {}
    for path in sources():
        for msgid, context in words_in(path):
            key = (singular(msgid), context or "")
            if isinstance(msgid, tuple) or key not in found:
                found[key] = msgid
    new = read_po(io.StringIO(HEADER), locale="lt")
    for (_first, context), msgid in sorted(found.items(), key=lambda item: item[0]):
        before = old.get(singular(msgid), context or None)
        new.add(msgid, kept(before, msgid), context=context or None)
    return new


def singular(msgid: str | Sequence[str]) -> str:
    return msgid if isinstance(msgid, str) else msgid[0]


def kept(before: Message | None, msgid: str | tuple) -> str | tuple:
    """The translation to carry over: none when the word has gained or lost its plural."""
    nothing = "" if isinstance(msgid, str) else ("",) * FORMS
    if before is None or before.fuzzy or before.pluralizable != isinstance(msgid, tuple):
        return nothing
    text = before.string or nothing
    return text if isinstance(text, str) else tuple(text)


def text_of(catalogue: Catalog) -> str:
    """The file: one line per sentence, no places, no dates, nothing obsolete."""
    out = io.BytesIO()
    write_po(out, catalogue, width=0, no_location=True, omit_header=True, ignore_obsolete=True)
    return HEADER + out.getvalue().decode().strip() + "\n"


@contextmanager
def only_writer() -> Iterator[None]:
    """Two people filling at once both keep their words."""
    OURS.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(OURS.parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def put(path: Path, content: bytes) -> None:
    """Whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)


def forms(message: Message) -> tuple[str, ...]:
    text = message.string or ""
    return (text,) if isinstance(text, str) else tuple(text)


def is_untranslated(message: Message) -> bool:
    wanted = FORMS if message.pluralizable else 1
    return len(forms(message)) != wanted or not all(forms(message))


def entries(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def key_of(message: Message) -> str:
    """How JSON names an entry: the msgid, or context|msgid."""
    return f"{message.context}|{singular(message.id)}" if message.context else singular(message.id)


def placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def faults(message: Message, catalogue: Catalog) -> list[str]:
    """What is wrong with a translation that is there."""
    ids = (message.id,) if isinstance(message.id, str) else message.id
    allowed = [placeholders(text) for text in ids]
    found = [
        f"placeholders differ: {text!r}"
        for number, text in enumerate(forms(message))
        # „one“ is also 21 and 31: it may name the number even where English says "one".
        if placeholders(text) not in (allowed if number == 0 else allowed[-1:])
    ]
    # Babel takes „90 % s…“ for a format: it is asked only where there is a placeholder.
    return found + [str(error) for error in message.check(catalogue) if any(allowed)]


def extract_words(_options: argparse.Namespace) -> int:
    with only_writer():
        catalogue = fresh(read(OURS))
        put(OURS, text_of(catalogue).encode())
    todo = sum(map(is_untranslated, entries(catalogue)))
    sys.stdout.write(f"{len(entries(catalogue))} entries, {todo} untranslated\n")
    return 0


def check(_options: argparse.Namespace) -> int:
    problems = []
    for path in (OURS, DJANGOS):
        catalogue = read(path)
        for message in entries(catalogue):
            said = ["fuzzy"] if message.fuzzy else []
            if is_untranslated(message):
                said.append("untranslated")
            else:
                said += faults(message, catalogue)
            where = f"{path.relative_to(ROOT)}: {key_of(message)!r}"
            problems += [f"{where}: {word}" for word in said]
    before = OURS.read_text(encoding="utf-8") if OURS.exists() else ""
    if before != text_of(fresh(read(OURS))):
        problems.append(f"{OURS.relative_to(ROOT)}: not up to date, `./run messages` changes it")
    sys.stdout.write("".join(f"{line}\n" for line in problems))
    return 1 if problems else 0


def missing(_options: argparse.Namespace) -> int:
    """Untranslated words as the JSON that `fill` takes back."""
    todo = {
        key_of(message): [""] * FORMS if message.pluralizable else ""
        for message in entries(fresh(read(OURS)))
        if is_untranslated(message)
    }
    sys.stdout.write(json.dumps(todo, ensure_ascii=False, indent=1) + "\n")
    return 0


def fill(options: argparse.Namespace) -> int:
    words = json.loads(options.file.read_text(encoding="utf-8"))
    with only_writer():
        catalogue = fresh(read(OURS))
        by_key = {key_of(message): message for message in entries(catalogue)}
        problems = [
            f"{key!r}: {problem}"
            for key, value in words.items()
            if (problem := take_in(by_key.get(key), value, catalogue))
        ]
        put(OURS, text_of(catalogue).encode())
    todo = sum(map(is_untranslated, entries(catalogue)))
    sys.stdout.write("".join(f"{line}\n" for line in problems))
    sys.stdout.write(f"{len(words) - len(problems)} taken in, {todo} untranslated\n")
    return 1 if problems else 0


def take_in(message: Message | None, value: str | list, catalogue: Catalog) -> str:
    """Write one translation into the catalogue, or say why not."""
    if message is None:
        return "no such msgid in the sources"
    given = (value,) if isinstance(value, str) else tuple(value)
    if len(given) != (FORMS if message.pluralizable else 1):
        return f"{FORMS if message.pluralizable else 1} forms are needed"
    before = message.string
    message.string = given if message.pluralizable else given[0]
    found = faults(message, catalogue) if all(given) else ["empty"]
    if found:
        message.string = before
    return "; ".join(found)


def compile_all(_options: argparse.Namespace) -> int:
    for path in (OURS, DJANGOS):
        if path.exists():
            out = io.BytesIO()
            write_mo(out, read(path))
            put(path.with_suffix(".mo"), out.getvalue())
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True)
    for name, work, words in (
        ("extract", extract_words, "bring locale/lt up to date with the sources"),
        ("check", check, "nothing missing, stale or with other placeholders"),
        ("missing", missing, "print what is untranslated, as JSON for fill"),
        ("fill", fill, "take translations from a JSON file"),
        ("compile", compile_all, "write the .mo files"),
    ):
        command = commands.add_parser(name, help=words)
        command.set_defaults(work=work)
        if name == "fill":
            command.add_argument("file", type=Path, metavar="FILE.json")
    options = parser.parse_args()
    return options.work(options)


if __name__ == "__main__":
    sys.exit(main())
