"""Conversations on the stage: `teacher` and `curator` talk; a row of every kind."""

from datetime import timedelta

from django.utils import timezone

from coaching.enums import ConversationStatus
from coaching.models import ConversationNotes
from tests.coaching.factories import LATELY, make_agreement, make_conversation

AGREED, HELD = ConversationStatus.AGREED, ConversationStatus.HELD


def fill(c):
    """Proposed, agreed, begun and held, with everything two people write there."""
    pair = (c.teacher, c.curator, c.year)
    c.proposal = make_conversation(*pair)
    c.proposed_time = c.proposal.times.first()
    c.agreed = make_conversation(*pair, AGREED)
    begun = {"starts_at": LATELY, "ends_at": LATELY + timedelta(minutes=45)}
    c.begun = make_conversation(*pair, AGREED, **begun)
    c.talk = make_conversation(*pair, HELD, revision=1)
    c.agreement = make_agreement(c.talk)
    c.talk.moves.create(was_at=LATELY, now_at=LATELY, by=c.curator)
    c.talk.private_notes.create(author=c.teacher, text="Sau", late_text="Kitame lange")
    notes = ConversationNotes.objects.create(conversation=c.talk, text="Kartu.", version=1)
    notes.versions.create(number=1, text="Kartu.", base_version=0, by=c.curator)
    notes.drafts.create(author=c.teacher, text="Dar rašau.", base_version=1)
    met = {"met_at": timezone.now(), "base_version": 1}
    notes.drafts.create(author=c.teacher, text="Kitame lange.", **met)
    make_conversation(c.stranger, c.both_schools_there, c.other_year, HELD)


#: What is planted in a conversation: read by the two, by each alone.
OF_TWO = ["wished", "said", "movedword", "agreedon", "talknotes", "talkversion"]
OWNERS = ["ownersnote", "ownerslate", "ownersdraft"]
CURATORS = ["talknote", "talkdraft"]


def plant(c, kind, owner):
    """A conversation of `owner` and the curator with words everywhere."""
    w = f"zz{kind}"
    row = make_conversation(
        owner, c.curator, c.year, HELD, wish=f"{w}wished", word=f"{w}said", revision=1
    )
    row.moves.create(was_at=LATELY, now_at=LATELY, word=f"{w}movedword", by=owner)
    make_agreement(row, text=f"{w}agreedon")
    notes = ConversationNotes.objects.create(conversation=row, text=f"{w}talknotes", version=1)
    notes.versions.create(number=1, text=f"{w}talkversion", base_version=0, by=owner)
    notes.drafts.create(author=owner, text=f"{w}ownersdraft", base_version=1)
    notes.drafts.create(author=c.curator, text=f"{w}talkdraft", base_version=1)
    late = {"text": f"{w}ownersnote", "late_text": f"{w}ownerslate"}
    row.private_notes.create(author=owner, **late)
    row.private_notes.create(author=c.curator, text=f"{w}talknote")


def pages_of(row):
    """Every page that one conversation has."""
    start = f"/coaching/{row.pk}/"
    ends = ("", "print/", "notes/", "notes/history/", "notes/conflict/", "note/both/", "move/")
    return [start + end for end in ends]


#: address → the rows that its path names
WHERE = {
    **dict.fromkeys(
        [f"coaching:{name}" for name in ("agree", "decline", "other_times")], "proposal"
    ),
    **dict.fromkeys([f"coaching:{name}" for name in ("move", "cancel", "wish")], "agreed"),
    "coaching:hold": "begun",
    "coaching:agreement_done": "agreement",
    "coaching:agreement_drop": "agreement",
    **dict.fromkeys(
        [
            f"coaching:{name}"
            for name in (
                *("conversation", "conversation_print", "agreement", "next", "note", "note_both"),
                *("notes", "notes_save", "notes_drop", "notes_conflict", "notes_history"),
            )
        ],
        "talk",
    ),
}
PLAIN = ["coaching:list", "coaching:new"]
TWO = {"day1": "2026-12-03", "begins1": "10:00", "day2": "2026-12-04", "begins2": "11:00"}
TYPED = {"text": "Kalbėjome.", "base": "1", "version": "0", "editor": "a", "seq": "1"}
FORMS = {
    "coaching:new": ("colleague", {**TWO, "partner": "=administrator_curator"}),
    "coaching:agree": ("teacher", {"time": "=proposed_time"}),
    "coaching:decline": ("teacher", {"word": "Sergu."}),
    "coaching:other_times": ("teacher", TWO),
    "coaching:move": ("teacher", {"day": "2026-12-03", "begins": "10:00", "word": "Posėdis."}),
    "coaching:cancel": ("teacher", {"word": "Sergu."}),
    "coaching:hold": ("teacher", {}),
    "coaching:wish": ("teacher", {"wish": "Grupės darbas."}),
    "coaching:agreement": (
        "teacher",
        {"text": "Filmuosiu.", "who": "teacher", "due_on": "2026-12-03"},
    ),
    "coaching:agreement_done": ("teacher", {"done": "1"}),
    "coaching:agreement_drop": ("teacher", {}),
    "coaching:next": ("teacher", {"next_on": "2026-12-17"}),
    "coaching:note": ("curator", {"text": "Sau.", "version": "0", "editor": "a", "seq": "1"}),
    "coaching:note_both": ("teacher", {"text": "Abu.", "version": "0"}),
    "coaching:notes": ("curator", {**TYPED, "act": "save"}),
    "coaching:notes_save": ("curator", TYPED),
    "coaching:notes_drop": ("curator", {"version": "0"}),
    "coaching:notes_conflict": ("teacher", {"act": "there", "version": "0"}),
}

GET, POST = "GET", "POST"
BOTH, TEACHER = "teacher curator", "teacher; 403 curator"
TABLE = [
    ("dashboards:school_conversations", "", GET, "200 BOSSES"),
    ("dashboards:school_conversations_export", "", GET, "200 BOSSES"),
    ("coaching:list", "", GET, "200 MEMBERS"),
    ("coaching:new", "", GET, "200 WRITERS; 403 leaver"),
    # whoever is no pair with that curator has no such choice, or nobody at all
    (
        "coaching:new",
        "",
        POST,
        "302 colleague; 422 curator administrator_curator teacher stranger both_schools_there; "
        "200 WRITERS",
    ),
    ("coaching:conversation", "", GET, f"200 {BOTH}"),
    ("coaching:conversation", "closed year", GET, f"200 {BOTH}"),
    ("coaching:conversation", "no curator", GET, f"200 {BOTH}"),
    ("coaching:conversation_print", "", GET, f"200 {BOTH}"),
    ("coaching:agree", "", POST, f"302 {TEACHER}"),
    ("coaching:decline", "", POST, f"302 {TEACHER}"),
    ("coaching:other_times", "", GET, f"200 {TEACHER}"),
    ("coaching:other_times", "", POST, f"302 {TEACHER}"),
    ("coaching:other_times", "no curator", POST, f"403 {BOTH}"),
    ("coaching:move", "", GET, f"200 {BOTH}"),
    ("coaching:move", "", POST, f"302 {BOTH}"),
    ("coaching:move", "closed year", POST, f"403 {BOTH}"),
    ("coaching:cancel", "", POST, f"302 {BOTH}"),
    ("coaching:hold", "", POST, f"302 {BOTH}"),
    ("coaching:wish", "", POST, f"302 {TEACHER}"),
    ("coaching:agreement", "", POST, f"302 {BOTH}"),
    ("coaching:agreement", "closed year", POST, f"403 {BOTH}"),
    ("coaching:agreement_done", "", POST, f"302 {TEACHER}"),
    ("coaching:agreement_done", "no curator", POST, f"302 {TEACHER}"),
    ("coaching:agreement_drop", "", POST, f"302 {BOTH}"),
    ("coaching:next", "", POST, f"302 {BOTH}"),
    ("coaching:note", "", POST, f"302 {BOTH}"),
    ("coaching:note", "closed year", POST, f"403 {BOTH}"),
    ("coaching:note_both", "", GET, "200 teacher; 302 curator"),
    ("coaching:note_both", "", POST, f"302 {BOTH}"),
    ("coaching:notes", "", GET, f"200 {BOTH}"),
    ("coaching:notes", "", POST, f"302 {BOTH}"),
    ("coaching:notes", "no curator", GET, f"403 {BOTH}"),
    ("coaching:notes_save", "", POST, f"200 {BOTH}"),
    ("coaching:notes_drop", "", POST, f"302 {BOTH}"),
    ("coaching:notes_conflict", "", GET, "200 teacher; 302 curator"),
    ("coaching:notes_conflict", "", POST, f"302 {BOTH}"),
    ("coaching:notes_history", "", GET, f"200 {BOTH}"),
]
