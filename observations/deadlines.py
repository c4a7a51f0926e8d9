"""What waits in the 2+2 and until when, and which lessons are near: set-based."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from observations.counting import terms_of
from observations.enums import HANDED_OVER, ObservationStatus, PlaceStatus
from observations.models import LessonRequest, LessonSetting, Observation, OpenLesson, Place
from observations.words import lesson_title, protocol_title, when
from people.models import Leave
from reminders.registry import Deadline, Event, register_deadlines, register_events
from years import duekinds
from years.duekinds import Proposal
from years.models import DueDay
from years.queries import workdays_of

#: The kind of the term's own due day, and how many working days before it the asking begins.
TERM = "two_plus_two"
OPENS_BEFORE = 30


def register():
    """Called once, when the app is ready."""
    term = gettext_lazy("2+2 (to show and to observe)")
    duekinds.register(TERM, term, propose_terms)
    register_deadlines(TERM, term, terms_due, offsets=(-30, -20, -10))
    for name, label, rows, offsets in (
        ("lesson", gettext_lazy("Showing or observing"), lessons_near, (-1,)),
        ("protocol", gettext_lazy("An observation record to write"), protocols_due, (-1, 2)),
        ("confirmation", gettext_lazy("An observation record to confirm"), confirmations_due, ()),
        ("invitation", gettext_lazy("An invitation to observe"), invitations_due, (-1,)),
        ("lesson_request", gettext_lazy("A request to observe you"), requests_due, (-5, -1)),
    ):
        register_deadlines(name, label, rows, offsets=offsets)
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


def terms_due(members, year, between):
    """Who has not shown and observed what the term asks; three queries.

    Once the day is past there is nothing left to do: a lesson of tomorrow is the next term's.
    """
    today = timezone.localdate()
    days = DueDay.objects.filter(year=year, kind=TERM, due_on__range=between)
    days = list(days.filter(opens_on__lte=today, due_on__gte=today))
    if not days:
        return []
    members = members.taking_part(today)
    away = Leave.objects.filter(member__in=members, until_on__gte=today)
    away = list(away.values_list("member_id", "from_on", "until_on"))
    counts = terms_of(members, year)
    return [
        _term_deadline(member_id, day, count)
        for day in days
        for member_id, rows in counts.items()
        for count in rows
        if count.term_id == day.term_id and not count.is_done
        if not any(pk == member_id and a <= day.due_on <= b for pk, a, b in away)
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


def lessons_near(members, year, between):
    """Lessons ahead that one shows or has a place at; two queries."""
    ahead = OpenLesson.objects.posted().filter(year=year, starts_at__gt=timezone.now())
    ahead = ahead.on_days(*between)
    own = [(row.owner_id, row, _("You show: %s")) for row in ahead.filter(owner__in=members)]
    places = Place.objects.taken().filter(observer__in=members, lesson__in=ahead)
    going = [
        (place.observer_id, place.lesson, _("You observe: %s"))
        for place in places.select_related("lesson")
    ]
    return [
        Deadline(
            member_id=member_id,
            kind="lesson",
            key=row.key,
            opens_on=timezone.localdate(row.created_at),
            due_on=timezone.localdate(row.starts_at),
            title=words % lesson_title(row),
            url=row.get_absolute_url(),
        )
        for member_id, row, words in own + going
    ]


def protocols_due(members, year, between):
    """Whoever was at a lesson and has not submitted what they saw (A37); three queries."""
    now = timezone.now()
    written = Observation.objects.filter(
        lesson=OuterRef("lesson"),
        observer=OuterRef("observer"),
        status__in=[*HANDED_OVER, ObservationStatus.DID_NOT_HAPPEN],
    )
    places = Place.objects.taken().filter(~Exists(written), observer__in=members)
    places = places.filter(lesson__year=year, lesson__ends_at__lte=now, lesson__status="posted")
    places = list(places.select_related("lesson"))
    if not places:
        return []
    days = LessonSetting.objects.of(year.school_id).protocol_days
    workdays = workdays_of(year)
    rows = []
    for place in places:
        on = timezone.localdate(place.lesson.starts_at)
        due_on = workdays.add(on, days)
        if between[0] <= due_on <= between[1]:
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


def confirmations_due(members, year, between):
    """Protocols about one's lessons to confirm before time does; one query."""
    rows = Observation.objects.waiting_for_owner().filter(owner__in=members, year=year)
    rows = rows.filter(confirms_on__range=between).select_related("lesson")
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


def invitations_due(members, year, between):
    """Invitations to answer; the last day is the one before they expire; one query."""
    rows = Place.objects.filter(status=PlaceStatus.INVITED, observer__in=members)
    rows = rows.filter(lesson__year=year, lesson__status="posted", expires_at__gt=timezone.now())
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
    return [row for row in found if between[0] <= row.due_on <= between[1]]


def requests_due(members, year, between):
    """Requests to answer; one query."""
    rows = LessonRequest.objects.open().filter(asked__in=members, year=year)
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
        for row in rows.filter(expires_on__range=between).select_related("asker")
    ]


def shown_events(member, year, between):
    """One's own lessons; one query."""
    rows = OpenLesson.objects.posted().filter(owner=member, year=year).on_days(*between)
    return [_event(member, row, _("You show: %s")) for row in rows]


def observed_events(member, year, between):
    """Lessons one has a place at; one query."""
    rows = OpenLesson.objects.posted().filter(year=year).on_days(*between)
    places = Place.objects.taken().filter(observer=member, lesson__in=rows)
    return [
        _event(member, place.lesson, _("You observe: %s"))
        for place in places.select_related("lesson")
    ]


def _event(member, lesson, words):
    return Event(
        member_id=member.pk,
        kind="lesson",
        key=lesson.key,
        at=lesson.starts_at,
        title=words % lesson_title(lesson),
        url=lesson.get_absolute_url(),
    )
