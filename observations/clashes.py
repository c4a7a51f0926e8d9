"""What a teacher is warned of, and never kept from: a clash with something of one's own (A25)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from observations.board import busy_times
from observations.models import OpenLesson, Place
from years.models import Term


def warnings_for(lesson, member):
    """Sentences about a lesson that `member` has posted or moved."""
    said = []
    span = {"starts_at__lt": lesson.ends_at, "ends_at__gt": lesson.starts_at}
    own = OpenLesson.objects.posted().filter(owner=member, **span).exclude(pk=lesson.pk)
    if own.exists():
        said.append(_("You show another one at the same time."))
    if Place.objects.clashing(member, lesson.starts_at, lesson.ends_at).exists():
        said.append(_("You have a place at a colleague's at the same time."))
    classes = {
        one.class_name
        for one in busy_times(member)
        if one.meets(lesson.starts_at, lesson.ends_at) and one.class_name
    }
    if classes and lesson.class_name not in classes:
        names = ", ".join(sorted(classes))
        said.append(_("By your timetable you are with %(names)s then.") % {"names": names})
    if not term_of(lesson):
        said.append(_("This day is in no half-year: it will not be counted."))
    return said


def term_of(lesson):
    """The term of the lesson's day, or None: then it counts to none (A22)."""
    day = timezone.localdate(lesson.starts_at)
    terms = Term.objects.filter(year=lesson.year_id, starts_on__lte=day, ends_on__gte=day)
    return terms.first()
