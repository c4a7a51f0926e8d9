"""The staff list and one person's page."""

from django.shortcuts import render


def page(request, *args, **kwargs):
    return render(request, "base.html")
