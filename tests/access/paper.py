"""The paper of a group, on the stage: of a meeting to come and of one that was held."""

from django.core.files.base import ContentFile

from meetings.enums import AgreementStatus
from meetings.models import GroupRules
from tests.access.lessons import FILE, PDF
from tests.meetings.papers import make_agreement, make_file, make_notes, make_point, write

TOKEN = "6d1f6d0e-2b9f-4c58-9a55-2f8a1c9f3b10"  # noqa: S105  of a form


def fill(c):
    """After the meetings: points, agreements, files; notes with a second text and drafts."""
    c.point = make_point(c.meeting, c.teacher, position=0)
    make_point(c.meeting, c.groupmate, position=1, reflection=c.reflection)
    c.notes = make_notes(c.meeting, "Pirmas.", c.groupmate)
    write(c.notes, "Mano juodraštis.", c.teacher, page="a", version=0)
    write(c.notes, "Iš kito lango.", c.teacher, page="b", version=0)
    c.agreement = make_agreement(c.met, c.groupmate, owner=c.teacher)
    c.finished = make_agreement(c.met, c.groupmate, owner=c.teacher, status=AgreementStatus.DONE)
    c.paper_file = make_file(
        c.meeting, c.teacher, file=ContentFile(PDF, name="planas.pdf"), **FILE
    )
    GroupRules.objects.create(group=c.group, text="Lieka čia.", version=1)
    theirs = make_notes(c.other_meeting, "Svetimi.", c.stranger)
    write(theirs, "Svetimas juodraštis.", c.stranger)
    make_point(c.other_meeting, c.stranger)
    make_agreement(c.other_meeting, c.stranger)
    make_file(c.other_meeting, c.stranger)
    GroupRules.objects.create(group=c.other_group, text="Svetimos.", version=1)


#: What a group keeps together, read by its members of that year and by no one else.
WORDS = ["point", "pointtext", "notes", "second", "was", "agreed", "droppedwhy", "rules", "file"]
#: What one of them is still writing.
OWN_WORDS = ["notesdraft", "notesmet"]


def plant_paper(c, meeting):
    """Words of the group in every text of its paper; one member's drafts in between."""
    w = "zzgroup"
    make_point(meeting, c.groupmate, title=f"{w}point", text=f"{w}pointtext")
    notes = make_notes(meeting, f"{w}was", c.groupmate)
    make_notes(meeting, f"{w}notes", c.groupmate)
    notes.refresh_from_db()
    notes.versions.create(text=f"{w}second", base_version=1, by=c.facilitator)
    write(notes, "zzgroupnotesdraft", c.teacher, page="a", version=0)
    write(notes, "zzgroupnotesmet", c.teacher, page="b", version=0)
    make_agreement(meeting, c.groupmate, f"{w}agreed")
    make_agreement(
        meeting,
        c.groupmate,
        "x",
        status=AgreementStatus.DROPPED,
        dropped_why=f"{w}droppedwhy",
    )
    GroupRules.objects.filter(group=c.group).update(text=f"{w}rules")
    make_file(meeting, c.groupmate, name=f"{w}file.pdf")


#: address → the rows that its path names
WHERE = {
    **dict.fromkeys(
        [
            f"meetings:{name}"
            for name in (
                "notes",
                "notes_save",
                "notes_conflict",
                "notes_drop",
                "notes_history",
                "point_add",
                "agreement_add",
                "file_add",
                "print",
            )
        ],
        "meeting",
    ),
    "meetings:own_rules": "group",
    **dict.fromkeys(["meetings:point", "meetings:point_delete", "meetings:point_move"], "point"),
    **dict.fromkeys(["meetings:agreement_done", "meetings:agreement_drop"], "agreement"),
    "meetings:agreement_reopen": "finished",
    **dict.fromkeys(["meetings:file", "meetings:file_delete"], "paper_file"),
}
TYPED = {"text": "Sutarėme dėl tylos.", "version": "0", "base": "1"}
FORMS = {
    "meetings:notes": ("groupmate", TYPED | {"act": "share"}),
    "meetings:notes_save": ("groupmate", TYPED),
    "meetings:notes_conflict": ("teacher", {"act": "merge", "text": "Abu.", "version": "1"}),
    "meetings:notes_drop": ("groupmate", {"version": "0"}),
    "meetings:point_add": (
        "groupmate",
        {"title": "Tyla", "minutes": "10", "text": "Ką girdime?", "form_token": TOKEN},
    ),
    "meetings:point": ("facilitator", {"title": "Tyla", "minutes": "10", "text": "Ką girdime?"}),
    "meetings:point_delete": ("teacher", {}),
    "meetings:point_move": ("teacher", {"to": "down"}),
    "meetings:agreement_add": (
        "groupmate",
        {"text": "Atsinešti", "owner": "=teacher", "due_on": "2026-12-09", "form_token": TOKEN},
    ),
    "meetings:agreement_done": ("facilitator", {"next": "/"}),
    "meetings:agreement_reopen": ("facilitator", {"next": "/"}),
    "meetings:agreement_drop": ("facilitator", {"why": "Nebereikia."}),
    "meetings:own_rules": ("groupmate", {"text": "Pradedame laiku.", "version": "1"}),
    "meetings:file_add": ("groupmate", {"file": "FILE"}),
    "meetings:file_delete": ("teacher", {}),
}

GET, POST = "GET", "POST"
READ = "200 teacher GROUP"
WRITE = "302 teacher GROUP"
CLOSED = "403 teacher GROUP"
TABLE = [
    ("meetings:notes", "", GET, READ),
    ("meetings:notes", "closed year", GET, CLOSED),
    ("meetings:notes", "", POST, WRITE),
    ("meetings:notes", "closed year", POST, CLOSED),
    ("meetings:notes_save", "", POST, "302 teacher; 200 GROUP"),
    ("meetings:notes_save", "closed year", POST, CLOSED),
    ("meetings:notes_conflict", "", GET, "200 teacher; 302 GROUP"),
    ("meetings:notes_conflict", "", POST, WRITE),
    ("meetings:notes_drop", "", POST, WRITE),
    ("meetings:notes_drop", "closed year", POST, CLOSED),
    ("meetings:notes_history", "", GET, READ),
    ("meetings:notes_history", "closed year", GET, READ),
    ("meetings:print", "", GET, READ),
    ("meetings:point_add", "", GET, READ),
    ("meetings:point_add", "", POST, WRITE),
    ("meetings:point_add", "closed year", POST, CLOSED),
    ("meetings:point", "", GET, "200 teacher facilitator; 403 groupmate"),
    ("meetings:point", "", POST, "302 teacher facilitator; 403 groupmate"),
    ("meetings:point_delete", "", POST, "302 teacher facilitator; 403 groupmate"),
    ("meetings:point_move", "", POST, "302 teacher facilitator; 403 groupmate"),
    ("meetings:agreement_add", "", GET, READ),
    ("meetings:agreement_add", "", POST, WRITE),
    ("meetings:agreement_add", "closed year", POST, CLOSED),
    ("meetings:agreement_done", "", POST, "302 teacher facilitator; 403 groupmate"),
    ("meetings:agreement_reopen", "", POST, "302 teacher facilitator; 403 groupmate"),
    ("meetings:agreement_drop", "", GET, READ),
    ("meetings:agreement_drop", "", POST, WRITE),
    ("meetings:agreement_drop", "closed year", POST, CLOSED),
    ("meetings:own_rules", "", GET, "200 teacher GROUP; 403 STAFF leaver"),
    ("meetings:own_rules", "", POST, "302 teacher GROUP; 403 STAFF"),
    ("meetings:file_add", "", GET, READ),
    ("meetings:file_add", "", POST, WRITE),
    ("meetings:file", "", GET, READ),
    ("meetings:file", "closed year", GET, READ),
    ("meetings:file_delete", "", POST, "302 teacher; 403 GROUP"),
]
