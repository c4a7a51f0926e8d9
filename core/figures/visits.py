"""Who visited whom: people on a circle by groups, one curve per visit."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import radians

from django.utils.safestring import SafeString

from core.figures.geometry import Point, arc, circle, element, number, polar, spot

GAP = 9  # degrees between two groups
PEOPLE, NAMES, RIM = 205, 243, 232  # radii of the people, of the groups' names and their arcs
NODE, LEAST_NODE = 18.0, 2.5  # a person's circle; a big school draws it smaller
READABLE = 11  # initials in a smaller circle than this would not be read
BEND = 0.28  # how far from the middle a curve keeps
BEYOND = 12  # degrees that a group's name may reach beyond its arc
UPSIDE_DOWN = (90, 270)  # there a name runs the other way, to stay upright


@dataclass(frozen=True, slots=True)
class Person:
    """`key` is what the visits speak of; `short` stands in the circle."""

    key: Hashable
    short: str


@dataclass(frozen=True, slots=True)
class Circle:
    """One group of the picture: its name outside the circle, its people side by side."""

    name: str
    people: Sequence[Person]


@dataclass(frozen=True, slots=True)
class _Layout:
    """`turns` are degrees from the top by key, `homes` the group's index by key."""

    step: float
    turns: dict
    homes: dict
    arcs: list


def visits(
    title: str,
    desc: str,
    circles: Sequence[Circle],
    links: Iterable[tuple[Hashable, Hashable]],
    *,
    uid: str = "visits",
) -> SafeString:
    """`links` are (who visited, whom); one of somebody outside the circles is left out.

    The picture is no table: the same visits always stand beside it as text.
    """
    plan = _layout([group for group in circles if group.people])
    kept = [(a, b) for a, b in links if a in plan.turns and b in plan.turns]
    named = {"class": "visits", "viewBox": "-272 -272 544 544", "role": "img"}
    return element(
        "svg",
        named | {"aria-labelledby": f"{uid}-t {uid}-d"},
        element("title", {"id": f"{uid}-t"}, title),
        element("desc", {"id": f"{uid}-d"}, desc),
        *_rims(plan, uid),
        *_curves(plan, kept),
        *_nodes(plan, circles, kept),
    )


def _layout(circles):
    count = sum(len(group.people) for group in circles)
    step = (360 - GAP * len(circles)) / count if count else 0
    angle, turns, homes, arcs = GAP / 2, {}, {}, []
    for index, group in enumerate(circles):
        start = angle
        for one in group.people:
            turns[one.key], homes[one.key] = angle + step / 2, index
            angle += step
        arcs.append((group.name, start, angle))
        angle += GAP
    return _Layout(step, turns, homes, arcs)


def _rims(plan, uid):
    drawn = []
    for index, (name, start, end) in enumerate(plan.arcs):
        key = f"{uid}-g{index}"
        along = {"href": f"#{key}", "startOffset": "50%", "text-anchor": "middle"}
        rim = f"M{spot(RIM, start + 0.8)}{arc(RIM, start + 0.8, end - 0.8)}"
        drawn += [
            element("path", {"id": key, "d": _line_of_name(start, end), "fill": "none"}),
            element("text", {"class": "t"}, element("textPath", along, name)),
            element("path", {"class": "v-arc", "d": rim}),
        ]
    return drawn


def _line_of_name(start, end):
    first, last = UPSIDE_DOWN
    middle = (start + end) / 2 % 360
    start, end, radius = start - BEYOND, end + BEYOND, NAMES
    if first < middle < last:
        start, end, radius = end, start, NAMES + 13
    return f"M{spot(radius, start)}{arc(radius, start, end)}"


def _curves(plan, links):
    """Curves within a group lie under those that leave it."""
    ends = [(plan.homes[a] != plan.homes[b], a, b) for a, b in links]
    drawn = []
    for leaves, visitor, host in sorted(ends, key=lambda row: row[0]):
        (x0, y0), (x1, y1) = _place(plan, visitor), _place(plan, host)
        bend = f"{number((x0 + x1) * BEND)} {number((y0 + y1) * BEND)}"
        path = f"M{number(x0)} {number(y0)}Q{bend} {number(x1)} {number(y1)}"
        drawn.append(element("path", {"class": "v v-x" if leaves else "v v-in", "d": path}))
    return drawn


def _nodes(plan, circles, links):
    made, got = Counter(a for a, _b in links), Counter(b for _a, b in links)
    radius = max(min(NODE, PEOPLE * radians(plan.step) * 0.45), LEAST_NODE)
    drawn = []
    for one in (person for group in circles for person in group.people):
        x, y = _place(plan, one.key)
        parts = [circle(_look(got[one.key], made[one.key]), x, y, radius)]
        if radius >= READABLE:
            place = {"class": "n-t", "x": number(x), "y": number(y + 5)}
            parts.append(element("text", place, one.short))
        drawn.append(element("g", {}, *parts))
    return drawn


def _look(got, made):
    """Filled: was visited. Dashed: neither visited nor was visited yet."""
    if got:
        return "n-o"
    return "n-o n-out" if made else "n-o n-0"


def _place(plan, key) -> Point:
    return polar(PEOPLE, plan.turns[key])
