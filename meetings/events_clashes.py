"""What a host is warned of, and never kept from."""

from django.utils.translation import gettext as _

from meetings.events_enums import SEATED
from meetings.models import ExchangeEvent, Meeting
from observations.board import busy_times
from observations.models import OpenLesson, Place


def warnings_at(member, starts_at, ends_at, *, event=None):
    """Sentences; `event` is the one that would stand there."""
    span = {"starts_at__lt": ends_at, "ends_at__gt": starts_at}
    others = ExchangeEvent.objects.during(starts_at, ends_at).exclude(pk=event and event.pk)
    seated = others.filter(seats__member=member, seats__status__in=SEATED)
    meets = [one for one in busy_times(member) if one.meets(starts_at, ends_at)]
    names = ", ".join(sorted({one.class_name for one in meets if one.class_name}))
    said = {
        _("You show an open lesson or activity at the same time."): (
            OpenLesson.objects.posted().filter(owner=member, **span).exists()
        ),
        _("You have a place at a colleague's at the same time."): (
            Place.objects.clashing(member, starts_at, ends_at).exists()
        ),
        _("Your group meets at the same time."): (
            Meeting.objects.taking(member, starts_at, ends_at).exists()
        ),
        _("You host another event at the same time."): others.filter(host=member).exists(),
        _("You have a place at another event at the same time."): seated.exists(),
        _("By your timetable you are with %(names)s then.") % {"names": names}: bool(names),
    }
    return [words for words, is_so in said.items() if is_so]
