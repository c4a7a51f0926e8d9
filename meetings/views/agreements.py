"""Agreements of a group, and the rules it gave itself."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.access import require, visible_or_404
from core.autosave import Writing
from core.exceptions import RefusedError
from core.returning import way_back
from groups.models import AptGroup
from meetings.forms.paper import AgreementForm, DropForm, RulesForm
from meetings.meeting_page import meeting_for
from meetings.models import Agreement
from meetings.paper import GroupPaper
from meetings.people import members_now
from meetings.services.agreements import (
    drop_agreement,
    finish_agreement,
    make_agreement,
    reopen_agreement,
)
from meetings.services.own_rules import change_rules
from meetings.views.answers import refusals_told


def agreement_for(request, pk, perm):
    """An agreement that this member may do `perm` with."""
    row = visible_or_404(Agreement, request.member, beside=lambda rows: rows.with_beside(), pk=pk)
    require(request.member, f"meetings.{perm}", row)
    return row


@require_http_methods(["GET", "HEAD", "POST"])
def add(request, pk):
    meeting = meeting_for(request.member, pk)
    require(request.member, "meetings.write_in_meeting", meeting)
    people = members_now(meeting.group)
    form = AgreementForm(request.POST or None, people=people, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        try:
            make_agreement(meeting, by=request.member, **form.cleaned_data)
        except RefusedError as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Written down; it comes back until it is done."))
            return redirect(f"{meeting.get_absolute_url()}#susitarimai")
    context = {"meeting": meeting, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "meetings/agreement.html", context, status=status)


@require_POST
@refusals_told
def done(request, pk):
    """„Atlikta“, one tap from the meeting, the group or the home page."""
    row = finish_agreement(agreement_for(request, pk, "finish_agreement"), by=request.member)
    messages.success(request, _("Done: the agreement comes back no more."))
    return redirect(way_back(request, row))


@require_POST
@refusals_told
def reopen(request, pk):
    row = reopen_agreement(agreement_for(request, pk, "finish_agreement"), by=request.member)
    messages.success(request, _("The agreement is open again."))
    return redirect(way_back(request, row))


@require_http_methods(["GET", "HEAD", "POST"])
@refusals_told
def drop(request, pk):
    """With a word."""
    row = agreement_for(request, pk, "drop_agreement")
    form = DropForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = drop_agreement(row, by=request.member, why=form.cleaned_data["why"])
        messages.success(request, _("The agreement is dropped; the word stays beside it."))
        return redirect(row)
    status = 422 if request.method == "POST" else 200
    return render(request, "meetings/drop.html", {"row": row, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def own_rules(request, pk):
    """The group's own rules; whoever comes second sees both texts and saves one."""
    groups = AptGroup.objects.visible_to(request.member).select_related("year__school")
    group = visible_or_404(groups, request.member, pk=pk)
    require(request.member, "meetings.write_in_group", group)
    there = GroupPaper(group, request.member).rules
    form = RulesForm(request.POST or None, initial={"text": there.text})
    status, theirs = 422 if request.method == "POST" else 200, ""
    if request.method == "POST" and form.is_valid():
        version = Writing.of(request.POST).version
        text = form.cleaned_data["text"]
        there, is_kept = change_rules(group, text, version=version, by=request.member)
        if is_kept:
            messages.success(request, _("Saved for everybody."))
            return redirect("meetings:group", pk)
        status, theirs = 409, there.text
    context = {"group": group, "form": form, "version": there.version, "theirs": theirs}
    return render(request, "meetings/own_rules.html", context, status=status)
