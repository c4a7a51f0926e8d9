"""The staff list: to look through, to change for many at once, to print and to take away."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from core.access import exists_for
from core.exceptions import RefusedError
from groups.queries import groups_in
from office.forms import PeopleForm, StaffFilterForm
from office.queries import (
    colleagues_of,
    curator_choices,
    staff_of,
    todo_counts,
    without_account,
)
from office.services.staff import assign_curator, assign_group
from office.staff_file import write_staff
from office.staff_state import import_year, read_state
from people.models import Member
from people.services.invitations import invite_many

MANAGE = "people.manage_people"
PER_PAGE = 50
MIMES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def year_of(request):
    """The year that groups and curators are chosen for: the current one, else the planned."""
    return request.year or import_year(request.member.school)


@require_GET
def people(request):
    form = StaffFilterForm(request.GET)
    if not request.member.is_administrator or request.member.has_left():
        found = colleagues_of(request.member, form.narrowed().search)
        context = {"form": form, "page": _page(request, found)}
        return render(request, "office/colleagues.html", context)
    year = year_of(request)
    context = {
        "form": form,
        "page": _page(request, staff_of(request.member, year, form.narrowed())),
        "counts": todo_counts(request.member, year),
        "curators": curator_choices(request.member),
        "groups": groups_in(year),
        "staff_year": year,
        "query": request.GET.urlencode(),
    }
    return render(request, "office/people.html", context)


@require_POST
@exists_for(MANAGE)
def choose(request):
    """Do one thing with several people of the list, or with everybody the filter finds."""
    year = year_of(request)
    narrowed = StaffFilterForm(QueryDict(request.POST.get("query", ""))).narrowed()
    form = PeopleForm(
        request.POST,
        people=Member.objects.visible_to(request.member),
        found=staff_of(request.member, year, narrowed),
        curators=curator_choices(request.member),
        groups=groups_in(year),
    )
    try:
        said = _do(form, year, request.member) if form.is_valid() else None
    except RefusedError as refusal:
        form.add_error(None, refusal.message)
    if form.errors:
        for error in [e for errors in form.errors.values() for e in errors]:
            messages.error(request, error)
    else:
        messages.success(request, said)
    return redirect(_way_back(request))


@require_POST
@exists_for(MANAGE)
def invite_rest(request):
    """Invite everybody who has no account yet."""
    messages.success(request, _invited(without_account(request.member), request.member))
    return redirect("office:people")


@require_GET
@exists_for(MANAGE)
def export(request, kind):
    """The staff list in the import's own columns."""
    if kind not in MIMES:
        raise Http404
    title = _("Staff")
    state = read_state(request.member.school, year_of(request))
    response = HttpResponse(write_staff(state, kind=kind, title=title), content_type=MIMES[kind])
    name = f"darbuotojai-{timezone.localdate():%Y-%m-%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_GET
@exists_for(MANAGE)
def print_list(request):
    """The whole list on paper."""
    year = year_of(request)
    people = staff_of(request.member, year, StaffFilterForm(request.GET).narrowed())
    return render(request, "office/print.html", {"people": people, "staff_year": year})


def _do(form, year, by):
    """Do what the form asks; the sentence that says what was done."""
    said, chosen = form.cleaned_data, form.chosen()
    if said["action"] == PeopleForm.INVITE:
        return _invited(chosen, by)
    if year is None:
        raise RefusedError(_("Open a school year first."))
    if said["action"] == PeopleForm.CURATOR:
        count = assign_curator(chosen, curator=said["curator"], year=year, by=by)
    else:
        count = assign_group(chosen, group=said["group"], year=year, on=said["on"], by=by)
    return ngettext("Done for %(n)s person.", "Done for %(n)s people.", count) % {"n": count}


def _invited(people, by):
    count = invite_many(people, by=by)
    sentence = ngettext("Invited: %(n)s person.", "Invited: %(n)s people.", count)
    return sentence % {"n": count}


def _page(request, found):
    return Paginator(found, PER_PAGE).get_page(request.GET.get("page"))


def _way_back(request):
    """The list as it was narrowed down, or the one person's page."""
    one = request.POST.get("person", "")
    if one.isascii() and one.isdigit() and len(one) < 18:
        return reverse("office:person", args=[one])
    query = request.POST.get("query", "")
    return reverse("office:people") + (f"?{query}" if query else "")
