"""The register: read by the school, kept by the administrator."""

import rules
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coaching import advising_queries as queries
from coaching.advising_enums import SupportKind
from coaching.forms.advising import EndForm, RoleForm
from coaching.models import SupportRole
from coaching.services.support import end_role, give_role
from core.access import exists_for, require, visible_or_404
from core.downloads import sheet_asked
from core.exceptions import RefusedError
from core.htmx import render_part


@require_http_methods(["GET", "HEAD", "POST"])
def register(request):
    """Who is adviser, mentor, facilitator and since when; the administrator adds a line."""
    form = None
    if rules.has_perm("coaching.manage_support", request.member) or request.method == "POST":
        require(request.member, "coaching.manage_support")
        form = RoleForm(request.POST or None, members=queries.staff(request.member))
        if request.method == "POST" and form.is_valid() and _given(request, form):
            messages.success(request, _("Written into the register."))
            return redirect("coaching:support")
    return _page(request, form)


def _given(request, form):
    data = form.cleaned_data
    try:
        return give_role(
            data["member"],
            data["kind"],
            since_on=data["since_on"],
            by=request.member,
            form_token=data["form_token"],
        )
    except RefusedError as refusal:
        form.add_error("member", refusal.message)
        return None


def _page(request, form, *, ended=None):
    """`ended`: (role, form) of an end that was refused."""
    found = queries.register_of(request.member.school_id, is_whole=bool(form))
    context = {
        "kinds": [(SupportKind(kind), rows) for kind, rows in found.items()],
        "form": form,
        "end_form": EndForm(),
        "ended": ended,
        "support": None,
        "progress": [],
    }
    if request.year:
        context["support"] = queries.support_of(request.member.school_id, request.year)
        if form:
            context["progress"] = queries.progress_of(request.year)
    status = 422 if request.method == "POST" else 200
    page, part = "coaching/support.html", "coaching/_support_figure.html"
    return render_part(request, page, part, context, status=status)


@require_POST
@exists_for("coaching.manage_support")
def end(request, pk):
    """The last day of a role; the line stays in the register."""
    role = visible_or_404(SupportRole, request.member, pk=pk)
    form = EndForm(request.POST)
    if form.is_valid():
        try:
            end_role(role, until_on=form.cleaned_data["until_on"], by=request.member)
        except RefusedError as refusal:
            form.add_error("until_on", refusal.message)
        else:
            messages.success(request, _("The last day is written in."))
            return redirect("coaching:support")
    blank = RoleForm(members=queries.staff(request.member))
    return _page(request, blank, ended=(role.pk, form))


@require_GET
@exists_for("coaching.manage_support")
def export(request):
    """The register as a table."""
    header = [_("Colleague"), _("Role"), _("Since"), _("Until")]
    found = queries.register_of(request.member.school_id, is_whole=True)
    rows = [
        [role.member.name, str(role.get_kind_display()), role.since_on, role.until_on or ""]
        for kind in found.values()
        for role in kind
    ]
    title = _("Support for a colleague")
    return sheet_asked(request, title, title, header, rows)


@require_GET
@exists_for("coaching.manage_support")
def export_work(request):
    """The year's work: who with whom, when, hours and state; no words."""
    header = [_("Adviser"), _("Teacher"), _("State"), _("Ac. hours"), _("Began"), _("Ended")]
    rows = [
        [
            row.adviser.name,
            row.owner.name,
            str(row.get_status_display()),
            row.halves / 2,
            row.began_on or "",
            row.ended_on or "",
        ]
        for row in (queries.progress_of(request.year) if request.year else [])
    ]
    title = _("Teacher advisers")
    return sheet_asked(request, title, title, header, rows)
