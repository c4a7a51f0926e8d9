"""The lessons of a teacher's year: shown, observed, and planned."""

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import month_of
from core.wording import day
from dashboards.entry import Entry, Status
from dashboards.lesson_words import hours_of, observed_words
from observations.enums import ObservationStatus, PlaceStatus
from observations.models import Observation, OpenLesson, Place


def lesson_entries(teacher, year, reader):
    """(month, Entry) of each lesson the teacher showed, went to see or will; three queries.

    That a lesson is on the board is the whole school's to see. An observation is spoken of
    once it is submitted, and leads to its words only where `reader` may read them.
    """
    observations = Observation.objects.handed_over().select_related("observer")
    readable = set(
        Observation.objects.visible_to(reader)
        .filter(Q(owner=teacher) | Q(observer=teacher), year=year)
        .values_list("pk", flat=True)
    )
    places = Place.objects.filter(status=PlaceStatus.TAKEN)
    lessons = (
        OpenLesson.objects.visible_to(reader)
        .filter(year=year)
        .posted()
        .filter(Q(owner=teacher) | Q(pk__in=places.filter(observer=teacher).values("lesson")))
        .select_related("owner", "subject")
        .prefetch_related(Prefetch("observations", observations, to_attr="seen"))
    )
    for lesson in lessons:
        on = timezone.localdate(lesson.starts_at)
        yield month_of(on), _entry(lesson, on, teacher, readable)


def _entry(lesson, on, teacher, readable):
    is_own = lesson.owner_id == teacher.pk
    mine = [row for row in lesson.seen if is_own or row.observer_id == teacher.pk]
    if not lesson.is_held():
        return _planned(lesson, on, is_own)
    said = _("Showed: %(what)s") if is_own else _("Observed: %(what)s")
    what = lesson.topic or lesson.class_name if is_own else observed_words(lesson)
    note = f"{day(on)} · {lesson.class_name}"
    if is_own and mine:
        names = ", ".join(row.observer.name for row in mine)
        note = _("%(note)s · observed by %(names)s") % {"note": note, "names": names}
    read = [row for row in mine if row.pk in readable]
    return Entry(
        css="y-b",
        at=on,
        title=said % {"what": what},
        url=(read[0] if len(read) == 1 else lesson).get_absolute_url(),
        status=_status(mine),
        note=note,
    )


def _planned(lesson, on, is_own):
    said = _("Will show: %(what)s") if is_own else _("Will observe: %(what)s")
    what = lesson.topic or lesson.class_name if is_own else observed_words(lesson)
    return Entry(
        css="y-plan",
        at=on,
        title=said % {"what": what},
        url=lesson.get_absolute_url(),
        note=f"{day(on)}, {hours_of(lesson)} · {lesson.class_name}",
    )


def _status(rows):
    """The most that can be said of its observations; answered: nothing is asked of a curator."""
    if any(row.status == ObservationStatus.CONFIRMED for row in rows):
        return Status("st-on", _("confirmed"), is_answered=True)
    if rows:
        return Status("", _("waits for confirmation"), is_answered=True)
    return None
