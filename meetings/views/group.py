"""Groups: the list, one group's page, its facilitator and its turns."""

import rules
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from core.access import require, visible_or_404
from groups.models import AptGroup
from groups.services import name_facilitator
from meetings.forms.meeting import OneOfForm
from meetings.group_page import group_page
from meetings.groups_list import groups_list
from meetings.people import members_now
from meetings.services import share_turns
from meetings.views.answers import refusals_told
from years.middleware import year_required


@require_GET
@year_required
def groups(request):
    found = groups_list(request.member, request.year)
    return render(request, "meetings/groups.html", {"found": found})


@require_GET
def group(request, pk):
    """Members read everything; a colleague the name, the facilitator and who is in it."""
    page = group_page(request.member, pk)
    may = {
        name: rules.has_perm(perm, request.member, page.group)
        for name, perm in (
            ("plan", "meetings.plan_meetings"),
            ("name_facilitator", "groups.name_facilitator"),
        )
    }
    context = {"page": page, "group": page.group, "may": may}
    return render(request, "meetings/group.html", context)


@require_POST
@refusals_told
def facilitator(request, pk):
    """Any member of the group may say who leads it, the administrator too (A13)."""
    chosen = visible_or_404(AptGroup, request.member, pk=pk)
    require(request.member, "groups.name_facilitator", chosen)
    form = OneOfForm(request.POST, people=members_now(chosen))
    if form.is_valid():
        named = form.cleaned_data["member"]
        name_facilitator(chosen, facilitator=named, by=request.member)
        said = _("The facilitator is named; the group is told.")
        nobody = _("The group has no facilitator now: each of its members may plan.")
        messages.success(request, said if named else nobody)
    else:
        messages.error(request, _("Choose one of the group's members."))
    return redirect("meetings:group", pk)


@require_POST
@refusals_told
def turns(request, pk):
    """„Vedame paeiliui“: the meetings ahead are shared out."""
    chosen = visible_or_404(AptGroup, request.member, pk=pk)
    require(request.member, "meetings.plan_meetings", chosen)
    count = share_turns(chosen, by=request.member)
    said = ngettext(
        "%(count)d meeting has a leader now.", "%(count)d meetings have a leader now.", count
    )
    messages.success(request, said % {"count": count})
    return redirect("meetings:group", pk)
