"""Files of a meeting."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.access import require, visible_or_404
from core.exceptions import RefusedError
from core.files import serve_private
from core.forms import AttachmentForm
from meetings.meeting_page import meeting_for
from meetings.models import MeetingFile
from meetings.services.files import add_file, take_out_file


@require_http_methods(["GET", "HEAD", "POST"])
def add(request, pk):
    meeting = meeting_for(request.member, pk)
    require(request.member, "meetings.write_in_meeting", meeting)
    form = AttachmentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            add_file(meeting, said["file"], by=request.member, form_token=said["form_token"])
        except RefusedError as refusal:
            form.add_error("file", refusal.message)
        else:
            messages.success(request, _("The file is with the meeting."))
            return redirect(f"{meeting.get_absolute_url()}#failai")
    context = {"meeting": meeting, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "meetings/file.html", context, status=status)


@require_GET
def file(request, pk):
    found = visible_or_404(MeetingFile, request.member, pk=pk)
    return serve_private(found.file, filename=found.name, mime=found.mime)


@require_POST
def delete(request, pk):
    """Whoever brought it takes it back."""
    found = visible_or_404(
        MeetingFile,
        request.member,
        beside=lambda rows: rows.select_related("meeting__group__year", "meeting__year"),
        pk=pk,
    )
    require(request.member, "meetings.take_out_file", found)
    take_out_file(found, by=request.member)
    messages.success(request, _("The file is gone."))
    return redirect(f"{found.meeting.get_absolute_url()}#failai")
