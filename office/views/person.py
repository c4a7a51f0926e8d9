"""One person of the staff list."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.access import exists_for, require, visible_or_404
from core.exceptions import RefusedError
from groups.enums import GroupKind
from office.forms.person import DayForm, LeaveForm, PersonForm, ProposalForm
from office.queries import history_of, subject_names, with_places, with_sign_in
from office.services.staff import (
    add_person,
    bring_back,
    change_person,
    end_employment,
    keep,
    propose_address,
    set_administrator,
    withdraw_proposal,
)
from office.views.staff import MANAGE, people_form, year_of
from people.models import Leave, Member
from people.queries import email_proposed_by_school
from people.services.invitations import withdraw_invitation
from people.services.staff import add_leave, remove_leave


@require_http_methods(["GET", "HEAD", "POST"])
@exists_for(MANAGE)
def add(request):
    form = PersonForm(request.POST or None, instance=Member(school=request.member.school))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["subject_name"]
        try:
            member = form.twin or add_person(form.instance, subject_name=said, by=request.member)
        except RefusedError as refusal:
            form.add_error("email", refusal.message)
        else:
            messages.success(request, _("On the staff list: %(name)s.") % {"name": member.name})
            return redirect("office:person", member.pk)
    context = {"form": form, "subjects": subject_names(request.member)}
    return render(request, "office/person_add.html", context, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def person(request, pk):
    who = visible_or_404(Member, request.member, pk=pk)
    require(request.member, MANAGE, who)
    form = PersonForm(request.POST or None, instance=who)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["subject_name"]
        try:
            change_person(who, subject_name=said, by=request.member, **form.changes())
        except RefusedError as refusal:
            form.add_error("email", refusal.message)
        else:
            messages.success(request, _("Saved."))
            return redirect("office:person", pk)
    return person_page(request, pk, form=form)


@require_POST
def role(request, pk):
    """Make an administrator, or end it."""
    who = _someone(request, pk)
    wanted = request.POST.get("is_administrator") == "1"
    return _do(request, pk, set_administrator, who, is_administrator=wanted)


@require_POST
def uninvite(request, pk):
    """The link of the letter that was sent stops working."""
    return _do(request, pk, withdraw_invitation, _someone(request, pk))


@require_POST
def email(request, pk):
    """Propose another address to somebody who has joined: both mailboxes are asked."""
    who = _someone(request, pk)
    form = ProposalForm(request.POST, prefix="address")
    if form.is_valid():
        try:
            propose_address(who, new=form.cleaned_data["email"], by=request.member)
        except RefusedError as refusal:
            form.add_error("email", refusal.message)
        else:
            messages.success(request, _("Two letters are in the post."))
            return redirect("office:person", pk)
    return person_page(request, pk, email_form=form)


@require_POST
def email_withdraw(request, pk):
    """The links of both letters stop working."""
    return _do(request, pk, withdraw_proposal, _someone(request, pk))


@require_POST
def leave(request, pk):
    """The last day of employment."""
    who = _someone(request, pk)
    form = DayForm(request.POST, prefix="leave")
    if not form.is_valid():
        return person_page(request, pk, leave_form=form)
    return _do(request, pk, end_employment, who, on=form.cleaned_data["on"])


@require_POST
def back(request, pk):
    """The first day of work again; a last day that has not come yet is simply taken back."""
    who = _someone(request, pk)
    if not who.has_left():
        return _do(request, pk, keep, who)
    form = DayForm(request.POST, prefix="back")
    if not form.is_valid():
        return person_page(request, pk, back_form=form)
    return _do(request, pk, bring_back, who, on=form.cleaned_data["on"])


@require_POST
def away(request, pk):
    """Days away."""
    who = _someone(request, pk)
    form = LeaveForm(request.POST, instance=Leave(member=who), prefix="away")
    if not form.is_valid():
        return person_page(request, pk, away_form=form)
    return _do(request, pk, add_leave, who, **form.cleaned_data)


@require_POST
def away_delete(request, pk, leave_pk):
    """Days away that were written down by mistake."""
    _someone(request, pk)
    row = visible_or_404(Leave, request.member, pk=leave_pk, member__pk=pk)
    return _do(request, pk, remove_leave, row)


def _someone(request, pk):
    who = visible_or_404(Member, request.member, pk=pk)
    require(request.member, MANAGE, who)
    return who


def _do(request, pk, service, record, **said):
    """Call one service; a refusal is told on the page of the person."""
    try:
        service(record, by=request.member, **said)
    except RefusedError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Saved."))
    return redirect("office:person", pk)


def person_page(request, pk, *, form=None, chosen=None, **sent):
    """The person's page with whatever form was sent and refused."""
    year = year_of(request)
    people = with_sign_in(with_places(Member.objects.visible_to(request.member), year))
    who = visible_or_404(people.select_related("subject", "user"), request.member, pk=pk)
    history = history_of(who, year)
    context = {
        "who": who,
        "form": form or PersonForm(instance=who),
        "leave_form": DayForm(prefix="leave"),
        "back_form": DayForm(prefix="back"),
        "away_form": LeaveForm(prefix="away"),
        "email_form": ProposalForm(prefix="address"),
        **sent,
        "proposal": email_proposed_by_school(who),
        "leaves": Leave.objects.visible_to(request.member).filter(member=who),
        "history": history,
        "chosen": chosen or _as_it_is(request, pk, history),
        "subjects": subject_names(request.member),
        "staff_year": year,
    }
    bound = [one for one in (form, chosen, *sent.values()) if one is not None]
    status = max(map(_status, bound), default=200)
    return render(request, "office/person.html", context, status=status)


def _as_it_is(request, pk, history):
    """Curator and group of the year as they stand today."""
    curators = [row for row in history["curators"] if _stands(row)]
    places = [row for row in history["groups"] if _stands(row) and row.kind == GroupKind.APT]
    initial = {"group": places[-1].group_id} if places else {}
    if curators:
        curator = curators[-1].curator
        initial |= {"curator": curator.pk, "curator_typed": curator.name}
    return people_form(request, {}, of=pk, **initial)


def _stands(row):
    return row.until_on is None or row.until_on >= timezone.localdate()


def _status(form):
    return 422 if form.is_bound and form.errors else 200
