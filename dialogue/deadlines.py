"""What a curator still has to answer, and which answers belong to a teacher's month."""

from collections import defaultdict

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activity.registry import found
from dialogue.models import Thread
from dialogue.queries import answers_of_curators
from reminders.registry import Deadline, Event, register_deadlines, register_events
from reminders.rhythm import Rhythm


def register():
    label, rhythm = gettext_lazy("Feedback"), Rhythm((-2,))
    register_deadlines("feedback", label, feedback_due, rhythm=rhythm, is_queue=True)
    register_events("feedback", feedback_given)


def feedback_due(scope):
    """What waits for the word of the members as curators; one query."""
    waiting = Thread.objects.waiting().filter(
        curator__in=scope.members, year__in=scope.years, waiting_due_on__range=scope.between
    )
    return [
        Deadline(
            member_id=thread.curator_id,
            kind="feedback",
            key=f"thread:{thread.pk}",
            opens_on=timezone.localdate(thread.waiting_since),
            due_on=thread.waiting_due_on,
            title=_("Feedback: %(name)s") % {"name": thread.teacher.name},
            url=reverse("dashboards:desk") + f"?open={thread.pk}",
        )
        for thread in waiting.select_related("teacher")
    ]


def feedback_given(scope):
    """Answers that came from the curator; a query, and one per kind of record and teacher:
    it is asked for one member's month."""
    messages = answers_of_curators().filter(
        thread__teacher__in=scope.members,
        thread__year__in=scope.years,
        sent_at__date__range=scope.between,
    )
    by_teacher = defaultdict(list)
    for message in messages.select_related("thread__teacher", "author"):
        by_teacher[message.thread.teacher].append(message)
    return [
        _answer(teacher, message, known.get(message.thread.subject))
        for teacher, rows in by_teacher.items()
        for known in [found(teacher, {message.thread.subject for message in rows})]
        for message in rows
    ]


def _answer(teacher, message, what):
    return Event(
        member_id=teacher.pk,
        kind="feedback",
        key=f"message:{message.pk}",
        at=message.sent_at,
        title=_answer_title(message, what),
        url=what.url if what else "",
    )


def _answer_title(message, what):
    if what is None:
        return _("%(name)s answered") % {"name": message.author.name}
    return _("%(name)s answered: %(title)s") % {"name": message.author.name, "title": what.title}
