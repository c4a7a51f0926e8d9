"""Tables of goals; every other file imports from here."""

from goals.models.assessment import AssessmentDraftCopy, AssessmentThread, SelfAssessment
from goals.models.goal import Goal, GoalDraftCopy, GoalThread, GoalTransition
from goals.models.parts import GoalAmendment, GoalAttachment, GoalAudienceChange, GoalStep

__all__ = [
    "AssessmentDraftCopy",
    "AssessmentThread",
    "Goal",
    "GoalAmendment",
    "GoalAttachment",
    "GoalAudienceChange",
    "GoalDraftCopy",
    "GoalStep",
    "GoalThread",
    "GoalTransition",
    "SelfAssessment",
]
