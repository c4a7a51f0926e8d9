"""The empty signed-in page: what the frame alone costs."""

from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def empty(request):
    return render(request, "dashboards/bench_empty.html")
