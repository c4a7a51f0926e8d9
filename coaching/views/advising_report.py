"""The teacher's report: typed, kept by itself, submitted by a button, read by the two."""

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coaching import advising_queries as queries
from coaching.forms.advising import ReportForm
from coaching.lines import LIMITS
from coaching.services import advising_report as reporting
from coaching.views.advising_answers import advising_or_404
from coaching.views.advising_shown import answers_of, conflict_url, fields_of, pairs_of
from core import autosave
from core.access import require
from core.autosave import Writing, is_autosave
from core.exceptions import OvertakenError, RefusedError


def report_or_404(request, pk):
    """(advising, report as it stands or a blank one); the adviser's own only once submitted."""
    row = advising_or_404(request, pk)
    found = queries.report_of(row)
    if found is None:
        if row.owner_id != request.member.pk:
            raise Http404
        found = reporting.blank_report(row)
    elif not rules.has_perm("coaching.view_advisingreport", request.member, found):
        raise Http404
    found.advising = row
    return row, found


@require_http_methods(["GET", "POST"])
def report(request, pk):
    """The owner's draft opens to be written in; later, and for the adviser, it is read."""
    row, found = report_or_404(request, pk)
    is_writing = rules.has_perm("coaching.write_report", request.member, row)
    if request.method == "GET":
        if is_writing and not found.is_submitted:
            return editor(request, found, ReportForm(initial=reporting.content_of(found)))
        return _reading(request, row, found, is_writing)
    require(request.member, "coaching.write_report", row)
    form = ReportForm(request.POST)
    answer = keep(request, found, form)
    if answer:
        return answer
    if request.POST.get("act") == "save":
        return redirect("coaching:report", pk)
    return submit(request, pk, form)


@require_POST
def save(request, pk):
    """What a script sends while somebody types."""
    row, found = report_or_404(request, pk)
    require(request.member, "coaching.write_report", row)
    answer = keep(request, found, ReportForm(request.POST))
    return answer or autosave.saved(found.version)


def keep(request, found, form):
    """None when the text is kept, else the answer to give instead."""
    if not autosave.is_from(request, request.member):
        if is_autosave(request):
            return autosave.signed_out(request)
        raise PermissionDenied
    if not form.is_valid():
        if is_autosave(request):
            return autosave.refused(form)
        return editor(request, found, form, status=422, is_unsaved=True)
    writing = Writing.of(request.POST)
    kept = reporting.save_report(found, form.cleaned_data, by=request.member, writing=writing)
    found.version = kept.report.version
    if kept.copy is None:
        return None
    url = conflict_url(found)
    return autosave.conflict(url) if is_autosave(request) else redirect(url)


def submit(request, pk, form):
    """The text is kept already; here the adviser begins to see it."""
    _row, found = report_or_404(request, pk)
    for name, sentence in reporting.lacking(found).items():
        form.add_error(name, sentence)
    if form.errors:
        return editor(request, found, form, status=422)
    try:
        found = reporting.submit_report(found, by=request.member)
    except RefusedError as error:
        form.add_error(None, error.message)
        return editor(request, found, form, status=422)
    messages.success(request, _("The report is submitted: your adviser reads it now."))
    return autosave.acknowledged(redirect("coaching:report", pk), draft_key(found))


@require_POST
def take_back(request, pk):
    row, found = report_or_404(request, pk)
    require(request.member, "coaching.write_report", row)
    if found.pk:
        try:
            reporting.take_back_report(found, by=request.member)
            messages.success(request, _("The report is a draft again."))
        except RefusedError as error:
            messages.error(request, error.message)
    return redirect("coaching:report", pk)


@require_http_methods(["GET", "POST"])
def conflict(request, pk):
    """Two texts side by side: either is taken, both are stored already."""
    row, found = report_or_404(request, pk)
    require(request.member, "coaching.write_report", row)
    copies = queries.waiting_copies(found)
    if not copies:
        return redirect("coaching:report", pk)
    asked = request.POST.get("copy", "")
    copy = next((one for one in copies if str(one.pk) == asked), None)
    if request.method == "POST" and copy:
        return _chosen(request, found, copy)
    if request.method == "POST":  # sent twice: the text that was meant is settled already
        return redirect("coaching:report_conflict", pk)
    copy = copies[0]
    context = {"advising": row, "report": found, "copy": copy}
    context["pairs"] = pairs_of(reporting.content_of(found), copy.content)
    return render(request, "coaching/report_conflict.html", context)


def _chosen(request, found, copy):
    """What the teacher took; refused while the report is submitted."""
    pk, typed = found.advising_id, copy.content if request.POST.get("act") == "copy" else None
    version = Writing.of(request.POST).version
    try:
        reporting.choose_text(found, typed, by=request.member, version=version, copy=copy)
    except OvertakenError:
        messages.warning(request, _("The text has changed meanwhile: compare once more."))
        return redirect("coaching:report_conflict", pk)
    except RefusedError as refusal:
        messages.error(request, refusal.message)
        return redirect("coaching:report_conflict", pk)
    messages.success(request, _("Your text is kept."))
    return autosave.acknowledged(redirect("coaching:report", pk), draft_key(found))


def draft_key(found):
    return f"advising-report:{found.advising_id}"


@require_GET
def printed(request, pk):
    """The report on paper."""
    row, found = report_or_404(request, pk)
    if found.pk is None:
        raise Http404
    context = {"advising": row, "report": found, "answers": answers_of(found)}
    return render(request, "coaching/report_print.html", context)


def _reading(request, row, found, is_writing):
    if found.pk is None:
        raise Http404
    context = {"advising": row, "report": found, "answers": answers_of(found)}
    context["can_take_back"] = is_writing and found.is_submitted
    context["has_copies"] = is_writing and bool(queries.waiting_copies(found))
    return render(request, "coaching/report.html", context)


def editor(request, found, form, *, status=200, is_unsaved=False):
    """The page that one writes on; two statements of its own."""
    context = {
        "advising": found.advising,
        "report": found,
        "form": form,
        "answers": fields_of(form, LIMITS),
        "draft_key": draft_key(found),
        "is_unsaved": is_unsaved,
        "has_copies": bool(queries.waiting_copies(found)),
    }
    return render(request, "coaching/report_edit.html", context, status=status)
