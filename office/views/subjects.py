"""The school's subjects and their areas."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from core.access import exists_for
from core.exceptions import RefusedError
from office.services import catalogue
from office.settings_forms import AreaForm, SubjectForm
from office.views.settings import MANAGE
from people.models import Subject, SubjectArea


@require_GET
@exists_for(MANAGE)
def listing(request):
    return _page(request)


@require_POST
@exists_for(MANAGE)
def save_area(request, pk=None):
    """Without `pk` a new one."""
    school = request.member.school
    row = (
        get_object_or_404(school.subject_areas, pk=pk)
        if pk is not None
        else SubjectArea(school=school)
    )
    form = AreaForm(request.POST, instance=row, prefix=f"area{pk or ''}")
    return _answer(request, form, catalogue.save_area)


@require_POST
@exists_for(MANAGE)
def save_subject(request, pk=None):
    """Without `pk` a new one."""
    school = request.member.school
    row = get_object_or_404(school.subjects, pk=pk) if pk is not None else Subject(school=school)
    areas = school.subject_areas.order_by("position", "name")
    form = SubjectForm(request.POST, instance=row, prefix=f"subject{pk or ''}", areas=areas)
    return _answer(request, form, catalogue.save_subject)


@require_POST
@exists_for(MANAGE)
def remove_area(request, pk):
    area = get_object_or_404(request.member.school.subject_areas, pk=pk)
    return _remove(request, partial(catalogue.remove_area, area, by=request.member))


@require_POST
@exists_for(MANAGE)
def remove_subject(request, pk):
    subject = get_object_or_404(request.member.school.subjects, pk=pk)
    return _remove(request, partial(catalogue.remove_subject, subject, by=request.member))


def _answer(request, form, save):
    if form.is_valid():
        try:
            save(form.instance, by=request.member)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect("office:subjects")
    return _page(request, bound=form)


def _remove(request, remove):
    try:
        remove()
    except RefusedError as error:
        messages.error(request, error.message)
    return redirect("office:subjects")


def _page(request, *, bound=None):
    """Names only; a row's form is folded under it."""
    school, sent = request.member.school, {bound.prefix: bound} if bound else {}
    areas = school.subject_areas.order_by("position", "name")
    kept = list(areas)
    choices = [("", _("not chosen")), *((area.pk, area.name) for area in kept)]
    subjects = school.subjects.select_related("area").order_by("area__position", "name")
    form_of = partial(_subject_form, sent, areas, choices)
    context = {
        "areas": [(row, sent.get(f"area{row.pk}") or _area_form(row)) for row in kept],
        "subjects": [(row, form_of(row, f"subject{row.pk}")) for row in subjects],
        "new_area": sent.get("area") or AreaForm(prefix="area"),
        "new_subject": form_of(None, "subject"),
    }
    status = 422 if bound else 200
    return render(request, "office/settings_subjects.html", context, status=status)


def _area_form(row):
    return AreaForm(instance=row, prefix=f"area{row.pk}")


def _subject_form(sent, areas, choices, row, prefix):
    """The areas are asked for once, not once a row."""
    form = sent.get(prefix) or SubjectForm(instance=row, prefix=prefix, areas=areas)
    form.fields["area"].widget.choices = choices
    return form
