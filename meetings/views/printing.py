"""A meeting on A4."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from meetings.meeting_page import meeting_page
from meetings.paper import MeetingPaper


@require_GET
def printed(request, pk):
    page = meeting_page(request.member, pk)
    paper = MeetingPaper(page.meeting, request.member)
    context = {"page": page, "meeting": page.meeting, "paper": paper}
    return render(request, "meetings/print.html", context)
