"""Words of meetings and the road a meeting travels (decisions.md, section 2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MeetingStatus(models.TextChoices):
    PLANNED = "planned", _("planned")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")


#: Back from held on the same day only; the service asks for the day.
MEETING_FLOW = {
    MeetingStatus.PLANNED: {MeetingStatus.HELD, MeetingStatus.CANCELLED},
    MeetingStatus.HELD: {MeetingStatus.PLANNED},
    MeetingStatus.CANCELLED: set(),
}


class Intention(models.TextChoices):
    """What a member says beforehand; an empty column is no answer yet."""

    COMES = "comes", _("will come")
    REMOTE = "remote", _("will join remotely")
    CANNOT = "cannot", _("cannot come")


class Presence(models.TextChoices):
    """What is marked at the meeting; an empty column is not marked yet."""

    PRESENT = "present", _("present")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent")


class AgreementStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("agreement", "open")
    DONE = "done", pgettext_lazy("agreement", "done")
    DROPPED = "dropped", pgettext_lazy("agreement", "dropped")


#: Marked done by mistake: open again. Dropped stays dropped: a new one can be made.
AGREEMENT_FLOW = {
    AgreementStatus.OPEN: {AgreementStatus.DONE, AgreementStatus.DROPPED},
    AgreementStatus.DONE: {AgreementStatus.OPEN},
    AgreementStatus.DROPPED: set(),
}
