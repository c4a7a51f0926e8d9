"""The year ring: arcs of months, marks of each term, past years, the goal and its centre.

Between two circles with different centres an arc is wood, not a gauge. Nothing here is
interactive, and a list with the same numbers always stands beside the figure.
"""

from math import radians, sin

from django.utils.safestring import SafeString

from core.figures.geometry import (
    arc,
    circle,
    diamond,
    element,
    number,
    picture,
    piece,
    polar,
    spot,
)
from core.figures.shapes import MonthState, Ring, RingMonth, RingTerm, starts_part, state_of

OUTER, INNER, PITH = 118, 90, (-6, 7)  # the outer circle, the inner one and its centre
MARKS, PAST, GOAL = 73, 60, 45  # radii around the pith
GRAIN = (0.26, 0.5, 0.78)
INSET, PART_INSET = 1.2, 1.4  # degrees at each side of a month, and more where terms meet
MOST_MARKS, MARK_RADIUS = 12, 6.5
MOST_PAST = 3


def ring(figure: Ring, *, uid: str = "ring", labels: bool = True) -> SafeString:
    """The whole figure. `uid` is unique on the page: title and description hang on it."""
    box = "-172 -150 344 300" if labels else "-122 -122 244 244"
    named = {"class": "ring", "viewBox": box, "role": "img"}
    named["aria-labelledby"] = f"{uid}-t {uid}-d"
    return element(
        "svg",
        named,
        element("title", {"id": f"{uid}-t"}, figure.title),
        element("desc", {"id": f"{uid}-d"}, figure.desc),
        *months(figure.months, max(len(figure.terms), 1)),
        *grain(),
        *replies(figure.months),
        *marks_of(figure.terms),
        *past(figure.past_years),
        *goal(figure.steps_done, figure.steps_total),
        *centre(figure.big, figure.small),
        *(names(figure.months) if labels else ()),
    )


def month_path(index: int, count: int, parts: int) -> str:
    """One closed arc between the two circles."""
    step = 360 / count
    start, end = index * step + INSET, (index + 1) * step - INSET
    if starts_part(index, count, parts):
        start += PART_INSET
    if starts_part(index + 1, count, parts):
        end -= PART_INSET
    out = f"M{spot(OUTER, start)}{arc(OUTER, start, end)}"
    return f"{out}L{spot(INNER, end, PITH)}{arc(INNER, end, start, PITH)}Z"


def months(row: tuple[RingMonth, ...], parts: int) -> list[SafeString]:
    states = [state_of(month) for month in row]
    return [
        _month(state, index, len(row), parts)
        for index, state in enumerate(states)
        if state.is_drawn
    ]


@piece
def _month(state: MonthState, index: int, count: int, parts: int) -> SafeString:
    return element("path", {"class": state.css, "d": month_path(index, count, parts)})


def grain(shares: tuple[float, ...] = GRAIN, **more: object) -> list[SafeString]:
    """Hairlines concentric with the wood, at these shares of the way from outer to inner."""
    return [
        circle("grain", PITH[0] * t, PITH[1] * t, OUTER + (INNER - OUTER) * t, **more)
        for t in shares
    ]


def replies(row: tuple[RingMonth, ...]) -> list[SafeString]:
    return [
        _reply(index, len(row))
        for index, month in enumerate(row)
        if state_of(month) is MonthState.ANSWERED
    ]


@piece
def _reply(index: int, count: int) -> SafeString:
    middle = (index + 0.5) * 360 / count
    (x0, y0), (x1, y1) = polar(OUTER, middle), polar(INNER, middle, PITH)
    return circle("reply", (x0 + x1) / 2, (y0 + y1) / 2, 4)


def marks_of(terms: tuple[RingTerm, ...], radius: float = MARKS) -> list[SafeString]:
    """A sector per term. More marks than the eye counts are left to the list beside."""
    if sum(term.need_shown + term.need_observed for term in terms) > MOST_MARKS:
        return []
    drawn = []
    for index, term in enumerate(terms):
        width = 360 / len(terms)
        step = width / (term.need_shown + term.need_observed + 1)
        size = min(MARK_RADIUS, 2 * radius * sin(radians(step / 2)) * 0.4)
        for place, (draw, css) in enumerate(kinds(term), start=1):
            x, y = polar(radius, index * width + place * step, PITH)
            drawn.append(draw(css, x, y, size))
    return drawn


def kinds(term: RingTerm) -> list[tuple]:
    """The marks of a term in order: how each is drawn and whether it is filled."""
    shown = [(circle, "l l-on" if k < term.shown else "l") for k in range(term.need_shown)]
    seen = [(diamond, "l l-on" if k < term.observed else "l") for k in range(term.need_observed)]
    return shown + seen


def past(years: int) -> list[SafeString]:
    return [circle("past", *PITH, PAST - 4 * k) for k in range(min(years, MOST_PAST))]


def goal(done: int, total: int) -> list[SafeString]:
    """A segment per step; gaps of 6 degrees, narrower when the steps are many."""
    return [_segment(index, total, index < done) for index in range(total)]


@piece
def _segment(index: int, total: int, is_done: bool) -> SafeString:
    start, end = 360 * index / total, 360 * (index + 1) / total
    gap = min(3, (end - start) / 4)
    start, end = start + gap, end - gap
    path = f"M{spot(GOAL, start, PITH)}{arc(GOAL, start, end, PITH)}"
    return element("path", {"class": "g g-on" if is_done else "g", "d": path})


def centre(big: str, small: str) -> list[SafeString]:
    lines = (("c1", 4, big), ("c2", 20, small))
    return [
        element("text", {"class": css, "x": PITH[0], "y": PITH[1] + down}, words)
        for css, down, words in lines
        if words
    ]


def names(row: tuple[RingMonth, ...]) -> list[SafeString]:
    bold = (MonthState.NOW, MonthState.DRAFT)
    return [
        _name(index, len(row), month.label, month.is_current or month.state in bold)
        for index, month in enumerate(row)
    ]


@piece
def _name(index: int, count: int, label: str, is_bold: bool) -> SafeString:
    middle = (index + 0.5) * 360 / count
    x, y = polar(OUTER + 11, middle)
    side = sin(radians(middle))
    anchor = "middle" if abs(side) < 0.35 else "start" if side > 0 else "end"
    place = {"class": "t t-now" if is_bold else "t", "x": number(x), "y": number(y + 4.5)}
    return element("text", place | {"text-anchor": anchor}, label)


def empty(kind: str) -> SafeString:
    """The ring before anything happened: the part that the page is about is drawn."""
    if kind not in EMPTY:
        raise ValueError(f"no empty ring is drawn for {kind!r}")
    whole = MonthState.DONE if kind == "done" else MonthState.FUTURE
    row = [RingMonth(whole)] * 10
    if kind == "month":
        row[0] = RingMonth(MonthState.NOW)
    return picture("ring", "-122 -122 244 244", *months(tuple(row), 2), *EMPTY[kind]())


def _open_marks() -> list[SafeString]:
    drawn = []
    for sector in (0, 180):
        for place, draw in enumerate((circle, circle, diamond, diamond), start=1):
            x, y = polar(MARKS - 14, sector + 36 * place, PITH)
            drawn.append(draw("l", x, y, 9))
    return drawn


def _goal_circle() -> list[SafeString]:
    return [circle("g g-on", PITH[0], PITH[1], 22, **{"stroke-dasharray": "10 4"})]


def _pair() -> list[SafeString]:
    still_open = {"stroke-width": 4, "stroke-dasharray": "9 6"}
    return [circle("l", -22, 6, 30, **{"stroke-width": 4}), circle("l", 14, 6, 30, **still_open)]


def _tick() -> list[SafeString]:
    return [element("path", {"class": "g g-on", "stroke-width": 12, "d": "M-36 6l22 24 44-50"})]


EMPTY = {
    "goal": _goal_circle,
    "month": list,
    "lesson": _open_marks,
    "filter": _open_marks,
    "curator": _pair,
    "done": _tick,
    "year": list,
}
