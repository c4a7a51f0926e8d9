"""What a teacher is warned of, and never kept from: a clash with something of one's own (A25)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from observations.board import busy_times
from observations.models import OpenLesson, Place
from years.enums import YearStatus
from years.models import Term


def warnings_for(lesson, member):
    """Sentences about a lesson that `member` has posted or moved."""
    return warnings_at(
        member, lesson.starts_at, lesson.ends_at, lesson=lesson, class_name=lesson.class_name
    )


def warnings_at(member, starts_at, ends_at, *, lesson=None, class_name=""):
    """The same before anything is saved; `lesson` is the one that would stand there."""
    said = []
    span = {"starts_at__lt": ends_at, "ends_at__gt": starts_at}
    own = OpenLesson.objects.posted().filter(owner=member, **span)
    if own.exclude(pk=lesson and lesson.pk).exists():
        said.append(_("You show another one at the same time."))
    if Place.objects.clashing(member, starts_at, ends_at).exists():
        said.append(_("You have a place at a colleague's at the same time."))
    meets = [one for one in busy_times(member) if one.meets(starts_at, ends_at)]
    classes = {one.class_name for one in meets if one.class_name}
    if classes and class_name not in classes:
        names = ", ".join(sorted(classes))
        said.append(_("By your timetable you are with %(names)s then.") % {"names": names})
    if not is_in_term(member.school_id, timezone.localdate(starts_at)):
        said.append(_("This day is in no half-year: it will not be counted."))
    return said


def is_in_term(school_id, day):
    """Whether a lesson of this day counts to some term of an open year (A22)."""
    terms = Term.objects.filter(year__school=school_id, year__status=YearStatus.OPEN)
    return terms.filter(starts_on__lte=day, ends_on__gte=day).exists()
