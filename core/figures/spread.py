"""Shares on one line from nothing to everything: a dot for each, a mark at their middle."""

from collections import Counter
from collections.abc import Iterable

from django.utils.safestring import SafeString

from core.figures.geometry import element, number

EDGE, LENGTH, HEIGHT = 8, 384, 44  # blank at both ends, 0–100 %, all of it
DOT = 10  # across; dots nearer than this to one another stand side by side
OFF = (0, -10, 10, -17, 17)  # where: the line itself, then by turns above and below


def spread(
    title: str, desc: str, values: Iterable[float], middle: float, cls: str = "b-a", *, uid: str
) -> SafeString:
    """`values` and `middle` are percents. The numbers stand beside it: it only compares.

    All dots are one path, points with round ends: a municipality has sixty schools.
    """
    y = HEIGHT / 2
    line = {"class": "b-track", "x": EDGE, "y": number(y - 1), "width": LENGTH, "height": 2}
    mark = {"class": "sp-mid", "x": number(_place(middle) - 1), "y": 2, "width": 2}
    return element(
        "svg",
        {
            "class": "spread",
            "viewBox": f"0 0 {LENGTH + 2 * EDGE} {HEIGHT}",
            "role": "img",
            "aria-labelledby": f"{uid}-t {uid}-d",
        },
        element("title", {"id": f"{uid}-t"}, title),
        element("desc", {"id": f"{uid}-d"}, desc),
        element("rect", line),
        element("path", {"class": f"sp-{cls[-1]}", "d": _dots(values, y)}),
        element("rect", mark | {"height": HEIGHT - 4}),
    )


def _dots(values, y):
    taken, drawn = Counter(), []
    for value in sorted(values):
        x = _place(value)
        column = int(x // DOT)
        off = OFF[taken[column] % len(OFF)]
        taken[column] += 1
        drawn.append(f"M{number(x)} {number(y + off)}h0")
    return "".join(drawn)


def _place(percent):
    return EDGE + LENGTH * min(max(percent, 0), 100) / 100
