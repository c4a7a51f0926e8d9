"""What a curator still has to answer, and which answers belong to a teacher's month."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activity.registry import found
from dialogue.models import Thread
from dialogue.queries import answers_of_curators
from reminders.registry import Deadline, Event, register_deadlines, register_events


def register():
    register_deadlines("feedback", gettext_lazy("Feedback"), feedback_due, offsets=(-2, 1))
    register_events("feedback", feedback_given)


def feedback_due(members, year, between):
    """What waits for the word of `members` as curators; two queries."""
    waiting = Thread.objects.waiting().filter(
        curator__in=members, year=year, waiting_due_on__range=between
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


def feedback_given(member, year, between):
    """Answers that `member` got from the curator; one query and one per kind of record."""
    messages = answers_of_curators().filter(
        thread__teacher=member, thread__year=year, sent_at__date__range=between
    )
    messages = list(messages.select_related("thread", "author"))
    known = found(member, {message.thread.subject for message in messages})
    return [
        Event(
            member_id=member.pk,
            kind="feedback",
            key=f"message:{message.pk}",
            at=message.sent_at,
            title=_answer_title(message, known.get(message.thread.subject)),
            url=known[message.thread.subject].url if message.thread.subject in known else "",
        )
        for message in messages
    ]


def _answer_title(message, what):
    if what is None:
        return _("%(name)s answered") % {"name": message.author.name}
    return _("%(name)s answered: %(title)s") % {"name": message.author.name, "title": what.title}
