"""Tables of goals; every other file imports from here."""

from goals.models.assessment import AssessmentDraftCopy, AssessmentThread, SelfAssessment
from goals.models.count import GoalCount
from goals.models.goal import Goal, GoalDraftCopy, GoalThread, GoalTransition
from goals.models.parts import GoalAmendment, GoalAttachment, GoalAudienceChange, GoalStep

__all__ = [
    "AssessmentDraftCopy",
    "AssessmentThread",
    "Goal",
    "GoalAmendment",
    "GoalAttachment",
    "GoalAudienceChange",
    "GoalCount",
    "GoalDraftCopy",
    "GoalStep",
    "GoalThread",
    "GoalTransition",
    "SelfAssessment",
]
