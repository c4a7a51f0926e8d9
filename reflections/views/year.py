"""My year: its months, its print, and all of it to take home."""

from django.http import FileResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from core.access import visible_or_404
from reflections.months import month_states
from reflections.queries import former_years, of_year
from reflections.takeout import year_in_zip
from years.middleware import year_required
from years.models import SchoolYear


@require_GET
@year_required
def page(request):
    """The months of the current year, and the reflections of former ones."""
    months = month_states([request.member], request.year, own=True)[request.member.pk]
    today = timezone.localdate()
    context = {
        "months": months,
        "open_month": next((m for m in months if m.is_waiting(today)), None),
        "next_month": next((m for m in months if m.opens_on > today), None),
        "submitted": sum(month.is_submitted for month in months),
        "expected": sum(month.is_expected for month in months),
        "former": former_years(request.member, but=request.year),
    }
    return render(request, "reflections/year.html", context)


@require_GET
@year_required
def printed(request):
    """One's own year on paper."""
    year = _year(request)
    context = {"shown_year": year, "reflections": of_year(request.member, year)}
    return render(request, "reflections/print.html", context)


@require_GET
@year_required
def download(request):
    """„Atsisiųsti mano metus“: a page one can read anywhere, and the files."""
    year = _year(request)
    return FileResponse(
        year_in_zip(request.member, year),
        as_attachment=True,
        filename=f"apt-{year.starts_on.year}-{year.ends_on.year}.zip",
        content_type="application/zip",
    )


def _year(request):
    """The year asked for by `?year=`, else the current one."""
    asked = request.GET.get("year")
    return visible_or_404(SchoolYear, request.member, pk=asked) if asked else request.year
