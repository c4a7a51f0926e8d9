"""Files beside a goal: read by whoever reads its words."""

from django.db import transaction
from django.utils.translation import gettext as _

from core.attachments import keep_with_file, let_files_go
from core.exceptions import RefusedError
from core.once import made_before
from goals.models import GoalAmendment, GoalAttachment
from goals.services.waiting import locked

#: So many files a goal may have at most.
MOST = 20


@transaction.atomic
def attach(goal, checked, *, by, form_token=None):
    """Keep a file that core.files.check_upload has let in; a form sent twice keeps one."""
    goal = locked(goal)
    made = made_before(GoalAttachment, form_token)
    if made and made.goal_id == goal.pk:
        return made
    if goal.attachments.count() >= MOST:
        raise RefusedError(_("At most %(most)d files can be attached.") % {"most": MOST})
    token = None if made else form_token
    return keep_with_file(GoalAttachment(goal=goal, form_token=token, **checked.columns()))


@transaction.atomic
def detach(attachment, *, by):
    """Take a file out; once others could read it, the history says so (A33).

    Without the file's name: it may hold a pupil's.
    """
    goal = locked(attachment.goal)
    if not goal.is_draft:
        GoalAmendment.objects.create(goal=goal, field="attachment", by=by)
    let_files_go([attachment])
    attachment.delete()
