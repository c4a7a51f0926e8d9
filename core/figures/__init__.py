"""Server-rendered SVG: presentation attributes and classes of theme.css only, so that a strict
content security policy holds. Every word comes in as an argument and is escaped."""

from core.figures.columns import Column, columns
from core.figures.icons import icon
from core.figures.ring import empty, ring
from core.figures.shapes import MonthState, Ring, RingMonth, RingTerm
from core.figures.signs import bar, glyph, keymark, login_art, marks, strip
from core.figures.spread import spread
from core.figures.visits import Circle, Person, visits

__all__ = [
    "Circle",
    "Column",
    "MonthState",
    "Person",
    "Ring",
    "RingMonth",
    "RingTerm",
    "bar",
    "columns",
    "empty",
    "glyph",
    "icon",
    "keymark",
    "login_art",
    "marks",
    "ring",
    "spread",
    "strip",
    "visits",
]
