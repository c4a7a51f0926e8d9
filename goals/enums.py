"""Words the goals app speaks, and the road a goal travels (decisions.md, section 2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GoalStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned with a note")
    AGREED = "agreed", _("agreed")
    CLOSED = "closed", _("closed")


GOAL_FLOW = {
    GoalStatus.DRAFT: {GoalStatus.SUBMITTED},
    GoalStatus.SUBMITTED: {GoalStatus.DRAFT, GoalStatus.AGREED, GoalStatus.RETURNED},
    GoalStatus.RETURNED: {GoalStatus.SUBMITTED},
    GoalStatus.AGREED: {GoalStatus.CLOSED},
    GoalStatus.CLOSED: {GoalStatus.AGREED},
}

#: On its way to the curator: the owner may submit it.
EDITABLE = frozenset({GoalStatus.DRAFT, GoalStatus.RETURNED})
#: Others can read the goal: what its owner types waits apart until a button makes it the text.
KEEPS_PENDING = (GoalStatus.RETURNED, GoalStatus.AGREED)


class Outcome(models.TextChoices):
    ACHIEVED = "achieved", _("achieved")
    PARTLY = "partly", _("partly achieved")
    CARRIED = "carried", _("carried over to the next year")
    LET_GO = "let_go", _("let go")


class Competence(models.TextChoices):
    """Attestation regulation, as seed 004 names them."""

    GENERAL = "general", _("general competences")
    SUBJECT = "subject", _("subject competences")
    PEDAGOGICAL = "pedagogical", _("pedagogical competences")


class Moment(models.TextChoices):
    MID = "mid", _("mid-year")
    END = "end", _("end of year")


MOMENT_TITLES = {
    Moment.MID: _("Middle of the school year"),
    Moment.END: _("End of the school year"),
}


class AssessmentStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")


ASSESSMENT_FLOW = {
    AssessmentStatus.DRAFT: {AssessmentStatus.SUBMITTED},
    AssessmentStatus.SUBMITTED: set(),
}


class Closeness(models.IntegerChoices):
    """Five steps of a self-assessment; never summed."""

    NOT_STARTED = 1, _("not started yet")
    STARTED = 2, _("started")
    HALFWAY = 3, _("halfway")
    NEARLY = 4, _("nearly there")
    REACHED = 5, _("reached it")
