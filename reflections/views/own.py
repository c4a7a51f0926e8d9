"""What an owner does with one month besides writing: delete, compare, attach."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.access import require, visible_or_404
from core.autosave import Writing, acknowledged, speaks_of
from core.exceptions import OvertakenError, RefusedError
from core.files import serve_private
from core.forms import AttachmentForm
from reflections.content import FIELDS, typed_in
from reflections.models import ReflectionAttachment
from reflections.queries import waiting_copies
from reflections.services import (
    attach,
    begin,
    choose_text,
    delete_draft,
    take_out_attachment,
)
from reflections.views.comparing import merged, pairs_of
from reflections.views.editor import editor, form_of, sheet_or_404

OVERTAKEN = gettext_lazy("The text has changed meanwhile: compare once more.")


@require_POST
def delete(request, month):
    """A draft goes with its files; there is no way back."""
    sheet = sheet_or_404(request, month)
    if sheet.reflection is None:
        raise Http404
    require(request.member, "reflections.change_reflection", sheet.reflection)
    try:
        delete_draft(sheet.reflection, by=request.member)
    except RefusedError as error:
        messages.error(request, error.message)
        return redirect("reflections:edit", month)
    messages.success(request, _("The draft is deleted."))
    return acknowledged(redirect("reflections:list"), sheet.draft_key)


@require_http_methods(["GET", "POST"])
def conflict(request, month):
    """Two texts side by side: either, or both put together by hand; both are stored already."""
    sheet = sheet_or_404(request, month)
    row = sheet.reflection
    copies = waiting_copies(row, request.member) if row else []
    if not copies:
        return redirect("reflections:edit", month)
    there, copy = typed_in(row), _shown(request, copies)
    form = form_of(sheet, request.POST if request.POST.get("act") == "merge" else None)
    if request.method == "POST":
        answer = _choose(request, sheet, form, copy)
        if answer:
            return answer
    context = {
        "sheet": sheet,
        "form": form,
        "copy": copy,
        "pairs": pairs_of(there, copy.content),
        "merged": form if form.is_bound else merged(form, there, copy.content),
    }
    status = 422 if form.is_bound else 200
    return render(request, "reflections/conflict.html", context, status=status)


def _shown(request, copies):
    """The copy that the posted page spoke of, while it waits; else the latest."""
    asked = request.POST.get("copy", "")
    return next((copy for copy in copies if str(copy.pk) == asked), copies[0])


def _choose(request, sheet, form, copy):
    """Either text whole, or the merged one; None when the merged one cannot be kept."""
    require(request.member, "reflections.change_reflection", sheet.reflection)
    act, version = request.POST.get("act"), Writing.of(request.POST).version
    if act == "merge" and not form.is_valid():
        return None
    typed = {"merge": lambda: form.typed, "copy": lambda: whole(copy.content)}.get(act)
    typed = typed() if typed else None
    try:
        if not speaks_of(request, copy):
            raise OvertakenError
        choose_text(sheet.reflection, typed, by=request.member, version=version, copy=copy)
    except OvertakenError:
        if act == "merge":
            form.add_error(None, OVERTAKEN)
            return None
        messages.warning(request, OVERTAKEN)
        return redirect("reflections:conflict", sheet.address)
    messages.success(request, _("Your text is kept."))
    return acknowledged(redirect(_next_page(request, sheet), sheet.address), sheet.draft_key)


def _next_page(request, sheet):
    """The editor, unless a third text waits as well."""
    is_more = waiting_copies(sheet.reflection, request.member)
    return "reflections:conflict" if is_more else "reflections:edit"


def whole(content):
    """A stored content as a form would have brought it."""
    typed = {field: content[field] for field in FIELDS if field != "answers"}
    typed["growth"] = content["growth"].split()
    return typed | {"texts": {one["prompt"]: one["text"] for one in content["answers"]}}


@require_POST
def attachment_add(request, month):
    """One more file; a month not begun is begun by it."""
    sheet = sheet_or_404(request, month)
    form = AttachmentForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            file, token = form.cleaned_data["file"], form.cleaned_data["form_token"]
            attach(_row(request, sheet), file, by=request.member, form_token=token)
            return redirect("reflections:edit", month)
        except RefusedError as error:
            form.add_error("file", error.message)
    return editor(request, sheet, form_of(sheet), status=422, file_form=form)


def _row(request, sheet):
    if sheet.reflection is None:
        require(request.member, "reflections.add_reflection")
        return begin(sheet.place, {}, by=request.member, writing=Writing()).reflection
    require(request.member, "reflections.change_reflection", sheet.reflection)
    return sheet.reflection


@require_GET
def attachment(request, pk):
    """The file itself, for whoever may read the reflection."""
    row = visible_or_404(ReflectionAttachment, request.member, pk=pk)
    return serve_private(row.file, filename=row.name, mime=row.mime)


@require_POST
def attachment_delete(request, pk):
    row = visible_or_404(ReflectionAttachment, request.member, pk=pk)
    require(request.member, "reflections.change_reflection", row.reflection)
    take_out_attachment(row, by=request.member)
    messages.success(request, _("The attachment is taken out."))
    return redirect("reflections:edit", f"{row.reflection.month:%Y-%m}")
