"""What the two write as they go: a line of the log, a plan."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coaching import advising_queries as queries
from coaching.advising_enums import CycleStep
from coaching.forms.advising import PlanForm, SessionForm
from coaching.models import AdvisingPlan, AdvisingSession
from coaching.services import advising_work as work
from coaching.views.advising_answers import advising_or_404
from core.access import require, visible_or_404
from core.exceptions import OvertakenError, RefusedError

#: The plan that a step of the cycle is about.
PLANS = (1, 2)


@require_http_methods(["GET", "HEAD", "POST"])
def session_new(request, pk):
    """One more line of the log."""
    row = advising_or_404(request, pk)
    require(request.member, "coaching.work_in_advising", row)
    form = SessionForm(
        request.POST or None,
        observations=queries.linkable(row, request.member),
        initial={"step": _asked_step(request)},
    )
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        token = data.pop("form_token")
        if _done(form, work.log_session, row, data, by=request.member, form_token=token):
            messages.success(request, _("Written in the log."))
            return redirect(row)
    return _session_page(request, row, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
def session_edit(request, pk):
    """Its author corrects a line."""
    session, row = _session_or_404(request, pk)
    initial = {name: getattr(session, name) for name in work.SESSION}
    form = SessionForm(
        request.POST or None,
        observations=queries.linkable(row, request.member),
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        data.pop("form_token")
        if _done(form, work.change_session, session, data, by=request.member):
            messages.success(request, _("Written in the log."))
            return redirect(row)
    return _session_page(request, row, form, session)


@require_POST
def session_remove(request, pk):
    session, row = _session_or_404(request, pk)
    try:
        work.remove_session(session, by=request.member)
        messages.success(request, _("The line is taken out of the log."))
    except RefusedError as refusal:
        messages.error(request, refusal.message)
    return redirect(row)


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request, pk, number):
    """Plan 1, and plan 2 if needed; both write, nobody writes over the other."""
    row = advising_or_404(request, pk)
    if number not in PLANS:
        raise Http404
    require(request.member, "coaching.work_in_advising", row)
    there = AdvisingPlan.objects.visible_to(request.member)
    there = there.filter(advising=row, number=number).select_related("by").first()
    form = PlanForm(request.POST or None, initial=_plan_of(there))
    is_kept = request.method == "POST" and form.is_valid() and _planned(request, row, number, form)
    if is_kept:
        return redirect(row)
    is_overtaken = form.is_bound and form.has_error(NON_FIELD_ERRORS, "overtaken")
    version = form["version"].value() or 0
    context = {"advising": row, "number": number, "form": form, "there": there}
    context |= {"is_overtaken": is_overtaken}
    context["version"] = there.version if is_overtaken and there else version
    status = 422 if request.method == "POST" else 200
    return render(request, "coaching/advising_plan.html", context, status=status)


def _plan_of(there):
    if there is None:
        return {"version": 0}
    return {name: getattr(there, name) for name in (*work.PLAN, "version")}


def _planned(request, row, number, form):
    """False when it is refused; where the other was first both texts are shown."""
    data = dict(form.cleaned_data)
    version = data.pop("version")
    try:
        work.save_plan(row, number, data, by=request.member, version=version)
    except OvertakenError:
        said = _("The other wrote meanwhile: look at both texts and save one.")
        form.add_error(None, ValidationError(said, code="overtaken"))
    except RefusedError as refusal:
        form.add_error(None, refusal.message)
    else:
        messages.success(request, _("The plan is kept; you both see it."))
    return form.is_valid()


def _done(form, service, *args, **kwargs):
    try:
        return service(*args, **kwargs)
    except RefusedError as refusal:
        form.add_error("on", refusal.message)
        return None


def _asked_step(request):
    asked = request.GET.get("step", "")
    return int(asked) if asked in map(str, CycleStep.values) else CycleStep.OBSERVED


def _beside(rows):
    return rows.select_related("advising__owner", "advising__adviser", "advising__year")


def _session_or_404(request, pk):
    session = visible_or_404(AdvisingSession, request.member, beside=_beside, pk=pk)
    require(request.member, "coaching.change_session", session)
    return session, session.advising


def _session_page(request, row, form, session):
    context = {"advising": row, "form": form, "session": session}
    status = 422 if request.method == "POST" else 200
    return render(request, "coaching/advising_session.html", context, status=status)
