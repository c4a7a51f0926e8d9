"""What waits in conversations and until when, and which are near: set-based."""

from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.models import Conversation, ConversationAgreement
from coaching.words import with_whom
from reminders.registry import Deadline, Event, register_deadlines, register_events

ANSWER, NEAR, AGREEMENT = "conversation_answer", "conversation", "conversation_agreement"


def register():
    """Called once, when the app is ready."""
    for name, label, rows, offsets in (
        (ANSWER, gettext_lazy("A conversation to answer"), proposals_due, (-1,)),
        (NEAR, gettext_lazy("A conversation tomorrow"), conversations_near, (-1,)),
        (AGREEMENT, gettext_lazy("What you agreed with each other"), agreements_due, (-1,)),
    ):
        register_deadlines(name, label, rows, offsets=offsets)
    register_events("conversations", conversation_events, takes_time=True)


def proposals_due(members, year, between):
    """To be answered before the first of the hours proposed; one query."""
    rows = Conversation.objects.proposed().filter(year=year).with_answerer()
    rows = rows.filter(answerer_id__in=members.values("pk"))
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
    since = max(between[0], timezone.localdate())  # past that day the times have to be others
    return [row for row in found if since <= row.due_on <= between[1]]


def answer_title(proposer):
    return _("Choose a time to talk: %(name)s proposes") % {"name": proposer.name}


def conversations_near(members, year, between):
    """Agreed ones ahead, for both of the two; one query."""
    rows = Conversation.objects.ahead().filter(year=year)
    rows = rows.filter(Q(owner__in=members) | Q(curator__in=members))
    rows = rows.filter(starts_at__date__range=between).select_related("owner", "curator")
    here = set(members.values_list("pk", flat=True)) if rows else set()
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
        for row in rows
        for one in (row.owner, row.curator)
        if one.pk in here
    ]


def agreements_due(members, year, between):
    """What was agreed for a day and is not done; two queries.

    Of a curator who no longer accompanies the teacher nothing is asked.
    """
    rows = ConversationAgreement.objects.open().filter(conversation__year=year)
    rows = rows.filter(due_on__range=between).of(members)
    rows = list(rows.with_pair().select_related("conversation"))
    here = set(members.values_list("pk", flat=True)) if rows else set()
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


def conversation_events(member, year, between):
    """One's own conversations, agreed and held; one query."""
    rows = Conversation.objects.timed().visible_to(member).filter(year=year)
    rows = rows.filter(starts_at__date__range=between).select_related("owner", "curator")
    return [
        Event(
            member_id=member.pk,
            kind="conversation",
            key=row.key,
            at=row.starts_at,
            title=with_whom(row, member),
            url=row.get_absolute_url(),
        )
        for row in rows
    ]
