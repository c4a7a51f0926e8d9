"""A reflection's way: submitted, taken back, shared wider or narrower, deleted as a draft."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record
from core.attachments import let_files_go
from core.dates import month_of
from core.exceptions import RefusedError
from core.flow import step
from core.searching import folded_words
from core.wording import day
from dialogue.models import Thread
from dialogue.services import await_answer, stop_waiting
from goals.models import GoalStep
from groups.queries import curator_of
from reflections.content import content_of, words_of
from reflections.enums import ReflectionStatus
from reflections.models import Reflection, ReflectionAudienceChange, ReflectionThread
from reflections.rules import is_opened_by_curator
from years.queries import due_day


def lacking(content, *, has_slip):
    """{field: sentence} of the answers that submitting needs and the content has not."""
    found = {}
    if has_slip and not content["how_it_went"]:
        found["how_it_went"] = _("Choose how it went: one tap is enough.")
    if not content["next_step"].strip():
        found["next_step"] = _("Write the next step: your next reflection will begin with it.")
    return found


@transaction.atomic
def submit_reflection(reflection, *, by):
    """Show it to its readers from now on; the curator's answer is awaited.

    Being late is a matter of the first submission and stays as it was (A10). Sent twice at the
    same moment it is submitted once.
    """
    row = locked(reflection)
    if row.is_submitted:
        return row
    if row.month > month_of(timezone.localdate()):
        raise RefusedError(_("You can submit it from %s.") % day(row.month))
    if missing := lacking(content_of(row), has_slip=bool(row.slip)):
        raise RefusedError(" ".join(missing.values()))
    changes = _first_submission(row) | _new_version(row)
    row = step(row, ReflectionStatus.SUBMITTED, by=by, **changes)
    link_steps(row)
    curator = curator_of(row.owner, row.year)
    if curator:
        await_curator(row, curator)
    record(by, "reflection_submitted", row.subject, tell=told(curator))
    return row


@transaction.atomic
def take_back(reflection, *, by):
    """A draft again, while the curator has not opened it; a pending text becomes its text.

    A receipt takes its thread's lock: it comes before this, or finds a draft.
    """
    row = locked(reflection)
    if not row.is_submitted:
        return row
    list(Thread.objects.select_for_update(of=("self",)).filter(reflection_link__reflection=row))
    if is_opened_by_curator(by, row):
        raise RefusedError(_("Your curator has opened it already: you can amend it."))
    changes = {**(row.pending or {}), "pending": None, **_new_version(row)}
    if row.pending:
        changes["folded"] = folded_words(*words_of(row.pending))
    row = step(row, ReflectionStatus.DRAFT, by=by, **changes)
    stop_waiting(row.subject)
    record(by, "reflection_taken_back", row.subject)
    return row


@transaction.atomic
def change_audience(reflection, audience, *, by):
    """Widen or narrow the readers at once: kept, told to nobody."""
    row = locked(reflection)
    if row.audience == audience:
        return row
    was, row.audience = row.audience, audience
    row.save(update_fields=["audience", "updated_at"])
    if row.is_submitted:
        ReflectionAudienceChange.objects.create(reflection=row, was=was, now=audience, by=by)
        record(by, "reflection_audience_changed", row.subject)
    return row


@transaction.atomic
def delete_draft(reflection, *, by):
    """Only a draft, and only one that nobody has said a word about (A33)."""
    row = locked(reflection)
    threads = Thread.objects.filter(reflection_link__reflection=row)
    if row.is_submitted or threads.filter(messages__isnull=False).exists():
        raise RefusedError(_("What was submitted or spoken about is not deleted."))
    ids = list(threads.values_list("pk", flat=True))
    ReflectionThread.objects.filter(reflection=row).delete()
    Thread.objects.filter(pk__in=ids).delete()
    record(by, "reflection_deleted", row.subject)
    let_files_go(row.attachments.all())
    row.delete()


def locked(reflection):
    """The row as it is now, nobody else's to change until the transaction ends."""
    rows = Reflection.objects.select_for_update(of=("self",))
    return rows.select_related("owner", "year").get(pk=reflection.pk)


def told(curator):
    return [curator] if curator else []


def await_curator(reflection, curator):
    """Open (or wake) the thread with this curator."""
    thread = await_answer(
        reflection.subject, teacher=reflection.owner, curator=curator, year=reflection.year
    )
    link_thread(reflection.pk, thread)
    return thread


def link_thread(reflection_id, thread):
    ReflectionThread.objects.get_or_create(
        thread=thread, defaults={"reflection_id": reflection_id}
    )


def link_steps(reflection):
    """Repeat the picked steps of the owner's own goal where the goal's side can read them."""
    ids = [pk for pk in reflection.step_ids if isinstance(pk, int)]
    own = GoalStep.objects.filter(goal__owner=reflection.owner_id, goal__year=reflection.year_id)
    reflection.goal_steps.set(own.filter(pk__in=ids))


def _first_submission(reflection):
    if reflection.submitted_at:
        return {}
    now = timezone.now()
    due = due_day(reflection.year, "reflection", month=reflection.month)
    is_late = due is not None and timezone.localdate(now) > due.due_on
    return {"submitted_at": now, "is_late": is_late}


def _new_version(reflection):
    """A page that was open before the step is behind it now."""
    return {"version": reflection.version + 1, "editor": ""}
