"""Points, arcs and escaped SVG elements. Angles are degrees, clockwise from 12 o'clock."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import cos, radians, sin

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Point = tuple[float, float]

ORIGIN: Point = (0, 0)
#: A piece is the same for everybody: it is drawn once, and so many of each kind are kept.
piece = lru_cache(maxsize=1024)


def number(value: float) -> str:
    """One decimal at most, never "-0": the same figure is the same text everywhere."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def polar(radius: float, angle: float, centre: Point = ORIGIN) -> Point:
    turned = radians(angle - 90)
    return centre[0] + radius * cos(turned), centre[1] + radius * sin(turned)


def spot(radius: float, angle: float, centre: Point = ORIGIN) -> str:
    """The point as path data."""
    x, y = polar(radius, angle, centre)
    return f"{number(x)} {number(y)}"


def arc(radius: float, start: float, end: float, centre: Point = ORIGIN) -> str:
    """Path data from where the pen is, at `start`, to `end`."""
    large, sweep = int(abs(end - start) > 180), int(end > start)
    return f"A{radius} {radius} 0 {large} {sweep} {spot(radius, end, centre)}"


def element(name: str, attributes: Mapping[str, object], *children: object) -> SafeString:
    """One SVG element; values and children that are not SafeString are escaped."""
    inside = together(children)
    pairs = format_html_join("", ' {}="{}"', attributes.items())
    if not inside:
        return format_html("<{}{}/>", name, pairs)
    return format_html("<{}{}>{}</{}>", name, pairs, inside, name)


def together(children: Iterable[object]) -> SafeString:
    """Elements one after another."""
    return format_html_join("", "{}", ((child,) for child in children))


@piece
def circle(css: str, x: float, y: float, radius: float, **more: object) -> SafeString:
    place = {"class": css, "cx": number(x), "cy": number(y), "r": number(radius)}
    return element("circle", place | more)


@piece
def diamond(css: str, x: float, y: float, radius: float) -> SafeString:
    """As heavy to the eye as a circle of that radius."""
    reach = radius * 1.25
    corners = (
        f"M{number(x)} {number(y - reach)}L{number(x + reach)} {number(y)} "
        f"{number(x)} {number(y + reach)} {number(x - reach)} {number(y)}Z"
    )
    return element("path", {"class": css, "d": corners})


def picture(css: str, box: str, *children: object, label: str = "", **more: object) -> SafeString:
    """The <svg> itself: an image with this name, or decoration when there is no name."""
    named = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true"}
    return element("svg", {"class": css, "viewBox": box} | more | named, *children)
