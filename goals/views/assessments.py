"""Pages of goals."""

from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def edit(request, **kwargs):
    return render(request, "base.html")


@require_GET
def conflict(request, **kwargs):
    return render(request, "base.html")
