"""Files beside a goal: handed out to whoever reads its words, and to nobody else."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from core.access import require, visible_or_404
from core.files import serve_private
from core.forms import AttachmentForm
from goals.models import GoalAttachment
from goals.queries import attachments_for_page, for_page
from goals.services import attach, detach
from goals.views.answers import refusals_told
from goals.views.shown import goal_context


@require_POST
@refusals_told
def add(request, pk):
    goal = visible_or_404(for_page(), request.member, pk=pk)
    require(request.member, "goals.attach", goal)
    form = AttachmentForm(request.POST, request.FILES)
    if not form.is_valid():
        context = goal_context(goal, request.member, file_form=form)
        return render(request, "goals/detail.html", context, status=422)
    data = form.cleaned_data
    attach(goal, data["file"], by=request.member, form_token=data["form_token"])
    return redirect(f"{goal.get_absolute_url()}#priedai")


@require_GET
def download(request, pk):
    attachment = visible_or_404(GoalAttachment, request.member, pk=pk)
    return serve_private(attachment.file, filename=attachment.name, mime=attachment.mime)


@require_POST
@refusals_told
def delete(request, pk):
    attachment = visible_or_404(attachments_for_page(), request.member, pk=pk)
    require(request.member, "goals.detach", attachment)
    detach(attachment, by=request.member)
    messages.success(request, _("The file is taken out."))
    return redirect(f"{attachment.goal.get_absolute_url()}#priedai")
