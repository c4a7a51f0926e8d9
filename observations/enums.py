"""Words of the 2+2 and the roads its records travel (decisions.md, section 2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LessonKind(models.TextChoices):
    LESSON = "lesson", _("lesson")
    CLASS_HOUR = "class_hour", _("class hour")
    EVENT = "event", _("event")
    ACTIVITY = "activity", _("preschool activity")


class LessonStatus(models.TextChoices):
    """Held is derived: the lesson's end has passed."""

    POSTED = "posted", _("posted")
    CANCELLED = "cancelled", _("cancelled")


LESSON_FLOW = {LessonStatus.POSTED: {LessonStatus.CANCELLED}, LessonStatus.CANCELLED: set()}


class PlaceStatus(models.TextChoices):
    INVITED = "invited", _("invited")
    TAKEN = "taken", _("place taken")
    DECLINED = "declined", _("declined")
    EXPIRED = "expired", _("not answered in time")
    GIVEN_UP = "given_up", _("place given up")
    ABSENT = "absent", _("did not come")


PLACE_FLOW = {
    PlaceStatus.INVITED: {PlaceStatus.TAKEN, PlaceStatus.DECLINED, PlaceStatus.EXPIRED},
    PlaceStatus.TAKEN: {PlaceStatus.GIVEN_UP, PlaceStatus.ABSENT},
    PlaceStatus.DECLINED: set(),
    PlaceStatus.EXPIRED: set(),
    PlaceStatus.GIVEN_UP: set(),
    PlaceStatus.ABSENT: set(),
}
#: A place in one of these is held: nobody else can have it.
HELD = (PlaceStatus.INVITED, PlaceStatus.TAKEN)


class RequestStatus(models.TextChoices):
    OPEN = "open", _("waits for an answer")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("taken back")
    EXPIRED = "expired", _("not answered in time")


REQUEST_FLOW = {
    RequestStatus.OPEN: {
        RequestStatus.ACCEPTED,
        RequestStatus.DECLINED,
        RequestStatus.WITHDRAWN,
        RequestStatus.EXPIRED,
    },
    RequestStatus.ACCEPTED: set(),
    RequestStatus.DECLINED: set(),
    RequestStatus.WITHDRAWN: set(),
    RequestStatus.EXPIRED: set(),
}


class ObservationStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    DISCUSSED = "discussed", _("discussed")
    CONFIRMED = "confirmed", _("confirmed")
    DID_NOT_HAPPEN = "not_held", _("did not take place")


OBSERVATION_FLOW = {
    ObservationStatus.DRAFT: {ObservationStatus.SUBMITTED, ObservationStatus.DID_NOT_HAPPEN},
    ObservationStatus.SUBMITTED: {ObservationStatus.DISCUSSED, ObservationStatus.CONFIRMED},
    ObservationStatus.DISCUSSED: {ObservationStatus.CONFIRMED},
    ObservationStatus.CONFIRMED: {ObservationStatus.SUBMITTED},
    ObservationStatus.DID_NOT_HAPPEN: set(),
}
#: The teacher who showed reads the protocol from here on.
HANDED_OVER = (
    ObservationStatus.SUBMITTED,
    ObservationStatus.DISCUSSED,
    ObservationStatus.CONFIRMED,
)


class Side(models.TextChoices):
    """Whose doing a note of the protocol tells."""

    TEACHER = "teacher", _("teacher")
    PUPILS = "pupils", _("pupils")
