"""Files beside a goal: read by whoever reads its words."""

from django.db import transaction
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from goals.models import GoalAmendment, GoalAttachment
from goals.services.waiting import locked, made_before

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
    columns = checked.columns()
    return GoalAttachment.objects.create(
        goal=goal, form_token=None if made else form_token, **columns
    )


@transaction.atomic
def detach(attachment, *, by):
    """Take a file out; once others could read it, the history says so (A33)."""
    goal = locked(attachment.goal)
    if not goal.is_draft:
        GoalAmendment.objects.create(goal=goal, field="attachment", was=attachment.name, by=by)
    file = attachment.file
    attachment.delete()
    transaction.on_commit(lambda: file.storage.delete(file.name), robust=True)
