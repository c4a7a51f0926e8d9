"""The components of the templates, read from their first lines: the style guide page."""

import re
from dataclasses import dataclass

from django.conf import settings

FIRST_LINE = re.compile(r"{#\s*(.+?)\s*#}")
FOLDERS = ("components", "layout")


@dataclass(frozen=True)
class Component:
    """`doc` is the template's own first line: what it is and what it is given."""

    name: str
    doc: str


def components():
    """Every template of the shared folders; one without a first line has an empty doc."""
    root = settings.BASE_DIR / "templates"
    return [
        Component(f"{folder}/{path.name}", _doc(path))
        for folder in FOLDERS
        for path in sorted((root / folder).glob("*.html"))
    ]


def _doc(path):
    found = FIRST_LINE.match(path.read_text(encoding="utf-8"))
    return found[1] if found else ""
