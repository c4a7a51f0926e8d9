"""Pages of years."""

from django.shortcuts import render


def page(request, *args, **kwargs):
    return render(request, "base.html")
