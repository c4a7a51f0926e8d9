"""What happens in the 2+2, as the inbox says it: the deed and the time, nobody's words (A43)."""

from datetime import date

from django.db.models import Case, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activity.registry import Found, register_subject, register_verb
from core.wording import day
from dialogue.records import register_record
from groups.audience import curated_by
from observations.models import LessonRequest, Observation, ObservationThread, OpenLesson
from observations.words import lesson_title, protocol_title

LESSON = gettext_lazy("Changes on the board")
PLACE = gettext_lazy("Places at what I show")
INVITED = gettext_lazy("Invitations to observe")
REQUEST = gettext_lazy("Requests to observe me")
PROTOCOL = gettext_lazy("An observation record")
CONFIRMED = gettext_lazy("A confirmed observation")

#: name: (label, the sentence's msgid)
TOLD = {
    "lesson_moved": (LESSON, gettext_lazy("%(actor)s changed the time: %(title)s")),
    "lesson_moved_into_another": (
        LESSON,
        gettext_lazy("%(actor)s changed the time; you observe another one then: %(title)s"),
    ),
    "lesson_changed": (LESSON, gettext_lazy("%(actor)s changed on the board: %(title)s")),
    "lesson_cancelled": (LESSON, gettext_lazy("%(actor)s took back: %(title)s")),
    "place_freed": (LESSON, gettext_lazy("A place is free: %(title)s")),
    "place_taken": (PLACE, gettext_lazy("%(actor)s will observe: %(title)s")),
    "place_given_up": (PLACE, gettext_lazy("%(actor)s gave the place up: %(title)s")),
    "invitation_accepted": (PLACE, gettext_lazy("%(actor)s accepted: %(title)s")),
    "invitation_declined": (PLACE, gettext_lazy("%(actor)s declined: %(title)s")),
    "invitation_expired": (PLACE, gettext_lazy("An invitation went unanswered: %(title)s")),
    "observer_absent": (PLACE, gettext_lazy("The observer did not come: %(title)s")),
    "place_offered": (INVITED, gettext_lazy("%(actor)s invites you to observe: %(title)s")),
    "lesson_asked": (REQUEST, gettext_lazy("%(actor)s asks to observe you")),
    "request_accepted": (REQUEST, gettext_lazy("%(actor)s lets you observe, as you asked")),
    "request_declined": (REQUEST, gettext_lazy("%(actor)s cannot be observed now")),
    "request_withdrawn": (REQUEST, gettext_lazy("%(actor)s no longer asks to observe you")),
    "request_expired": (REQUEST, gettext_lazy("Your request to observe went unanswered")),
    "observation_submitted": (PROTOCOL, gettext_lazy("%(actor)s submitted: %(title)s")),
    "observation_discussed": (
        PROTOCOL,
        gettext_lazy("%(actor)s wrote down your conversation: %(title)s"),
    ),
    "observation_amended": (PROTOCOL, gettext_lazy("%(actor)s amended: %(title)s")),
    "observation_reopened": (PROTOCOL, gettext_lazy("%(actor)s opened again: %(title)s")),
    "observation_not_held": (
        PROTOCOL,
        gettext_lazy("%(actor)s says that an observation did not take place: %(title)s"),
    ),
    "observation_confirmed": (CONFIRMED, gettext_lazy("%(actor)s confirmed: %(title)s")),
    "observation_answered": (CONFIRMED, gettext_lazy("%(actor)s answered: %(title)s")),
    "observation_confirmed_by_time": (
        CONFIRMED,
        gettext_lazy("Confirmed automatically after fourteen days: %(title)s"),
    ),
}

#: Kept in the journal, told to nobody.
QUIET = {
    "lesson_posted": (LESSON, gettext_lazy("%(actor)s put on the board: %(title)s")),
    "lesson_deleted": (LESSON, gettext_lazy("%(actor)s deleted something from the board")),
    "observation_audience_changed": (
        PROTOCOL,
        gettext_lazy("%(actor)s changed the readers: %(title)s"),
    ),
    "bells_changed": (LESSON, gettext_lazy("%(actor)s changed the bell times")),
    "protocol_template_changed": (
        PROTOCOL,
        gettext_lazy("%(actor)s changed the questions of the observation record"),
    ),
}


def register():
    """Called once, when the app is ready."""
    for name, (label, words) in TOLD.items():
        register_verb(name, label, _saying(words))
    for name, (label, words) in QUIET.items():
        register_verb(name, label, _saying(words), has_letter=False)
    register_verb("observation_confirms_soon", CONFIRMED, _soon)
    register_subject("lesson", find_lessons)
    register_subject("observation", find_observations)
    register_subject("lesson_request", find_requests)
    register_record("observation", about, link)


def find_lessons(member, ids):
    """{id: Found} of the lessons on the reader's board; one query."""
    rows = OpenLesson.objects.visible_to(member).filter(pk__in=ids)
    return {row.pk: Found(lesson_title(row), row.get_absolute_url()) for row in rows}


def find_observations(member, ids):
    """{id: Found} of the protocols this reader may see now; one query."""
    rows = Observation.objects.visible_to(member).filter(pk__in=ids).select_related("lesson")
    return {row.pk: Found(protocol_title(row), row.get_absolute_url()) for row in rows}


def find_requests(member, ids):
    """{id: Found} of the requests of which this reader is one of the two; one query."""
    rows = LessonRequest.objects.visible_to(member).filter(pk__in=ids)
    title = _("request to observe")
    return {row.pk: Found(title, reverse("observations:requests")) for row in rows}


def about(member, pk):
    """(teacher, year) of a confirmed observation whose teacher, or observer, `member` curates.

    Feedback there is free choice: nothing waits until the teacher replies. One statement.
    """
    is_teachers = Case(When(curated_by(member), then=Value(True)), default=Value(False))
    rows = Observation.objects.confirmed().filter(pk=pk).annotate(is_teachers=is_teachers)
    rows = rows.filter(Q(is_teachers=True) | curated_by(member, owner="observer"))
    row = rows.select_related("owner", "observer", "year").first()
    if row is None:
        return None
    return (row.owner if row.is_teachers else row.observer), row.year


def link(pk, thread):
    if Observation.objects.filter(pk=pk).exists():
        ObservationThread.objects.get_or_create(thread=thread, defaults={"observation_id": pk})


def _saying(words):
    return lambda actor, title, numbers: words % {"actor": actor, "title": title}


def _soon(actor, title, numbers):
    on = day(date.fromisoformat(numbers["confirms_on"]))
    return _("Unless you confirm it, it confirms itself on %(day)s: %(title)s") % {
        "day": on,
        "title": title,
    }
