"""The administrator's dashboard: that it happens and where it leads, never the words."""

from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def school(request):
    return render(request, "base.html")


@require_GET
def export(request):
    return render(request, "base.html")
