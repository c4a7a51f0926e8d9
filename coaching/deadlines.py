"""What waits in conversations and until when, and which are near: set-based."""

from django.db.models import BooleanField, ExpressionWrapper, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.models import Conversation, ConversationAgreement
from coaching.words import with_whom
from reminders.registry import Deadline, Event, register_deadlines, register_events
from reminders.rhythm import EVE, Rhythm

ANSWER, NEAR, AGREEMENT = "conversation_answer", "conversation", "conversation_agreement"


def register():
    """Called once, when the app is ready."""
    eve = Rhythm((-1,))
    label = gettext_lazy("A conversation to answer")
    register_deadlines(ANSWER, label, proposals_due, rhythm=eve)
    label = gettext_lazy("A conversation is near")
    register_deadlines(NEAR, label, conversations_near, rhythm=EVE, is_event=True)
    label = gettext_lazy("What you agreed with each other")
    register_deadlines(AGREEMENT, label, agreements_due, rhythm=eve)
    register_events("conversations", conversation_events, takes_time=True)


def proposals_due(scope):
    """To be answered before the first of the hours proposed; one query."""
    rows = Conversation.objects.proposed().filter(year__in=scope.years).with_answerer()
    rows = rows.filter(answerer_id__in=scope.members.values("pk"))
    rows = rows.annotate(first_at=Min("times__starts_at")).select_related("owner", "curator")
    found = [
        Deadline(
            member_id=row.answerer_id,
            kind=ANSWER,
            key=row.key,
            opens_on=timezone.localdate(row.proposed_at),
            due_on=timezone.localdate(row.first_at),
            title=answer_title(row.proposer),
            url=row.get_absolute_url(),
        )
        for row in rows
        if row.first_at
    ]
    # past that day the times have to be others
    return [row for row in found if scope.holds(row.due_on) and scope.today <= row.due_on]


def answer_title(proposer):
    return _("Choose a time to talk: %(name)s proposes") % {"name": proposer.name}


def conversations_near(scope):
    """Agreed ones ahead, for both of the two; one query."""
    rows = Conversation.objects.ahead(scope.now).filter(year__in=scope.years)
    return [
        Deadline(
            member_id=one.pk,
            kind=NEAR,
            key=row.key,
            opens_on=timezone.localdate(row.proposed_at),
            due_on=timezone.localdate(row.starts_at),
            title=with_whom(row, one),
            url=row.get_absolute_url(),
        )
        for row, one in _with_each(rows, scope)
    ]


def _with_each(rows, scope):
    """(conversation, member) for each of the two who is asked about."""
    sides = {"owner": Q(owner__in=scope.members), "curator": Q(curator__in=scope.members)}
    is_asked = {
        f"is_{side}_asked": ExpressionWrapper(which, output_field=BooleanField())
        for side, which in sides.items()
    }
    rows = rows.filter(sides["owner"] | sides["curator"], starts_at__date__range=scope.between)
    for row in rows.annotate(**is_asked).select_related("owner", "curator"):
        for side in sides:
            if getattr(row, f"is_{side}_asked"):
                yield row, getattr(row, side)


def agreements_due(scope):
    """What was agreed for a day and is not done; two queries.

    Of a curator who no longer accompanies the teacher nothing is asked.
    """
    rows = ConversationAgreement.objects.open().filter(conversation__year__in=scope.years)
    rows = rows.filter(due_on__range=scope.between).of(scope.members)
    rows = list(rows.with_pair().select_related("conversation"))
    here = set(scope.members.values_list("pk", flat=True)) if rows else set()
    return [
        Deadline(
            member_id=pk,
            kind=AGREEMENT,
            key=f"conversation_agreement:{row.pk}",
            opens_on=timezone.localdate(row.created_at),
            due_on=row.due_on,
            title=_("Agreed in a conversation"),
            url=f"{row.conversation.get_absolute_url()}#susitarimai",
        )
        for row in rows
        for pk in row.doers()
        if pk in here
    ]


def conversation_events(scope):
    """One's own conversations, agreed and held; one query."""
    rows = Conversation.objects.timed().filter(year__in=scope.years)
    return [
        Event(
            member_id=one.pk,
            kind="conversation",
            key=row.key,
            at=row.starts_at,
            title=with_whom(row, one),
            url=row.get_absolute_url(),
            ends_at=row.ends_at,
            place=row.place,
        )
        for row, one in _with_each(rows, scope)
    ]
