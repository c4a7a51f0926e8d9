"""What people fill in about goals."""

from goals.forms.small import (
    AssessmentForm,
    AttachmentForm,
    AudienceForm,
    CloseForm,
    DecideForm,
    StartForm,
    StepForm,
)
from goals.forms.text import GoalTextForm

__all__ = [
    "AssessmentForm",
    "AttachmentForm",
    "AudienceForm",
    "CloseForm",
    "DecideForm",
    "GoalTextForm",
    "StartForm",
    "StepForm",
]
