"""Conversations on the home page: one to answer, the next one, and what was agreed there."""

from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.deadlines import AGREEMENT, ANSWER, NEAR, answer_title
from coaching.words import with_whom
from core.wording import clock
from dashboards.day_ahead import DayAhead
from dashboards.duty import Duty
from dashboards.one_thing import NextThing, said_of_due


def talk_duties(facts):
    """The same rows as the reminders' sources give; no query."""
    member = facts.member
    found = [
        _answer(row)
        for row in facts.talks
        if row.status == "proposed" and row.proposed_by_id != member.pk and _is_ahead(row, facts)
    ]
    found += [_near(row, member) for row in facts.talks if row.status == "agreed"]
    return found + [_agreed(row) for row in facts.to_do if row.due_on]


def talk_days(facts):
    """The agreed conversations ahead, as dated rows."""
    rows = [row for row in facts.talks if row.status == "agreed"]
    return [_day(row, facts.member) for row in rows]


def _is_ahead(row, facts):
    return row.first_at and timezone.localdate(row.first_at) >= facts.today


def _day(row, member):
    begins = timezone.localtime(row.starts_at)
    detail = " · ".join(filter(None, [clock(begins), row.place]))
    return DayAhead(begins.date(), with_whom(row, member), detail, row.get_absolute_url())


def _answer(row):
    return Duty(
        ANSWER,
        row.key,
        timezone.localdate(row.proposed_at),
        timezone.localdate(row.first_at),
        answer_title(row.proposer),
        row.get_absolute_url(),
        row,
    )


def _near(row, member):
    return Duty(
        NEAR,
        row.key,
        timezone.localdate(row.proposed_at),
        timezone.localdate(row.starts_at),
        with_whom(row, member),
        row.get_absolute_url(),
        row,
    )


def _agreed(row):
    return Duty(
        AGREEMENT,
        f"conversation_agreement:{row.pk}",
        timezone.localdate(row.created_at),
        row.due_on,
        _("Agreed in a conversation"),
        f"{row.conversation.get_absolute_url()}#susitarimai",
        row,
    )


def _answer_thing(facts, duty):
    return NextThing(
        name=ANSWER,
        state=duty.title,
        title=_("When would it suit you to talk?"),
        text=_("Choose one of the times or propose others."),
        url=duty.url,
        action=_("Choose a time"),
        note=said_of_due(facts, duty),
        about=duty.key,
    )


def _agreed_thing(facts, duty):
    return NextThing(
        name=AGREEMENT,
        state=duty.title,
        title=_("Have you done what you agreed?"),
        quote=duty.record.text,
        url=duty.url,
        action=_("Open the conversation"),
        note=said_of_due(facts, duty),
        about=duty.key,
    )


TALK_MAKERS = {ANSWER: _answer_thing, AGREEMENT: _agreed_thing}
