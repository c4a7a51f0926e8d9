"""The school's own catalogue: what it is called, its subjects and their areas."""

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from people.models import School


@transaction.atomic
def save_school(school, *, by):
    school.save()
    return school


@transaction.atomic
def save_area(area, *, by):
    """A new area stands last. ValidationError when the name was taken meanwhile."""
    School.objects.select_for_update().get(pk=area.school_id)
    area.validate_constraints()
    if area.pk is None:
        last = area.school.subject_areas.aggregate(last=Max("position"))["last"]
        area.position = 0 if last is None else last + 1
    area.save()
    return area


@transaction.atomic
def save_subject(subject, *, by):
    """ValidationError when the name was taken meanwhile."""
    School.objects.select_for_update().get(pk=subject.school_id)
    subject.validate_constraints()
    subject.save()
    return subject


@transaction.atomic
def remove_area(area, *, by):
    """Only an area without subjects."""
    _remove(area, _("Subjects belong to this area. Move them first."))


@transaction.atomic
def remove_subject(subject, *, by):
    """Only a subject that nobody teaches."""
    _remove(subject, _("Somebody teaches this subject."))


def _remove(row, refusal):
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError as error:
        raise RefusedError(refusal) from error
