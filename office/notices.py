"""What people are told of their own place at the school."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activity.registry import register_verb
from core.wording import day_long


def register_words():
    """Called once, when the app is ready."""
    role, work = gettext_lazy("Your role"), gettext_lazy("Your work at the school")
    register_verb("administrator_named", role, _say_named)
    register_verb("administrator_ended", role, _say_ended)
    register_verb("employment_ends", work, _say_leaving)
    register_verb("employment_resumed", work, _say_back)


def _say_named(actor, title, numbers):
    return _("You are an administrator of the school now.")


def _say_ended(actor, title, numbers):
    return _("You are no longer an administrator of the school.")


def _say_leaving(actor, title, numbers):
    sentence = _("Your last day at the school: %(day)s. You can read for 30 more days.")
    return sentence % {"day": _day(numbers)}


def _say_back(actor, title, numbers):
    return _("Welcome back. You are on the staff list again from: %(day)s.") % {
        "day": _day(numbers)
    }


def _day(numbers):
    return day_long(date.fromisoformat(numbers["on"]))
