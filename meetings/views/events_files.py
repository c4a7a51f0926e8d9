"""Materials of an event."""

from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from core.access import visible_or_404
from core.exceptions import RefusedError
from core.files import serve_private
from core.forms import AttachmentForm
from meetings.models import EventAttachment
from meetings.services.events import attach, take_out
from meetings.views.events import asked, page
from meetings.views.events_answers import refusals_told


@require_POST
def add(request, pk):
    event = asked(request, pk, "meetings.give_materials")
    form = AttachmentForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            attach(event, form.cleaned_data["file"], by=request.member)
        except RefusedError as refusal:
            form.add_error("file", refusal.message)
    if form.errors:
        return page(request, pk, status=422, file_form=form)
    return redirect(f"{event.get_absolute_url()}#medziaga")


@require_GET
def read(request, pk):
    found = visible_or_404(EventAttachment, request.member, pk=pk)
    return serve_private(found.file, filename=found.name, mime=found.mime)


@require_POST
@refusals_told
def delete(request, pk):
    found = visible_or_404(EventAttachment, request.member, pk=pk)
    event = asked(request, found.event_id, "meetings.give_materials")
    take_out(found, by=request.member)
    return redirect(f"{event.get_absolute_url()}#medziaga")
