"""Self-assessments: saved while typed, submitted by a button, answered by the curator."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record
from core.exceptions import OvertakenError, RefusedError
from core.flow import step
from goals.enums import AssessmentStatus
from goals.models import AssessmentDraftCopy, SelfAssessment
from goals.services.waiting import await_curator_of_assessment, locked, told


@transaction.atomic
def save_assessment(goal, moment, text, *, by, writing):
    """Keep what was typed ("closeness", "words"); gives (assessment, is_kept).

    What does not follow the stored version, or comes after submission, lies in a copy.
    """
    row, _is_new = SelfAssessment.objects.get_or_create(goal=goal, moment=moment)
    row = locked(row)
    if writing.is_overtaken(row) or text == typed_assessment(row):
        return row, True
    if row.is_submitted or not writing.follows(row):
        AssessmentDraftCopy.objects.create(
            assessment=row, content=text, base_version=writing.version or 0
        )
        return row, False
    row.closeness, row.words = text["closeness"], text["words"]
    row.count_save(writing)
    row.save()
    return row, True


@transaction.atomic
def choose_assessment_text(assessment, copy, *, by, version, shown):
    """End a conflict: `copy` becomes the draft, or (None) what is there stays; see
    `choose_text`."""
    row = locked(assessment)
    if row.version != version:
        raise OvertakenError
    if copy is not None:
        if row.is_submitted:
            raise RefusedError(_("This self-assessment is submitted already."))
        row.closeness, row.words = copy.content["closeness"], copy.content["words"]
        row.version += 1
        row.editor = ""
        row.save()
    row.copies.settle(shown)
    return row


@transaction.atomic
def submit_assessment(assessment, *, by):
    """Seen by the curator from now on, whose answer is awaited."""
    row = locked(assessment)
    if not (row.closeness and row.words.strip()):
        raise RefusedError(_("Choose how close you are and say it in words."))
    row = step(row, AssessmentStatus.SUBMITTED, by=by, submitted_at=timezone.now())
    curator = await_curator_of_assessment(row)
    record(by, "assessment_submitted", row.subject, tell=told(curator))
    return row


def typed_assessment(row):
    """What the form holds."""
    return {"closeness": row.closeness, "words": row.words}
