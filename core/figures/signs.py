"""The ring's relatives: small figures for rows, legends and the frame of the page."""

from collections.abc import Iterable
from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.figures.geometry import circle, diamond, element, number, picture, piece, together
from core.figures.ring import MOST_MARKS, OUTER, grain, kinds, month_path
from core.figures.shapes import MonthState, RingMonth, RingTerm, starts_part, state_of

PITCH, CELL, PART_GAP = 15.5, 12, 4  # of the strip: cell to cell, a cell's width, between terms
LEFT = "xMinYMid meet"  # a figure of another length still begins at the cell's edge
BARS = ("b-a", "b-b", "b-c", "b-x")


def strip(label: str, months: Iterable[RingMonth | str], *, parts: int = 2) -> SafeString:
    """The ring unrolled: a cell per month. `label` says the same in words."""
    box, drawn = _strip(tuple(state_of(month) for month in months), parts)
    return picture("strip", box, drawn, label=label, preserveAspectRatio=LEFT)


@piece
def _strip(states: tuple[MonthState, ...], parts: int) -> tuple[str, SafeString]:
    """The box and what is in it: colleagues' years often look alike."""
    x, drawn = 0.0, []
    for index, state in enumerate(states):
        if index:
            x += PITCH + (PART_GAP if starts_part(index, len(states), parts) else 0)
        drawn += cell(state, x + 0.75, 0.75, 18.5)
    return f"0 0 {number(x + 14.5)} 20", together(drawn)


def cell(state: MonthState, x: float, y: float, height: float) -> list[SafeString]:
    if not state.is_drawn:
        return []
    place = {"class": state.css, "x": number(x), "y": y, "width": CELL, "height": height}
    box = element("rect", place | {"rx": 1.5})
    if state is MonthState.ANSWERED:
        return [box, circle("reply", x + CELL / 2, 10, 2)]
    return [box]


def marks(
    label: str, shown: int, observed: int, need_shown: int = 2, need_observed: int = 2
) -> SafeString:
    """One term's circles and diamonds; when they are too many to count, the words instead."""
    if need_shown + need_observed > MOST_MARKS:
        return format_html('<span class="small">{}</span>', label)
    drawn = _marks(RingTerm(shown, observed, need_shown, need_observed))
    box = f"0 0 {20 * (need_shown + need_observed) + 8} 20"
    return picture("marks", box, drawn, label=label, preserveAspectRatio=LEFT)


@piece
def _marks(term: RingTerm) -> SafeString:
    drawn = []
    for index, (draw, css) in enumerate(kinds(term)):
        x = (10 if index < term.need_shown else 18) + 20 * index
        drawn.append(draw(css, x, 10, 6.5))
    return together(drawn)


def bar(value: float, total: float, cls: str = "b-a", label: str = "") -> SafeString:
    """Compares only: the number is printed beside it, so it is decoration unless labelled."""
    if cls not in BARS:
        raise ValueError(f"no such bar: {cls!r}")
    share = min(max(value / total, 0), 1) if total else 0
    return picture(
        "bar",
        "0 0 100 8",
        element("rect", {"class": "b-track", "width": 100, "height": 8}),
        element("rect", {"class": cls, "width": number(100 * share), "height": 8}),
        label=label,
        preserveAspectRatio="none",
    )


@piece
def keymark(kind: str) -> SafeString:
    """A legend sign in the ring's own shapes: any state of a month, or one of KEYS."""
    inside = KEYS[kind] if kind in KEYS else cell(MonthState(kind), 4, 1, 18)
    return element("svg", {"viewBox": "0 0 20 20", "aria-hidden": "true"}, *inside)


@cache
def glyph() -> SafeString:
    """The mark: three growth rings around an off-centre pith, the newest one open."""
    return picture(
        "glyph",
        "0 0 32 32",
        element("path", {"class": "gl-3", "d": "M16 2.5a13.5 13.5 0 1 1-9.6 4"}),
        circle("gl-2", 15.3, 16.8, 8.4),
        circle("gl-1", 14.7, 17.4, 3.6),
    )


@cache
def login_art() -> SafeString:
    """Many quiet years as hairlines, and the current one as a band of ten months."""
    quiet = [circle("art-r", -22 + r * 0.09, 24 - r * 0.1, r) for r in QUIET_YEARS]
    band = [
        element("path", {"class": "m m-done" if k < 6 else "m", "d": month_path(k, 10, 2)})
        for k in range(10)
    ]
    lines = grain(ART_GRAIN, **{"stroke-width": 0.7})
    year = element("g", {"transform": f"scale({248 / OUTER:.3f})"}, *band, *lines)
    moved = element("g", {"transform": "translate(60 0)"}, *quiet, year)
    return picture("art", "-340 -330 680 860", moved, preserveAspectRatio="xMidYMin slice")


ART_GRAIN = (0.2, 0.42, 0.6, 0.84)
QUIET_YEARS = (
    *(18, 34, 58, 74, 100, 128, 143, 170, 292, 318, 352),
    *(380, 421, 446, 490, 540, 566, 612, 660, 716),
)
KEYS = {
    "shown": [circle("l l-on", 10, 10, 7)],
    "observed": [diamond("l l-on", 10, 10, 7)],
    "goal": [circle("g g-on", 10, 10, 6, **{"stroke-width": 5})],
    "past": [circle("past", 10, 10, 8), circle("past", 10, 10, 5)],
}
