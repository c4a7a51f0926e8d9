"""Notes, points, agreements and files of a meeting for tests."""

from core.autosave import Writing
from core.hands import Typed, keep_draft, share_draft
from meetings.models import AgendaPoint, Agreement, MeetingFile, MeetingNotes

FILE = {"name": "planas.pdf", "mime": "application/pdf", "size": 1200}


def make_notes(meeting, text="", by=None):
    """The notes of a meeting; with `text`, made everybody's by `by`."""
    notes, _made = MeetingNotes.objects.get_or_create(meeting=meeting)
    if text:
        write(notes, text, by)
        share_draft(notes, by=by)
        notes.refresh_from_db()
    return notes


def write(notes, text, by, *, base=None, seen=(), page="", seq=1, version=None):
    """A page of `by` sends `text`, begun from what everybody has now unless `base` says."""
    typed = Typed(text, notes.version if base is None else base, tuple(seen))
    return keep_draft(notes, typed, by=by, writing=Writing(version, page, seq))


def make_point(meeting, author, title="Klausimų kėlimas", **fields):
    return AgendaPoint.objects.create(meeting=meeting, author=author, title=title, **fields)


def make_agreement(meeting, made_by, text="Atsinešti po užduotį", **fields):
    return Agreement.objects.create(
        group=meeting.group, meeting=meeting, made_by=made_by, text=text, **fields
    )


def make_file(meeting, by, **fields):
    return MeetingFile.objects.create(
        meeting=meeting, uploaded_by=by, **{"file": "x", **FILE, **fields}
    )
