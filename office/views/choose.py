"""Curator, group and invitations: for many of the list at once, or from one person's page."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.access import exists_for
from core.exceptions import RefusedError
from office.forms.choosing import PeopleForm
from office.services.staff import assign_curator, assign_group
from office.views.person import person_page
from office.views.staff import MANAGE, invited, list_page, people_form, year_of


@require_POST
@exists_for(MANAGE)
def choose(request):
    """Do one thing with the people chosen; what is refused comes back as it was sent."""
    asked = QueryDict(request.POST.get("query", ""))
    one = _one(request)
    form = people_form(request, asked, request.POST, of=one)
    said = ""
    try:
        said = _do(form, year_of(request), request.member) if form.is_valid() else ""
    except RefusedError as refusal:
        has_day = form.cleaned_data["action"] == PeopleForm.GROUP and form.cleaned_data["on"]
        form.add_error("on" if has_day else None, refusal.message)
    if form.errors:
        return person_page(request, one, chosen=form) if one else list_page(request, asked, form)
    messages.success(request, said)
    if one:
        return redirect("office:person", one)
    return redirect(reverse("office:people") + (f"?{asked.urlencode()}" if asked else ""))


def _do(form, year, by):
    """Do what the form asks; the sentence that says what was done."""
    said, chosen = form.cleaned_data, form.chosen()
    if said["action"] == PeopleForm.INVITE:
        return invited(chosen, by)
    if year is None:
        raise RefusedError(_("Open a school year first."))
    if said["action"] == PeopleForm.CURATOR:
        count = assign_curator(chosen, curator=said["curator"], year=year, by=by)
    else:
        count = assign_group(chosen, group=said["group"], year=year, on=said["on"], by=by)
    return ngettext("Changed for %(n)s person.", "Changed for %(n)s people.", count) % {"n": count}


def _one(request):
    """The person on whose page the form stood, or None for the list."""
    one = request.POST.get("person", "")
    return int(one) if one.isascii() and one.isdigit() and len(one) < 18 else None
