"""Pages of goals."""

from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def delete(request, **kwargs):
    return render(request, "base.html")


@require_GET
def take_back(request, **kwargs):
    return render(request, "base.html")


@require_GET
def decide(request, **kwargs):
    return render(request, "base.html")


@require_GET
def close(request, **kwargs):
    return render(request, "base.html")


@require_GET
def reopen(request, **kwargs):
    return render(request, "base.html")


@require_GET
def carry(request, **kwargs):
    return render(request, "base.html")


@require_GET
def audience(request, **kwargs):
    return render(request, "base.html")
