"""Pages of goals."""

from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def add(request, **kwargs):
    return render(request, "base.html")


@require_GET
def edit(request, **kwargs):
    return render(request, "base.html")


@require_GET
def done(request, **kwargs):
    return render(request, "base.html")


@require_GET
def delete(request, **kwargs):
    return render(request, "base.html")
