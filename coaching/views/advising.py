"""The work of two colleagues: what I have, one more, and its way from a proposal to the end."""

import rules
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coaching import advising_queries as queries
from coaching.forms.advising import ProposeForm
from coaching.models import AdvisingPlan, AdvisingSession
from coaching.services import advising as way
from coaching.views.advising_answers import advising_or_404, refusals_told
from core.access import require
from core.exceptions import RefusedError
from people.rules import is_administrator
from years.middleware import year_required


@require_GET
def index(request):
    """Mine: as adviser, and as the colleague."""
    member, rows = request.member, queries.mine(request.member)
    context = {
        "led": [row for row in rows if row.adviser_id == member.pk],
        "own": [row for row in rows if row.owner_id == member.pk],
        "leads": queries.leads(member),
        "can_propose": rules.has_perm("coaching.propose_advising", member),
    }
    return render(request, "coaching/advisings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@year_required
def propose(request):
    """Either of the two proposes, or the administrator."""
    require(request.member, "coaching.propose_advising")
    form = _propose_form(request)
    if request.method == "POST" and form.is_valid():
        row = _proposed(request, form)
        if row:
            messages.success(request, _("Proposed: it begins when both have agreed."))
            is_mine = request.member.pk in (row.owner_id, row.adviser_id)
            return redirect(row if is_mine else "coaching:support")
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "leads": queries.leads(request.member)}
    return render(request, "coaching/advising_new.html", context, status=status)


def _propose_form(request):
    member = request.member
    is_led = not (is_administrator(member) or queries.leads(member))
    advisers = queries.leaders(member)
    return ProposeForm(
        request.POST or None,
        advisers=advisers.exclude(pk=member.pk) if is_led else advisers,
        owners=None if is_led else queries.staff(member),
        initial={"adviser": member.pk if not is_led else None},
    )


def _proposed(request, form):
    data, by = form.cleaned_data, request.member
    owner = data.get("owner", by)
    if not is_administrator(by) and by not in (owner, data["adviser"]):
        form.add_error("adviser", _("One of the two is you."))
        return None
    fields = {"adviser": data["adviser"], "owner": owner, "goal": data["goal"]}
    try:
        return way.propose(**fields, year=request.year, by=by, form_token=data["form_token"])
    except RefusedError as refusal:
        form.add_error("adviser", refusal.message)
        return None


@require_GET
def detail(request, pk):
    """The five steps, the hours, the plans and the report of one work."""
    row = advising_or_404(request, pk)
    return render(request, "coaching/advising.html", page_of(row, request.member))


def page_of(row, member):
    """What the page and the printed one show; six statements."""
    sessions = list(AdvisingSession.objects.visible_to(member).filter(advising=row))
    plans = AdvisingPlan.objects.visible_to(member).filter(advising=row)
    return {
        "advising": row,
        "other": row.other_than(member),
        "is_owner": row.owner_id == member.pk,
        "stages": queries.stages_of(sessions),
        "sessions": sessions,
        "lessons": queries.linked(sessions, member),
        "hours": queries.hours_of(sessions),
        "plans": {plan.number: plan for plan in plans},
        "report": queries.report_of(row),
        **_moves(row, member),
    }


def _moves(row, member):
    """What this one of the two may do now, and who has said yes to an early end."""
    said = [row.adviser_ends_at, row.owner_ends_at]
    mine, theirs = said if row.adviser_id == member.pk else said[::-1]
    return {
        "can_accept": rules.has_perm("coaching.accept_advising", member, row),
        "can_decline": rules.has_perm("coaching.decline_advising", member, row),
        "can_work": rules.has_perm("coaching.work_in_advising", member, row),
        "said_end": mine,
        "other_said_end": theirs,
    }


@require_POST
@refusals_told
def accept(request, pk):
    row = advising_or_404(request, pk)
    require(request.member, "coaching.accept_advising", row)
    row = way.accept(row, by=request.member)
    if row.is_open:
        messages.success(request, _("You work together from today. The other is told."))
    else:
        messages.success(request, _("You agreed; it begins when the other agrees too."))
    return redirect(row)


@require_POST
@refusals_told
def decline(request, pk):
    row = advising_or_404(request, pk)
    require(request.member, "coaching.decline_advising", row)
    way.decline(row, by=request.member)
    messages.success(request, _("It does not begin. The other is told."))
    return redirect("coaching:advisings")


@require_POST
@refusals_told
def finish(request, pk):
    """With all hours at once; before them when both say so."""
    row = advising_or_404(request, pk)
    require(request.member, "coaching.work_in_advising", row)
    row = way.finish(row, by=request.member)
    if row.is_open:
        messages.success(request, _("Your yes is kept; it ends when the other says yes too."))
    else:
        messages.success(request, _("Finished. Everything stays here for the two of you."))
    return redirect(row)


@require_POST
@refusals_told
def stop(request, pk):
    row = advising_or_404(request, pk)
    require(request.member, "coaching.work_in_advising", row)
    row = way.stop(row, by=request.member)
    messages.success(request, _("Stopped. What was logged stays with the two of you."))
    return redirect(row)
