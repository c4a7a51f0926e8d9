"""When a school reminds, and the one reminder that an administrator may send."""

from reminders.registry import deadline_sources

GET, POST = "GET", "POST"
#: each kind an hour: nobody is reminded of anything
HOURS = {f"{name}_at": "8" for name in deadline_sources.names()}

WHERE: dict[str, str] = {}
FORMS = {
    "reminders:settings": ("administrator", HOURS),
    "reminders:usual": ("administrator", {}),
    "reminders:remind": ("administrator", {"month": "2026-10"}),
}
TABLE = [
    ("reminders:settings", "", GET, "200 BOSSES"),
    ("reminders:settings", "", POST, "302 BOSSES"),
    ("reminders:usual", "", POST, "302 BOSSES"),
    ("reminders:remind", "", GET, "200 BOSSES"),
    ("reminders:remind", "", POST, "302 BOSSES"),
]
