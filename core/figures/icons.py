"""The portal's own line set on a 24-unit grid; colour and weight come from `.ic`."""

from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

#: Path data of each sign, a stroke a line.
ICONS = {
    "pen": (
        "M4 20l1-4.5L16 4.5a2.1 2.1 0 0 1 3 3L8 18.8 4 20z",
        "M14 6.5l3 3",
    ),
    "target": (
        "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0z",
        "M7.5 12a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z",
        "M11.2 12a0.8 0.8 0 1 0 1.6 0a0.8 0.8 0 1 0 -1.6 0z",
    ),
    "board": (
        "M5.5 5h13a2 2 0 0 1 2 2v11a2 2 0 0 1 -2 2h-13a2 2 0 0 1 -2 -2v-11a2 2 0 0 1 2 -2z",
        "M3.5 10h17",
        "M8 3v4",
        "M16 3v4",
        "M8 14h3",
        "M8 17h6",
    ),
    "people": (
        "M5.5 8.5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z",
        "M2.5 20c.4-4 3-6 6.5-6s6.1 2 6.5 6",
        "M16 5.3a3.5 3.5 0 0 1 0 6.4",
        "M18 14.6c2 .8 3.2 2.6 3.5 5.4",
    ),
    "desk": (
        "M4 5h16v11H10l-4.5 4V16H4z",
        "M8 9h8",
        "M8 12.5h5",
    ),
    "school": (
        "M3 10l9-5.5 9 5.5",
        "M5 10v9.5h14V10",
        "M9.5 19.5V14h5v5.5",
        "M2.5 19.5h19",
    ),
    "bell": (
        "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15z",
        "M10 20.5h4",
    ),
    "check": ("M5 12.5l4.5 4.5L19 7.5",),
    "eye": (
        "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z",
        "M9.2 12a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0 -5.6 0z",
    ),
    "plus": (
        "M12 5v14",
        "M5 12h14",
    ),
    "search": (
        "M4.5 10.5a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z",
        "M15 15l5 5",
    ),
    "right": (
        "M5 12h14",
        "M13 6l6 6-6 6",
    ),
    "left": (
        "M19 12H5",
        "M11 6l-6 6 6 6",
    ),
    "down": ("M6 9.5l6 6 6-6",),
    "lock": (
        "M7 11h10a2 2 0 0 1 2 2v5.5a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-5.5a2 2 0 0 1 2 -2z",
        "M8 11V8a4 4 0 0 1 8 0v3",
    ),
    "mail": (
        "M5 5.5h14a2 2 0 0 1 2 2v9.5a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-9.5a2 2 0 0 1 2 -2z",
        "M3.5 7l8.5 6.5L20.5 7",
    ),
    "clock": (
        "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0z",
        "M12 7v5.3l3.5 2",
    ),
    "place": (
        "M12 21.5s7-6.2 7-11.5a7 7 0 0 0-14 0c0 5.3 7 11.5 7 11.5z",
        "M9.5 10a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z",
    ),
    "dots": (
        "M3.8 12a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0z",
        "M10.8 12a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0z",
        "M17.8 12a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0z",
    ),
    "moon": ("M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",),
    "print": (
        "M7 9V3.5h10V9",
        "M7 17H4V9h16v8h-3",
        "M7 14h10v6.5H7z",
    ),
    "link": (
        "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7",
        "M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17",
    ),
    "alert": (
        "M12 4L2.8 20h18.4z",
        "M12 10v4.5",
        "M12 17.2v.1",
    ),
    "info": (
        "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0z",
        "M12 11v5",
        "M12 8v.1",
    ),
    "down-tray": (
        "M12 4v11",
        "M7 11l5 4.5 5-4.5",
        "M4.5 19.5h15",
    ),
    "filter": (
        "M4 6h16",
        "M7 12h10",
        "M10 18h4",
    ),
    "list": (
        "M8 6h12",
        "M8 12h12",
        "M8 18h12",
        "M4 6h.1",
        "M4 12h.1",
        "M4 18h.1",
    ),
    "x": (
        "M6 6l12 12",
        "M18 6L6 18",
    ),
    "talk": (
        "M3.5 5h12v8.5H8.5L5 16.5v-3H3.5z",
        "M18 9h2.5v8.5H19v3l-3.5-3H10v-1.5",
    ),
    "wifi-off": (
        "M3 3l18 18",
        "M5 12.5a10 10 0 0 1 4-2.4",
        "M12.5 9.7a10 10 0 0 1 6.5 2.8",
        "M8.5 16a5 5 0 0 1 6-.6",
        "M12 19.5h.1",
        "M2 9a15 15 0 0 1 4-2.6",
        "M10 5.2A15 15 0 0 1 22 9",
    ),
}


@lru_cache(maxsize=512)
def icon(name: str, css: str = "") -> SafeString:
    """Always hidden from screen readers: the word beside it is what they get."""
    strokes = format_html_join("", "{}", ((stroke,) for stroke in ICONS[name]))
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>',
        f"ic {css}".strip(),
        strokes,
    )
