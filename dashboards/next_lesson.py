"""The next thing when it is a lesson: a record to write or confirm, a colleague to answer."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.wording import day as day_words
from dashboards.lesson_words import observed_words, place_of, shown_words
from dashboards.one_thing import NextThing, said_of_due


def _protocol(facts, duty):
    lesson = duty.record
    is_begun = lesson.my_protocol is not None
    return NextThing(
        name="protocol",
        state=_("You observed: %(what)s") % {"what": observed_words(lesson)},
        title=_("Finish the observation record") if is_begun else _("Write what you saw"),
        quote=lesson.focus_question,
        url=duty.url,
        action=_("Continue the record") if is_begun else _("Open it on the board"),
        note=said_of_due(facts, duty),
        about=duty.key,
    )


def _confirm(facts, duty):
    said = _("It confirms itself on %(day)s.")
    return NextThing(
        name="confirmation",
        state=_("You were observed: %(what)s") % {"what": shown_words(duty.record)},
        title=_("Read the observation record and confirm it"),
        text=_("One sentence of your own is enough."),
        url=duty.url,
        action=_("Open the record"),
        note=said % {"day": day_words(duty.due_on)},
        about=duty.key,
    )


def _invitation(facts, duty):
    lesson = duty.record
    return NextThing(
        name="invitation",
        state=_("Invitation: %(what)s") % {"what": observed_words(lesson)},
        title=_("Will you come to observe?"),
        text=f"{day_words(timezone.localdate(lesson.starts_at))} · {place_of(lesson)}",
        quote=lesson.focus_question,
        url=duty.url,
        action=_("Answer the invitation"),
        note=_("Your place is kept until %(day)s.") % {"day": day_words(duty.due_on)},
        about=duty.key,
    )


def _request(facts, duty):
    return NextThing(
        name="lesson_request",
        state=duty.title,
        title=_("Will you let a colleague observe?"),
        text=_("You may name a time or say in a word why not now."),
        url=duty.url,
        action=_("Answer the request"),
        note=said_of_due(facts, duty),
        about=duty.key,
    )


def two_plus_two(term, **due):
    """The running term's lessons are not all there; `due` where its last day is near."""
    if term.left_to_observe:
        title, action = _("Choose whom to observe"), _("Open the board")
        url = reverse("observations:board")
    else:
        title, action = _("Invite colleagues to observe you"), _("Put it on the board")
        url = reverse("observations:post")
    left = _("Left in this term: to show %(shown)s, to observe %(observed)s.")
    return NextThing(
        name="two_plus_two",
        state=_("2+2, %(term)s") % {"term": term.name},
        title=title,
        text=left % {"shown": term.left_to_show, "observed": term.left_to_observe},
        url=url,
        action=action,
        **due,
    )


def _term(facts, duty):
    return two_plus_two(duty.record, note=said_of_due(facts, duty), about=duty.key)


LESSON_MAKERS = {
    "two_plus_two": _term,
    "protocol": _protocol,
    "confirmation": _confirm,
    "invitation": _invitation,
    "lesson_request": _request,
}
