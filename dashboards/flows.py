"""Which state may follow which, who moves it and when, as data beside the flows in code.

A test compares the pairs with the FLOW tables of the apps.
"""

from django.utils.translation import gettext_lazy as _

from dashboards.flow import Flow, Move
from dashboards.flows_advising import ADVISING_FLOWS
from dashboards.flows_coaching import COACHING_FLOWS
from dashboards.flows_events import EVENT_FLOWS
from dashboards.flows_groups import GROUP_FLOWS
from dashboards.flows_lessons import LESSON_FLOWS
from goals.enums import ASSESSMENT_FLOW, GOAL_FLOW, AssessmentStatus, GoalStatus
from reflections.enums import REFLECTION_FLOW, ReflectionStatus
from years.enums import YEAR_FLOW, YearStatus

OWNER, CURATOR, ADMINISTRATOR = _("owner"), _("curator"), _("administrator")
G, R, Y, A = GoalStatus, ReflectionStatus, YearStatus, AssessmentStatus

FLOWS = (
    Flow(
        _("Goal"),
        GOAL_FLOW,
        (
            Move(
                (G.DRAFT,),
                (G.SUBMITTED,),
                OWNER,
                _("the sentence, at least one criterion and one step are there"),
            ),
            Move((G.SUBMITTED,), (G.DRAFT,), OWNER, _("takes it back; the curator is told")),
            Move(
                (G.SUBMITTED,),
                (G.AGREED, G.RETURNED),
                CURATOR,
                _("returning needs a note"),
            ),
            Move((G.RETURNED,), (G.SUBMITTED,), OWNER),
            Move(
                (G.AGREED,),
                (G.CLOSED,),
                OWNER,
                _("with the year-end self-assessment and an outcome"),
            ),
            Move((G.CLOSED,), (G.AGREED,), OWNER, _("until the year closes")),
        ),
    ),
    Flow(
        _("Self-assessment"),
        ASSESSMENT_FLOW,
        (Move((A.DRAFT,), (A.SUBMITTED,), OWNER, _("a step of five is chosen")),),
    ),
    Flow(
        _("Reflection"),
        REFLECTION_FLOW,
        (
            Move((), (R.DRAFT,), OWNER, _("the first saved keystroke")),
            Move(
                (R.DRAFT,),
                (R.SUBMITTED,),
                OWNER,
                _("the next step, and how it went if there was a step before"),
            ),
            Move((R.SUBMITTED,), (R.DRAFT,), OWNER, _("only before the curator has opened it")),
            Move((R.SUBMITTED,), (R.SUBMITTED,), OWNER, _("an amendment, with history")),
        ),
    ),
    *LESSON_FLOWS,
    *COACHING_FLOWS,
    *GROUP_FLOWS,
    *EVENT_FLOWS,
    *ADVISING_FLOWS,
    Flow(
        _("School year"),
        YEAR_FLOW,
        (
            Move((Y.PLANNED,), (Y.OPEN,), ADMINISTRATOR),
            Move((Y.OPEN,), (Y.CLOSED,), ADMINISTRATOR, _("nobody's text is lost")),
            Move((Y.CLOSED,), (Y.OPEN,), ADMINISTRATOR, _("closed by mistake")),
        ),
    ),
)


def pairs(flow):
    """Every (from, to) the rows name; an amendment and a first save change no state."""
    return {
        (before.value, after.value)
        for move in flow.moves
        for before in move.befores
        for after in move.afters
        if before != after
    }
