"""A staff file: choose it, mend what is faulty, confirm."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.access import exists_for, require, visible_or_404
from core.exceptions import RefusedError
from office.forms.staff import UploadForm
from office.models import ImportBatch
from office.previews import mended, preview_of
from office.queries import without_account
from office.services.imports import apply_batch, mend_batch, plan_of, store_batch
from office.staff_columns import COLUMNS
from office.views.staff import MANAGE


@require_http_methods(["GET", "HEAD", "POST"])
@exists_for(MANAGE)
def upload(request):
    form = UploadForm(request.POST or None, request.FILES or None, instance=_new(request.member))
    if request.method == "POST" and form.is_valid():
        batch = form.made_before() or store_batch(
            form.sheet,
            name=form.cleaned_data["file"].name,
            token=form.cleaned_data["form_token"],
            by=request.member,
        )
        return redirect("office:import_preview", batch.pk)
    context = {"form": form, "columns": COLUMNS.values()}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "office/import.html", context, status=status)


@require_GET
def preview(request, pk):
    batch = visible_or_404(ImportBatch, request.member, pk=pk)
    return _page(request, batch)


@require_POST
def mend(request, pk):
    """Put the corrected cells in and look again."""
    batch = visible_or_404(ImportBatch, request.member, pk=pk)
    require(request.member, MANAGE)
    cells, left_out = mended(request.POST)
    mend_batch(batch, cells=cells, left_out=left_out, by=request.member)
    return redirect("office:import_preview", pk)


@require_POST
def confirm(request, pk):
    """Write the file, whole; a staff list that has changed meanwhile is shown anew."""
    batch = visible_or_404(ImportBatch, request.member, pk=pk)
    require(request.member, MANAGE)
    try:
        apply_batch(batch, fingerprint=request.POST.get("fingerprint", ""), by=request.member)
    except RefusedError as refusal:
        messages.warning(request, refusal.message)
        return _page(request, batch, status=409)
    return redirect("office:import_preview", pk)


def _page(request, batch, status=200):
    if batch.applied_at is not None:
        waiting = without_account(request.member).count()
        context = {"batch": batch, "without_account": waiting}
        return render(request, "office/import_done.html", context)
    context = {"batch": batch, "preview": preview_of(plan_of(batch))}
    return render(request, "office/import_preview.html", context, status=status)


def _new(member):
    return ImportBatch(school=member.school, by=member)
