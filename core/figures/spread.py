"""Shares on one line from nothing to everything: a dot for each, a mark at their middle."""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from core.figures.geometry import circle, element, number

EDGE, LENGTH, HEIGHT = 8, 384, 28  # blank at both ends, 0–100 %, all of it
DOT = 5.5


def spread(
    title: str, desc: str, values: Iterable[float], middle: float, cls: str = "b-a", *, uid: str
) -> SafeString:
    """`values` and `middle` are percents. The numbers stand beside it: it only compares."""
    y = HEIGHT / 2
    line = {"class": "b-track", "x": EDGE, "y": y - 1, "width": LENGTH, "height": 2}
    mark = {"class": "sp-mid", "x": number(_place(middle) - 1), "y": 1, "width": 2}
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
        *(circle(cls, _place(value), y, DOT) for value in values),
        element("rect", mark | {"height": HEIGHT - 2}),
    )


def _place(percent):
    return EDGE + LENGTH * min(max(percent, 0), 100) / 100
