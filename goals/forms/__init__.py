"""What people fill in about goals."""

from goals.forms.small import (
    AssessmentForm,
    CloseForm,
    DecideForm,
    StartForm,
    StepForm,
)
from goals.forms.text import GoalTextForm

__all__ = [
    "AssessmentForm",
    "CloseForm",
    "DecideForm",
    "GoalTextForm",
    "StartForm",
    "StepForm",
]
