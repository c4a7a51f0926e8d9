"""Conversations on the pages: in every state, with what two people wrote there."""

from datetime import timedelta

from django.utils import timezone

from coaching.enums import ConversationStatus
from coaching.models import ConversationNotes
from tests.coaching.factories import LATELY, SOON, make_agreement, make_conversation

AGREED, HELD = ConversationStatus.AGREED, ConversationStatus.HELD
SENT = "sent as it is"  # tests.looks.pages


def fill(s):
    """`teacher` and `curator` talk; the numbers go into `s.ids`."""
    c = s.cast
    pair = (c.teacher, c.curator, c.year)
    s.ids["proposal"] = make_conversation(*pair, place="204 kab.").pk
    agreed = make_conversation(*pair, AGREED, place="204 kab.", revision=1)
    agreed.moves.create(
        was_at=SOON - timedelta(days=1), now_at=SOON, word="Posėdis.", by=c.curator
    )
    talk = make_conversation(*pair, HELD, next_on=timezone.localdate(SOON) + timedelta(days=20))
    make_agreement(talk, due_on=timezone.localdate(SOON))
    make_agreement(talk, who="both", text="Perskaitysime skyrių.", done_on=LATELY.date())
    notes = ConversationNotes.objects.create(conversation=talk, text="Apie tylą.", version=2)
    notes.versions.create(number=1, text="Apie.", base_version=0, by=c.curator)
    notes.versions.create(number=2, text="Apie tylą.", base_version=1, by=c.teacher)
    notes.versions.create(text="Apie laiką.", base_version=1, by=c.curator)
    notes.drafts.create(author=c.teacher, text="Dar rašau.", base_version=2)
    met = {"met_at": timezone.now(), "base_version": 2}
    notes.drafts.create(author=c.teacher, text="Kitame lange.", **met)
    talk.private_notes.create(author=c.teacher, text="Sau.", late_text="Kitame lange.")
    declined = make_conversation(*pair, ConversationStatus.DECLINED, word="Sergu.")
    past = make_conversation(c.teacher, c.former_curator, c.year, HELD)
    s.ids |= {"agreed": agreed.pk, "talk": talk.pk, "declined": declined.pk, "past": past.pk}


PAGES = [
    ("teacher", "/coaching/", ""),
    ("teacher", "/coaching/new/", ""),
    ("teacher", "/coaching/new/", SENT),
    ("teacher", "/coaching/{proposal}/", ""),
    ("teacher", "/coaching/{proposal}/other-times/", ""),
    ("teacher", "/coaching/{proposal}/other-times/", SENT),
    ("teacher", "/coaching/{agreed}/", ""),
    ("teacher", "/coaching/{agreed}/move/", ""),
    ("teacher", "/coaching/{agreed}/move/", SENT),
    ("teacher", "/coaching/{talk}/", ""),
    ("teacher", "/coaching/{talk}/print/", ""),
    ("teacher", "/coaching/{talk}/notes/", ""),
    ("teacher", "/coaching/{talk}/notes/conflict/", ""),
    ("teacher", "/coaching/{talk}/notes/history/", ""),
    ("teacher", "/coaching/{talk}/note/both/", ""),
    ("teacher", "/coaching/{declined}/", ""),
    ("curator", "/coaching/", ""),
    ("curator", "/coaching/new/", ""),
    ("curator", "/coaching/{proposal}/", ""),
    ("curator", "/coaching/{talk}/", ""),
    ("curator", "/coaching/{talk}/notes/", ""),
    ("former_curator", "/coaching/", ""),
    ("former_curator", "/coaching/{past}/", ""),
    ("beginner", "/coaching/", ""),
    ("beginner", "/coaching/new/", ""),
]
