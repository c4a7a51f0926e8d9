"""The report saves itself; submitted it is before the adviser, until taken back."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activity.services import record
from coaching.advising_enums import ReportStatus
from coaching.lines import LIMITS, lines_of
from coaching.models import AdvisingReport, ReportDraftCopy
from coaching.services.advising import locked
from core.autosave import written
from core.exceptions import OvertakenError, RefusedError
from core.flow import step

#: The seed's questions, in its order.
FIELDS = (
    *("name", "subject", "experience", "prompted", "advantages", "drawbacks"),
    *("preparation", "content", "successes", "recommends", "reason"),
)
#: What a report cannot be submitted without.
REQUIRED = ("name", "prompted", "advantages", "preparation", "content", "successes")


@dataclass(frozen=True)
class Kept:
    """Where a text went: into the report, or into `copy` beside another text."""

    report: AdvisingReport
    copy: ReportDraftCopy | None = None


def blank_report(advising):
    """A report nobody has begun: what the school knows already stands in it."""
    owner = advising.owner
    subject = owner.subject.name if owner.subject else ""
    return AdvisingReport(advising=advising, name=owner.name, subject=subject)


def content_of(report):
    return {name: getattr(report, name) for name in FIELDS}


def save_report(report, typed, *, by, writing):
    """Keep what the teacher typed; another text of theirs is kept beside it, never lost."""
    content = {name: typed[name] for name in FIELDS}
    if report.pk is None:
        return _begin(report, content, by=by, writing=writing)
    if writing.is_overtaken(report) or content == content_of(report):
        return Kept(report)
    is_first = not report.is_submitted and writing.follows(report)
    if is_first and written(report, content, writing):
        return Kept(report)
    report.refresh_from_db()
    return Kept(report, _keep_beside(report, content, writing))


def lacking(report):
    """{field: sentence} of what keeps the report from being submitted."""
    found = {}
    for name in REQUIRED:
        if not getattr(report, name).strip():
            found[name] = _("Write a few words here.")
    for name, most in LIMITS.items():
        lines = lines_of(getattr(report, name))
        if lines > most:
            over = lines - most
            found[name] = ngettext(
                "%(over)s line too long: %(most)s at most.",
                "%(over)s lines too long: %(most)s at most.",
                over,
            ) % {"over": over, "most": most}
    if not report.recommends:
        found["recommends"] = _("Choose one: yes or no.")
    elif not report.reason.strip():
        found["reason"] = _("Say why.")
    return found


@transaction.atomic
def submit_report(report, *, by):
    """The adviser reads it from now on."""
    advising = locked(report.advising)
    row = AdvisingReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if row.is_submitted:
        return row
    if not advising.is_open:
        raise RefusedError(_("It has ended: the log is as it was left."))
    if missing := lacking(row):
        raise RefusedError(" ".join(missing.values()))
    row = step(
        row,
        ReportStatus.SUBMITTED,
        by=by,
        submitted_at=timezone.now(),
        version=row.version + 1,
        editor="",
    )
    record(by, "advising_report_submitted", advising.key, tell=[advising.adviser])
    return row


@transaction.atomic
def take_back_report(report, *, by):
    """A draft again, until the work is finished; the adviser is told."""
    advising = locked(report.advising)
    if not advising.is_open:
        raise RefusedError(_("It has ended: the log is as it was left."))
    row = AdvisingReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if not row.is_submitted:
        return row
    row = step(
        row, ReportStatus.DRAFT, by=by, submitted_at=None, version=row.version + 1, editor=""
    )
    record(by, "advising_report_taken_back", advising.key, tell=[advising.adviser])
    return row


@transaction.atomic
def choose_text(report, typed, *, by, version, copy):
    """End the conflict with `copy`: `typed` becomes the text, or (None) what is there stays."""
    row = AdvisingReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if row.version != version:
        raise OvertakenError
    if typed is not None:
        if row.is_submitted:
            raise RefusedError(_("The report is submitted: take it back first."))
        for name in FIELDS:
            setattr(row, name, typed[name])
        row.version += 1
        row.editor = ""
        row.save()
    row.copies.settle([copy.pk])
    return row


def _begin(report, content, *, by, writing):
    for name, value in content.items():
        setattr(report, name, value)
    report.count_save(writing)
    try:
        with transaction.atomic():
            report.save()
    except IntegrityError:  # another page was first, at the same moment
        there = AdvisingReport.objects.select_related("advising").get(advising=report.advising)
        return save_report(there, content, by=by, writing=writing)
    return Kept(report)


def _keep_beside(report, content, writing):
    """The later of two texts, stored before anything is shown; None when they say the same."""
    if content == content_of(report):
        return None
    for copy in report.copies.waiting():
        if copy.content == content:
            return copy
    return ReportDraftCopy.objects.create(
        report=report, content=content, base_version=writing.version or 0
    )
