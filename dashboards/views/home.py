"""Mano APT: what is next, and how the year stands."""

from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def home(request):
    return render(request, "base.html")
