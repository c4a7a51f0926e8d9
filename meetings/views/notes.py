"""The notes of a meeting: read by the group, written by as many hands as it has (A29)."""

from functools import partial

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core import hands_pages
from core.access import require
from core.hands import besides_of, history_of
from meetings.meeting_page import meeting_for
from meetings.paper import MeetingPaper
from meetings.services.notes import notes_to_write, share_notes


def place_of(request, pk):
    """The notes of a meeting, for whoever may write there; GET makes no row."""
    meeting = meeting_for(request.member, pk)
    require(request.member, "meetings.write_in_meeting", meeting)
    if request.method == "POST":
        notes = notes_to_write(meeting)
    else:
        notes = MeetingPaper(meeting, request.member).notes
    notes.meeting = meeting
    names = ("notes", "notes_save", "notes_conflict", "notes_drop")
    urls = [reverse(f"meetings:{name}", args=[pk]) for name in names]
    return hands_pages.Place(
        notes,
        f"meeting-notes:{pk}",
        "meetings/notes.html",
        "meetings/notes_conflict.html",
        *urls,
        back_url=f"{meeting.get_absolute_url()}#uzrasai",
        share=partial(share_notes, notes),
        label=_("Notes of the meeting"),
        button=_("Save to the shared notes"),
        context={"meeting": meeting},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request, pk):
    return hands_pages.edit(request, place_of(request, pk))


@require_POST
def save(request, pk):
    return hands_pages.save(request, place_of(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def conflict(request, pk):
    return hands_pages.conflict(request, place_of(request, pk))


@require_POST
def drop(request, pk):
    return hands_pages.drop(request, place_of(request, pk))


@require_GET
def history(request, pk):
    meeting = meeting_for(request.member, pk)
    notes = MeetingPaper(meeting, request.member).notes
    context = {"meeting": meeting, "changes": history_of(notes), "besides": besides_of(notes)}
    return render(request, "meetings/notes_history.html", context)
