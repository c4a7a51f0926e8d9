"""How a conversation is called on other pages, in letters and in the calendar."""

from django.utils import timezone
from django.utils.translation import gettext as _

from core.wording import NBSP, clock, day


def moment(at):
    """„kovo 19 d. 10:55“."""
    begins = timezone.localtime(at)
    return f"{day(begins.date())}{NBSP}{clock(begins)}"


def title_of(row):
    """By its time alone: names and words stand elsewhere."""
    if row.starts_at is None:
        return _("coaching conversation")
    return _("coaching conversation of %(when)s") % {"when": moment(row.starts_at)}


def with_whom(row, member):
    """„Ugdomasis pokalbis: Eglė Vaitkūnienė“."""
    return _("Coaching conversation: %(name)s") % {"name": row.other_of(member).name}
