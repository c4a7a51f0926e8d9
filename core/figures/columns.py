"""Months side by side: a few bars each, their numbers printed, one scale for all.

A column that leads somewhere is a link, so that the keyboard reaches its words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from core.figures.geometry import element, number

WIDTH, BAR = 36, 9  # of a month, of a bar
TALLEST, FLOOR = 96, 116  # the largest bar; where all stand
LOOKS = ("b-a", "b-b", "b-c")


@dataclass(frozen=True, slots=True)
class Column:
    """`values` are None where there is nothing to count; `name` says them in words."""

    label: str
    name: str
    values: Sequence[int] | None = None
    url: str = ""


def columns(
    title: str, desc: str, months: Sequence[Column], *, uid: str = "columns"
) -> SafeString:
    """The figure; a table with the same numbers always stands beside it."""
    most = max((value for month in months for value in month.values or ()), default=0)
    box = f"0 0 {WIDTH * len(months)} {FLOOR + 22}"
    named = {"class": "columns", "viewBox": box, "role": "group"}
    return element(
        "svg",
        named | {"aria-labelledby": f"{uid}-t", "aria-describedby": f"{uid}-d"},
        element("title", {"id": f"{uid}-t"}, title),
        element("desc", {"id": f"{uid}-d"}, desc),
        *(_column(month, WIDTH * index, most) for index, month in enumerate(months)),
    )


def _column(month, x, most):
    middle = {"text-anchor": "middle"}
    place = {"x": number(x + WIDTH / 2), "y": FLOOR + 16}
    drawn = [element("text", {"class": "t"} | place | middle, month.label)]
    if month.values is None:
        drawn.append(element("text", place | middle | {"y": FLOOR - 4}, "–"))
    for index, value in enumerate(month.values or ()):
        left = x + 3 + index * (BAR + 1.5)
        drawn += _bar(left, value, most, LOOKS[index])
    if not month.url:
        return element("g", {"role": "img", "aria-label": month.name}, *drawn)
    ground = {"class": "ground", "x": x, "y": 0, "width": WIDTH, "height": FLOOR + 22}
    link = {"href": month.url, "aria-label": month.name}
    return element("a", link, element("rect", ground), *drawn)


def _bar(x, value, most, css):
    height = TALLEST * value / most if most else 0
    top = FLOOR - height
    place = {"x": number(x + BAR / 2), "y": number(top - 4), "text-anchor": "middle"}
    said = element("text", {"class": "n"} | place, value)
    if not value:
        return [said]
    box = {"x": number(x), "y": number(top), "width": BAR, "height": number(height)}
    return [element("rect", {"class": css} | box), said]
