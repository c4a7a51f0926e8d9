"""The curator's desk and one teacher's year."""

from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def desk(request):
    return render(request, "base.html")


@require_GET
def teacher(request, pk):
    return render(request, "base.html")
