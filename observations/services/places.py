"""Places of observers: never more than there are, nobody in two rooms at once (A25)."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record
from core.dates import DAY
from core.exceptions import RefusedError
from core.flow import step
from core.wording import clock
from core.wording import day as day_words
from observations.enums import ObservationStatus, PlaceStatus
from observations.models import Place, PlaceWish
from observations.services.lessons import is_near, tell_wishers
from observations.services.locks import lock_lesson, lock_member
from observations.services.writing import drop_blank, refuse_unless_year_open
from reminders.services import touch
from years.queries import workdays_of

#: An invitation holds its place for so many working days at most.
INVITED_FOR = 3


@transaction.atomic
def sign_up(lesson, *, by):
    """Take a place; whoever has one already keeps it, an invitation is thereby accepted."""
    lock_member(by)
    lesson = lock_lesson(lesson)
    _refuse_unless_open(lesson, by)
    place = lesson.places.held().filter(observer=by).first()
    if place and place.status == PlaceStatus.TAKEN:
        return place
    _refuse_clash(lesson, by)
    if place:
        return _accept(place, lesson, by)
    _refuse_unless_room(lesson)
    place = Place.objects.create(
        lesson=lesson, observer=by, status=PlaceStatus.TAKEN, seen_revision=lesson.revision
    )
    lesson.wishes.filter(member=by).delete()
    record(by, "place_taken", lesson.key, tell=[lesson.owner])
    return place


@transaction.atomic
def give_up(place, *, by, word=""):
    """Free the place before the lesson begins; the teacher and all who wished for one hear."""
    lesson = lock_lesson(place.lesson)
    if lesson.has_begun():
        raise RefusedError(_("It has begun: say that you did not come."))
    place = step(place, PlaceStatus.GIVEN_UP, by=by, word=word)
    drop_blank(lesson, observer=place.observer_id)
    at_once = is_near(lesson.starts_at)
    record(by, "place_given_up", lesson.key, tell=[lesson.owner], at_once=at_once)
    touch(lesson.key)
    tell_wishers(lesson)
    return place


@transaction.atomic
def keep_place(place, *, by):
    """The observer has seen the lesson's new time and still comes."""
    lesson = lock_lesson(place.lesson)
    Place.objects.filter(pk=place.pk).update(
        seen_revision=lesson.revision, updated_at=timezone.now()
    )
    place.seen_revision = lesson.revision
    return place


@transaction.atomic
def invite(lesson, *, observer, by):
    """Hold a place for a colleague until they answer, at most three working days."""
    lock_member(observer)
    lesson = lock_lesson(lesson)
    _refuse_unless_open(lesson, observer)
    if place := lesson.places.held().filter(observer=observer).first():
        return place
    _refuse_clash(lesson, observer)
    _refuse_unless_room(lesson)
    place = Place.objects.create(
        lesson=lesson,
        observer=observer,
        status=PlaceStatus.INVITED,
        expires_at=min(_invited_until(lesson.year), lesson.starts_at),
        seen_revision=lesson.revision,
    )
    lesson.wishes.filter(member=observer).delete()
    record(by, "place_offered", lesson.key, tell=[observer])
    return place


@transaction.atomic
def answer_invitation(place, *, by, accepts, word=""):
    """Accept or decline with a word; the teacher is told."""
    lock_member(by)
    lesson = lock_lesson(place.lesson)
    if not accepts:
        place = step(place, PlaceStatus.DECLINED, by=by, word=word)
        record(by, "invitation_declined", lesson.key, tell=[lesson.owner])
        tell_wishers(lesson)
        return place
    _refuse_unless_open(lesson, by)
    if place.expires_at and place.expires_at <= timezone.now():
        raise RefusedError(_("The invitation has expired; see if there is a free place."))
    _refuse_clash(lesson, by)
    return _accept(place, lesson, by, word=word)


@transaction.atomic
def mark_absent(place, *, by):
    """After the lesson either says that the observer did not come; a draft ends with it."""
    lesson = lock_lesson(place.lesson)
    if not lesson.is_held():
        raise RefusedError(_("It is not over yet."))
    if lesson.observations.handed_over().filter(observer=place.observer_id).exists():
        raise RefusedError(_("The record is submitted already: the observer was there."))
    place = step(place, PlaceStatus.ABSENT, by=by)
    drafts = lesson.observations.filter(status=ObservationStatus.DRAFT)
    for draft in drafts.filter(observer=place.observer_id):
        step(draft, ObservationStatus.DID_NOT_HAPPEN, by=by)
    record(by, "observer_absent", lesson.key, tell=[lesson.owner, place.observer])
    return place


@transaction.atomic
def wish_place(lesson, *, by):
    """„Pranešti, jei atsiras“: told as soon as a place frees."""
    lesson = lock_lesson(lesson)
    _refuse_unless_open(lesson, by)
    held = lesson.places.held()
    if held.filter(observer=by).exists():
        raise RefusedError(_("You have a place here already."))
    if held.count() < lesson.places_count:
        raise RefusedError(_("There is a free place: you can sign up."))
    return PlaceWish.objects.get_or_create(lesson=lesson, member=by)[0]


@transaction.atomic
def drop_wish(lesson, *, by):
    lesson.wishes.filter(member=by).delete()


def _accept(place, lesson, by, word=""):
    place = step(place, PlaceStatus.TAKEN, by=by, word=word, seen_revision=lesson.revision)
    record(by, "invitation_accepted", lesson.key, tell=[lesson.owner])
    return place


def _refuse_unless_open(lesson, observer):
    refuse_unless_year_open(lesson.year)
    if not lesson.is_posted:
        raise RefusedError(_("This was taken back."))
    if lesson.has_begun():
        raise RefusedError(_("This has begun already."))
    if lesson.owner_id == observer.pk:
        raise RefusedError(_("This is your own."))
    if observer.school_id != lesson.year.school_id or observer.has_left():
        raise RefusedError(_("Only colleagues of this school observe here."))


def _refuse_unless_room(lesson):
    if lesson.places.held().count() >= lesson.places_count:
        raise RefusedError(_("There are no places left."))


def _refuse_clash(lesson, observer):
    """Two places of one observer may not overlap; call under the observer's lock."""
    places = Place.objects.clashing(observer, lesson.starts_at, lesson.ends_at)
    other = places.exclude(lesson=lesson).select_related("lesson").first()
    if other:
        begins = timezone.localtime(other.lesson.starts_at)
        raise RefusedError(
            _("At this time (%(day)s, %(time)s) there is a place elsewhere already.")
            % {"day": day_words(begins.date()), "time": clock(begins)}
        )


def _invited_until(year):
    """The end of the third working day from today."""
    last = workdays_of(year).add(timezone.localdate(), INVITED_FOR)
    return timezone.make_aware(datetime.combine(last + DAY, time()))
