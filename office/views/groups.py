"""Groups of the year: who is in which, and who leads it."""

import rules
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.access import require, visible_or_404
from core.exceptions import RefusedError
from groups.models import AptGroup
from groups.services import create_group, name_facilitator, rename_group, take_out
from office.forms.groups import FacilitatorForm, GroupForm, JoinForm, RenameForm, TakeOutForm
from office.queries import groups_of, people_outside, places_of, todo_counts
from office.services.staff import assign_group
from office.views.staff import year_of
from people.models import Member
from people.rules import is_administrator

CHANGE = "groups.change_group"


@require_http_methods(["GET", "HEAD", "POST"])
def groups(request):
    year = year_of(request)
    if year is None:
        return render(request, "years/no_year.html")
    form = GroupForm(request.POST or None, instance=AptGroup(year=year))
    if request.method == "POST":
        require(request.member, "groups.manage_groups")
        if form.is_valid():
            group = form.twin or create_group(form.instance, by=request.member)
            return redirect("office:group", group.pk)
    context = {"form": form, "staff_year": year, "groups": groups_of(request.member, year)}
    if is_administrator(request.member):
        context["counts"] = todo_counts(request.member, year)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "office/groups.html", context, status=status)


@require_GET
def group(request, pk):
    return _page(request, visible_or_404(AptGroup, request.member, pk=pk))


@require_POST
def rename(request, pk):
    chosen = _managed(request, pk)
    form = RenameForm(request.POST, instance=chosen)
    if not form.is_valid():
        return _page(request, _managed(request, pk), rename_form=form)
    return _do(request, chosen, rename_group, chosen, name=form.cleaned_data["name"])


@require_POST
def facilitator(request, pk):
    """Any member of the group may say who leads it (A13)."""
    chosen = visible_or_404(AptGroup, request.member, pk=pk)
    require(request.member, "groups.name_facilitator", chosen)
    form = FacilitatorForm(request.POST, group=chosen)
    if not form.is_valid():
        return _page(request, chosen, facilitator_form=form)
    who = form.cleaned_data["facilitator"]
    return _do(request, chosen, name_facilitator, chosen, facilitator=who)


@require_POST
def join(request, pk):
    """People move here from a day."""
    chosen = _managed(request, pk)
    form = JoinForm(request.POST, people=people_outside(request.member, chosen))
    if not form.is_valid():
        return _page(request, chosen, join_form=form)
    said = form.cleaned_data
    return _do(
        request,
        chosen,
        assign_group,
        said["people"],
        group=chosen,
        year=chosen.year,
        on=said["on"],
    )


@require_POST
def leave(request, pk):
    """Somebody is no longer in this group from a day."""
    chosen = _managed(request, pk)
    form = TakeOutForm(request.POST, people=Member.objects.visible_to(request.member))
    if not form.is_valid():
        return _page(request, chosen, take_out_form=form)
    said = form.cleaned_data
    return _do(request, chosen, take_out, said["member"], group=chosen, on=said["on"])


def _managed(request, pk):
    chosen = visible_or_404(AptGroup, request.member, pk=pk)
    require(request.member, CHANGE, chosen)
    return chosen


def _do(request, chosen, service, record, **said):
    try:
        service(record, by=request.member, **said)
    except RefusedError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Saved."))
    return redirect("office:group", chosen.pk)


def _people(reader, chosen):
    """Who was in the group before, and who has left the school, is the administrator's to see."""
    places = list(places_of(chosen))
    now = [place for place in places if place.is_now]
    if not is_administrator(reader):
        return {"now": [place for place in now if not place.member.has_left()]}
    return {"now": now, "former": [place for place in places if not place.is_now]}


def _page(
    request,
    chosen,
    *,
    rename_form=None,
    facilitator_form=None,
    join_form=None,
    take_out_form=None,
):
    context = {
        "group": chosen,
        **_people(request.member, chosen),
        "rename_form": rename_form or RenameForm(instance=chosen),
        "may_name_facilitator": rules.has_perm("groups.name_facilitator", request.member, chosen),
        "take_out_form": take_out_form,
        "facilitator_form": facilitator_form or FacilitatorForm(group=chosen),
    }
    if rules.has_perm(CHANGE, request.member, chosen):
        outside = people_outside(request.member, chosen)
        context["join_form"] = join_form or JoinForm(people=outside)
    is_refused = any((rename_form, facilitator_form, join_form, take_out_form))
    return render(request, "office/group.html", context, status=422 if is_refused else 200)
