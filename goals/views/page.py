"""Pages of goals."""

from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def mine(request, **kwargs):
    return render(request, "base.html")


@require_GET
def detail(request, **kwargs):
    return render(request, "base.html")
