"""What waits in the 2+2 and until when, and which lessons are near: set-based."""

from collections import defaultdict
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from observations.counting import terms_of
from observations.enums import HANDED_OVER, LessonStatus, ObservationStatus, PlaceStatus
from observations.models import LessonRequest, LessonSetting, Observation, OpenLesson, Place
from observations.words import lesson_title, protocol_title, when
from people.models import Leave
from reminders.registry import Deadline, Event, register_deadlines, register_events
from reminders.rhythm import EVE, Rhythm
from years import duekinds
from years.duekinds import Proposal
from years.models import DueDay

#: The kind of the term's own due day, and how many working days before it the asking begins.
TERM = "two_plus_two"
OPENS_BEFORE = 30


def register():
    """Called once, when the app is ready."""
    term = gettext_lazy("2+2 (to show and to observe)")
    duekinds.register(TERM, term, propose_terms)
    weeks = Rhythm((-6, -4, -2), is_weekly=True)
    register_deadlines(TERM, term, terms_due, rhythm=weeks)
    near = gettext_lazy("Showing or observing")
    register_deadlines("lesson", near, lessons_near, rhythm=EVE, is_event=True)
    for name, label, rows, offsets in (
        ("protocol", gettext_lazy("An observation record to write"), protocols_due, (2,)),
        ("confirmation", gettext_lazy("An observation record to confirm"), confirmations_due, ()),
        ("invitation", gettext_lazy("An invitation to observe"), invitations_due, (-1,)),
        ("lesson_request", gettext_lazy("A request to observe you"), requests_due, (-5, -1)),
    ):
        register_deadlines(name, label, rows, rhythm=Rhythm(offsets))
    register_events("lessons_shown", shown_events, takes_time=True)
    register_events("lessons_observed", observed_events, takes_time=True)


def propose_terms(year, terms, workdays):
    """The last working day of each term; it opens six weeks before, within the term."""
    found = []
    for term in terms:
        due_on = workdays.on_or_before(term.ends_on)
        opens_on = max(workdays.add(due_on, -OPENS_BEFORE), term.starts_on)
        found.append(Proposal(opens_on=opens_on, due_on=due_on, term=term))
    return found


def due_of_term(year, term_id):
    """The DueDay of a term's 2+2, or None where the school has none; one query."""
    return DueDay.objects.filter(year=year, kind=TERM, term=term_id).first()


def terms_due(scope):
    """Who has not shown and observed what the term asks; three queries.

    Once the day is past there is nothing left to do: a lesson of tomorrow is the next term's.
    """
    today = scope.today
    days = DueDay.objects.filter(year__in=scope.years, kind=TERM, due_on__range=scope.between)
    days = {day.term_id: day for day in days.filter(opens_on__lte=today, due_on__gte=today)}
    if not days:
        return []
    members = scope.members.taking_part(today)
    away = defaultdict(list)
    leaves = Leave.objects.filter(member__in=members, until_on__gte=today)
    for pk, *span in leaves.values_list("member_id", "from_on", "until_on"):
        away[pk].append(span)
    return [
        _term_deadline(member_id, day, count)
        for member_id, rows in terms_of(members, scope.years).items()
        for count in rows
        if (day := days.get(count.term_id)) and not count.is_done
        if not any(first <= day.due_on <= last for first, last in away[member_id])
    ]


def term_key(count):
    return f"{TERM}:{count.term_id}"


def term_title(count):
    left = _("2+2, %(term)s: left to show %(shown)s, to observe %(observed)s")
    numbers = {"shown": count.left_to_show, "observed": count.left_to_observe}
    return left % {"term": count.name, **numbers}


def _term_deadline(member_id, day, count):
    return Deadline(
        member_id=member_id,
        kind=TERM,
        key=term_key(count),
        opens_on=day.opens_on,
        due_on=day.due_on,
        title=term_title(count),
        url=reverse("observations:board"),
    )


def lessons_near(scope):
    """Lessons ahead that one shows or has a place at; two queries."""
    ahead = OpenLesson.objects.posted().filter(year__in=scope.years, starts_at__gt=scope.now)
    ahead = ahead.on_days(*scope.between)
    shown = ahead.filter(owner__in=scope.members)
    own = [(row.owner_id, row, row.created_at, _("You show: %s")) for row in shown]
    places = Place.objects.taken().filter(observer__in=scope.members, lesson__in=ahead)
    going = [
        (place.observer_id, place.lesson, place.created_at, _("You observe: %s"))
        for place in places.select_related("lesson")
    ]
    return [
        Deadline(
            member_id=member_id,
            kind="lesson",
            key=row.key,
            opens_on=timezone.localdate(since),
            due_on=timezone.localdate(row.starts_at),
            title=words % lesson_title(row),
            url=row.get_absolute_url(),
        )
        for member_id, row, since, words in own + going
    ]


def protocols_due(scope):
    """Whoever was at a lesson and has not submitted what they saw (A37); three queries."""
    written = Observation.objects.filter(
        lesson=OuterRef("lesson"),
        observer=OuterRef("observer"),
        status__in=[*HANDED_OVER, ObservationStatus.DID_NOT_HAPPEN],
    )
    places = Place.objects.taken().filter(~Exists(written), observer__in=scope.members)
    held = {"lesson__ends_at__lte": scope.now, "lesson__status": LessonStatus.POSTED}
    places = places.filter(lesson__year__in=scope.years, **held)
    places = list(places.select_related("lesson"))
    if not places:
        return []
    days = LessonSetting.objects.protocol_days_of(scope.year_of)
    schools = {year.pk: year.school_id for year in scope.years}
    rows = []
    for place in places:
        on, year = timezone.localdate(place.lesson.starts_at), place.lesson.year_id
        due_on = scope.workdays[year].add(on, days[schools[year]])
        if scope.holds(due_on):
            title = _("Observation record, %s") % when(place.lesson)
            rows.append(
                Deadline(
                    member_id=place.observer_id,
                    kind="protocol",
                    key=f"protocol:{place.lesson_id}",
                    opens_on=on,
                    due_on=due_on,
                    title=title,
                    url=place.lesson.get_absolute_url(),
                )
            )
    return rows


def confirmations_due(scope):
    """Protocols about one's lessons to confirm before time does; one query."""
    rows = Observation.objects.waiting_for_owner()
    rows = rows.filter(owner__in=scope.members, year__in=scope.years)
    rows = rows.filter(confirms_on__range=scope.between).select_related("lesson")
    return [
        Deadline(
            member_id=row.owner_id,
            kind="confirmation",
            key=row.key,
            opens_on=row.waits_since,
            due_on=row.confirms_on,
            title=_("Answer and confirm: %s") % protocol_title(row),
            url=row.get_absolute_url(),
        )
        for row in rows
    ]


def last_day(expires_at):
    """To answer an invitation: one that ends at midnight is answered on the day before."""
    return timezone.localdate(expires_at - timedelta(seconds=1))


def invitations_due(scope):
    """Invitations to answer; the last day is the one before they expire; one query."""
    rows = Place.objects.filter(status=PlaceStatus.INVITED, observer__in=scope.members)
    rows = rows.filter(lesson__year__in=scope.years, lesson__status=LessonStatus.POSTED)
    rows = rows.filter(expires_at__gt=scope.now)
    found = [
        Deadline(
            member_id=row.observer_id,
            kind="invitation",
            key=f"place:{row.pk}",
            opens_on=timezone.localdate(row.created_at),
            due_on=last_day(row.expires_at),
            title=_("Answer the invitation: %s") % lesson_title(row.lesson),
            url=row.lesson.get_absolute_url(),
        )
        for row in rows.select_related("lesson")
    ]
    return [row for row in found if scope.holds(row.due_on)]


def requests_due(scope):
    """Requests to answer; one query."""
    rows = LessonRequest.objects.open().filter(asked__in=scope.members, year__in=scope.years)
    return [
        Deadline(
            member_id=row.asked_id,
            kind="lesson_request",
            key=row.key,
            opens_on=timezone.localdate(row.created_at),
            due_on=row.expires_on,
            title=_("Answer: %s asks to observe you") % row.asker.name,
            url=reverse("observations:requests"),
        )
        for row in rows.filter(expires_on__range=scope.between).select_related("asker")
    ]


def shown_events(scope):
    """One's own lessons; one query."""
    rows = OpenLesson.objects.posted().filter(owner__in=scope.members, year__in=scope.years)
    rows = rows.on_days(*scope.between)
    return [_event(row.owner_id, row, _("You show: %s"), row.get_kind_display()) for row in rows]


def observed_events(scope):
    """Lessons one has a place at; one query."""
    rows = OpenLesson.objects.posted().filter(year__in=scope.years).on_days(*scope.between)
    places = Place.objects.taken().filter(observer__in=scope.members, lesson__in=rows)
    places = places.select_related("lesson__owner")
    return [
        _event(place.observer_id, row, _("You observe: %s"), f"{kind}, {row.owner.name}")
        for place in places
        for row, kind in [(place.lesson, place.lesson.get_kind_display())]
    ]


def _event(member_id, lesson, words, plain):
    return Event(
        member_id=member_id,
        kind="lesson",
        key=lesson.key,
        at=lesson.starts_at,
        title=words % lesson_title(lesson),
        url=lesson.get_absolute_url(),
        ends_at=lesson.ends_at,
        place=lesson.room,
        plain_title=words % plain,
    )
