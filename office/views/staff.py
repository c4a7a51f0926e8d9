"""The staff list: to look through, to change for many at once, to print and to take away."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from core.access import exists_for
from core.downloads import KINDS
from groups.queries import groups_in
from office.forms.choosing import PeopleForm
from office.forms.staff import StaffFilterForm
from office.queries import (
    colleagues_of,
    curator_choices,
    staff_of,
    todo_counts,
    without_account,
)
from office.staff_file import write_staff
from office.staff_state import import_year, read_state
from people.models import Member
from people.services.invitations import invite_many

MANAGE = "people.manage_people"
PER_PAGE = 50


def year_of(request):
    """The year that groups and curators are chosen for: the current one, else the planned."""
    return request.year or import_year(request.member.school)


@require_GET
def people(request):
    if not request.member.is_administrator or request.member.has_left():
        form = StaffFilterForm(request.GET)
        found = colleagues_of(request.member, form.narrowed().search)
        context = {"form": form, "page": _page(request.GET, found), "asked": request.GET}
        return render(request, "office/colleagues.html", context)
    return list_page(request, request.GET, people_form(request, request.GET))


def list_page(request, asked, chosen):
    """The administrator's list narrowed down as `asked`; `chosen` may have been refused."""
    form, year = StaffFilterForm(asked), year_of(request)
    context = {
        "form": form,
        "page": _page(asked, staff_of(request.member, year, form.narrowed())),
        "counts": todo_counts(request.member, year),
        "chosen": chosen,
        "staff_year": year,
        "asked": asked,
    }
    return render(request, "office/people.html", context, status=422 if chosen.errors else 200)


def people_form(request, asked, data=None, *, of=None, **initial):
    """What is to be done with people of the list as `asked`, or with the one of this id."""
    year = year_of(request)
    narrowed = StaffFilterForm(asked).narrowed()
    return PeopleForm(
        data,
        people=Member.objects.visible_to(request.member),
        found=staff_of(request.member, year, narrowed),
        curators=curator_choices(request.member).exclude(pk=of),
        groups=groups_in(year),
        is_of_one=of is not None,
        initial=initial,
    )


@require_POST
@exists_for(MANAGE)
def invite_rest(request):
    """Invite everybody who has no account yet."""
    messages.success(request, invited(without_account(request.member), request.member))
    return redirect("office:people")


@require_GET
@exists_for(MANAGE)
def export(request, kind):
    """The staff list in the import's own columns."""
    if kind not in KINDS:
        raise Http404
    title = _("Staff")
    state = read_state(request.member.school, year_of(request))
    response = HttpResponse(write_staff(state, kind=kind, title=title), content_type=KINDS[kind])
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


def invited(people, by):
    count = invite_many(people, by=by)
    sentence = ngettext("Invited: %(n)s person.", "Invited: %(n)s people.", count)
    return sentence % {"n": count}


def _page(asked, found):
    return Paginator(found, PER_PAGE).get_page(asked.get("page"))
