"""The flows of the adviser programme: the work of two, and the teacher's report."""

from django.utils.translation import gettext_lazy as _

from coaching.advising_enums import ADVISING_FLOW, REPORT_FLOW, AdvisingStatus, ReportStatus
from dashboards.flow import Flow, Move

A, R = AdvisingStatus, ReportStatus
EITHER, TEACHER = _("either of the two"), _("teacher who learns")

ADVISING_FLOWS = (
    Flow(
        _("Work with a teacher adviser"),
        ADVISING_FLOW,
        (
            Move((), (A.PROPOSED,), _("either of the two; administrator")),
            Move((A.PROPOSED,), (A.OPEN,), _("the other"), _("when both have agreed")),
            Move((A.PROPOSED,), (A.NOT_BEGUN,), EITHER),
            Move(
                (A.OPEN,),
                (A.FINISHED,),
                EITHER,
                _("report submitted; with fewer than 16 hours both say so"),
            ),
            Move((A.OPEN,), (A.STOPPED,), EITHER),
        ),
    ),
    Flow(
        _("Teacher's activity report"),
        REPORT_FLOW,
        (
            Move((), (R.DRAFT,), TEACHER, _("the first saved keystroke")),
            Move((R.DRAFT,), (R.SUBMITTED,), TEACHER),
            Move((R.SUBMITTED,), (R.DRAFT,), TEACHER, _("until the work is finished")),
        ),
    ),
)
