"""The 2+2 of a half-year: each shows two lessons and observes two (seeds 000, 003, 004)."""

from observations.models.count import LessonCount
from observations.models.lesson import (
    LessonAttachment,
    LessonMove,
    LessonTransition,
    OpenLesson,
    PlaceWish,
)
from observations.models.observation import (
    Observation,
    ObservationAmendment,
    ObservationAudienceChange,
    ObservationDraftCopy,
    ObservationReopening,
    ObservationThread,
    ObservationTransition,
)
from observations.models.place import LessonRequest, Place, PlaceTransition, RequestTransition
from observations.models.setting import (
    BellTime,
    LessonSetting,
    ProtocolTemplate,
    Quota,
    TimetableSlot,
)

__all__ = [
    "BellTime",
    "LessonAttachment",
    "LessonCount",
    "LessonMove",
    "LessonRequest",
    "LessonSetting",
    "LessonTransition",
    "Observation",
    "ObservationAmendment",
    "ObservationAudienceChange",
    "ObservationDraftCopy",
    "ObservationReopening",
    "ObservationThread",
    "ObservationTransition",
    "OpenLesson",
    "Place",
    "PlaceTransition",
    "PlaceWish",
    "ProtocolTemplate",
    "Quota",
    "RequestTransition",
    "TimetableSlot",
]
