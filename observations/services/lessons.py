"""Open lessons: posted, moved, changed and taken back, always with notice to those concerned."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activity.services import record
from core.dates import DAY
from core.exceptions import RefusedError
from core.flow import step
from observations.enums import LessonStatus, PlaceStatus
from observations.models import LessonAttachment, LessonMove, LessonSetting, OpenLesson, Place
from observations.services.locks import lock_lesson
from observations.services.writing import drop_blank
from reminders.services import touch
from years.models import SchoolYear
from years.queries import workdays_of

#: What the owner may change as long as it has not begun; the time moves by `move_lesson`.
CHANGEABLE = (
    "kind",
    "class_name",
    "focus_question",
    "subject",
    "topic",
    "objective",
    "room",
    "goal",
    "goal_step",
    "places_count",
    "is_shared_among_observers",
)
#: Where to go: whoever has a place is told when one of these changes.
WHERE = ("room", "class_name")
NEAR = timedelta(hours=24)
#: More files than this are a folder, not a lesson plan.
MOST_FILES = 10


@transaction.atomic
def post_lesson(*, by, starts_at, ends_at, form_token=None, **fields):
    """Put a lesson of `by` on the board; the same form sent twice makes one.

    `fields` are columns of OpenLesson; the subject is the member's own unless given.
    """
    made = OpenLesson.objects.filter(form_token=form_token, owner=by).first()
    if form_token and made:
        return made
    year = _year_of(by.school_id, starts_at)
    _refuse_short_notice(year, starts_at)
    fields.setdefault("subject", by.subject)
    lesson = OpenLesson.objects.create(
        owner=by,
        year=year,
        starts_at=starts_at,
        ends_at=ends_at,
        form_token=form_token,
        **fields,
    )
    record(by, "lesson_posted", lesson.key)
    return lesson


@transaction.atomic
def move_lesson(lesson, starts_at, ends_at, *, by, why="", number=None):
    """Another time: places are kept, everyone who holds one is told."""
    lesson = lock_lesson(lesson)
    if (starts_at, ends_at) == (lesson.starts_at, lesson.ends_at):
        return lesson
    _refuse_unless_ahead(lesson)
    if not lesson.year.holds(timezone.localdate(starts_at)):
        raise RefusedError(_("This day is outside the school year."))
    _refuse_short_notice(lesson.year, starts_at)
    observers = _observers(lesson)
    if observers:
        _refuse_short_notice(lesson.year, lesson.starts_at)
    LessonMove.objects.create(
        lesson=lesson, was_at=lesson.starts_at, now_at=starts_at, why=why, by=by
    )
    was = lesson.starts_at
    lesson.starts_at, lesson.ends_at, lesson.number = starts_at, ends_at, number
    lesson.revision += 1
    lesson.save(update_fields=["starts_at", "ends_at", "number", "revision", "updated_at"])
    lesson.places.filter(status=PlaceStatus.INVITED, expires_at__gt=starts_at).update(
        expires_at=starts_at
    )
    _tell_moved(lesson, was, observers, by)
    touch(lesson.key)
    return lesson


@transaction.atomic
def change_lesson(lesson, *, by, **fields):
    """Other words or more places, while it has not begun; never fewer places than are held.

    Those who come hear of another room or class.
    """
    if unknown := fields.keys() - set(CHANGEABLE):
        raise ValueError(f"not to be changed here: {unknown}")
    lesson = lock_lesson(lesson)
    _refuse_unless_ahead(lesson)
    held = lesson.places.held().count()
    if fields.get("places_count", held) < held:
        raise RefusedError(
            ngettext(
                "%(count)d place is held already: there cannot be fewer.",
                "%(count)d places are held already: there cannot be fewer.",
                held,
            )
            % {"count": held}
        )
    is_elsewhere = any(fields.get(f, getattr(lesson, f)) != getattr(lesson, f) for f in WHERE)
    has_room = fields.get("places_count", 0) > max(held, lesson.places_count)
    for field, value in fields.items():
        setattr(lesson, field, value)
    lesson.save(update_fields=[*fields, "folded", "updated_at"])
    told, at_once = _observers(lesson) if is_elsewhere else [], is_near(lesson.starts_at)
    record(by, "lesson_changed", lesson.key, tell=told, at_once=at_once)
    touch(lesson.key)
    if has_room:
        tell_wishers(lesson)
    return lesson


@transaction.atomic
def cancel_lesson(lesson, *, by, why=""):
    """Take it back before a protocol is submitted: places end, everybody concerned is told.

    Whoever shows it needs the notice period once somebody has a place; on the very day the
    administrator does it (`by` None: the teacher has left). Drafts without a word end, a draft
    with words stays its author's (A24).
    """
    lesson = lock_lesson(lesson)
    if lesson.observations.handed_over().exists():
        raise RefusedError(
            _("An observation record is submitted already, so it stays on the board.")
        )
    told = _observers(lesson)
    if told and by and by.pk == lesson.owner_id:
        _refuse_short_notice(lesson.year, lesson.starts_at)
    lesson = step(lesson, LessonStatus.CANCELLED, by=by, cancelled_why=why)
    for place in lesson.places.held():
        is_taken = place.status == PlaceStatus.TAKEN
        step(place, PlaceStatus.GIVEN_UP if is_taken else PlaceStatus.EXPIRED, by=by)
    drop_blank(lesson)
    lesson.wishes.all().delete()
    told.append(lesson.owner)
    at_once, school = is_near(lesson.starts_at), lesson.year.school
    record(by, "lesson_cancelled", lesson.key, tell=told, school=school, at_once=at_once)
    touch(lesson.key)
    return lesson


@transaction.atomic
def delete_lesson(lesson, *, by):
    """Only a lesson that nobody ever had a place at (A33)."""
    lesson = lock_lesson(lesson)
    if lesson.places.exists() or lesson.requests.exists():
        raise RefusedError(_("Somebody had a place here: it can only be taken back."))
    files = [attachment.file for attachment in lesson.attachments.all()]
    record(by, "lesson_deleted", lesson.key)
    touch(lesson.key)
    lesson.delete()
    transaction.on_commit(lambda: [file.storage.delete(file.name) for file in files], robust=True)


@transaction.atomic
def attach(lesson, checked, *, by):
    """Keep a `core.files.CheckedFile` with the lesson: its plan."""
    lesson = lock_lesson(lesson)
    if lesson.attachments.count() >= MOST_FILES:
        raise RefusedError(_("There can be %s attachments.") % MOST_FILES)
    return LessonAttachment.objects.create(lesson=lesson, **checked.columns())


@transaction.atomic
def take_out(attachment, *, by):
    """The file is gone for good."""
    lesson, file = attachment.lesson, attachment.file
    attachment.delete()
    transaction.on_commit(lambda: file.storage.delete(file.name), robust=True)
    return lesson


def tell_wishers(lesson):
    """A place is free: everyone who asked to be told is, first come first served."""
    wishers = [wish.member for wish in lesson.wishes.select_related("member__school")]
    if wishers:
        school, at_once = lesson.year.school, is_near(lesson.starts_at)
        record(None, "place_freed", lesson.key, tell=wishers, school=school, at_once=at_once)


def is_near(moment):
    """Begins within a day: whoever is concerned is told at any hour (A35)."""
    return timezone.now() <= moment <= timezone.now() + NEAR


def _tell_moved(lesson, was, observers, by):
    """Who has another place at the new time is told that too, and chooses (A25)."""
    places = Place.objects.meanwhile(lesson.starts_at, lesson.ends_at).exclude(lesson=lesson)
    torn = set(places.filter(observer__in=observers).values_list("observer_id", flat=True))
    about = {"numbers": {"was": was.isoformat()}}
    about["at_once"] = is_near(was) or is_near(lesson.starts_at)
    others = [one for one in observers if one.pk not in torn]
    record(by, "lesson_moved", lesson.key, tell=others, **about)
    if torn:
        told = [one for one in observers if one.pk in torn]
        record(by, "lesson_moved_into_another", lesson.key, tell=told, **about)


def _observers(lesson):
    places = lesson.places.held().select_related("observer__school")
    return [place.observer for place in places]


def _year_of(school_id, moment):
    day = timezone.localdate(moment)
    years = SchoolYear.objects.open().filter(school_id=school_id)
    year = years.filter(starts_on__lte=day, ends_on__gte=day).first()
    if year is None:
        raise RefusedError(_("This day is outside the open school year."))
    return year


def _refuse_unless_ahead(lesson):
    if not lesson.is_posted:
        raise RefusedError(_("This was taken back."))
    if lesson.has_begun():
        raise RefusedError(_("This has begun already."))


def _refuse_short_notice(year, moment):
    """The school's notice period: so many working days, today's among them, before the
    lesson's day. What is posted on a Sunday for Monday nobody sees at school."""
    now = timezone.now()
    if moment <= now:
        raise RefusedError(_("This time has passed already."))
    days = LessonSetting.objects.of(year.school_id).notice_days
    today, day = timezone.localdate(now), timezone.localdate(moment)
    if workdays_of(year).between(today - DAY, day - DAY) < days:
        raise RefusedError(
            ngettext(
                "It is posted, moved or taken back at least %(days)d working day before.",
                "It is posted, moved or taken back at least %(days)d working days before.",
                days,
            )
            % {"days": days}
        )
