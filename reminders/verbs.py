"""What the journal keeps of reminders that somebody sent."""

from django.utils.translation import gettext_lazy, ngettext

from activity.registry import register_verb
from reminders.nudges import NUDGED


def register():
    """Called once, when the app is ready."""
    label = gettext_lazy("A reminder sent by an administrator")
    register_verb(NUDGED, label, _say_nudged, has_letter=False)


def _say_nudged(actor, title, numbers):
    count = numbers["count"]
    return ngettext("Reminded: %(n)s teacher.", "Reminded: %(n)s teachers.", count) % {"n": count}
