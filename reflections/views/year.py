"""My year: its months, its print, and all of it to take home."""

from functools import wraps

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


def of_year_asked(view):
    """`view(request, year)` of the year asked for by `?year=`, else of the current one.

    One's own former years are there also while none is open.
    """

    @wraps(view)
    def answer(request):
        asked = request.GET.get("year")
        if not asked:
            return year_required(lambda request: view(request, request.year))(request)
        return view(request, visible_or_404(SchoolYear, request.member, pk=asked))

    return answer


@require_GET
@of_year_asked
def printed(request, year):
    """One's own year on paper."""
    context = {"shown_year": year, "reflections": of_year(request.member, year)}
    return render(request, "reflections/print.html", context)


@require_GET
@of_year_asked
def download(request, year):
    """„Atsisiųsti mano metus“: a page one can read anywhere, and the files."""
    return FileResponse(
        year_in_zip(request.member, year),
        as_attachment=True,
        filename=f"apt-{year.starts_on.year}-{year.ends_on.year}.zip",
        content_type="application/zip",
    )
