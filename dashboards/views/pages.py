"""Pages that explain: more, help, who sees what, the style guide."""

from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def more(request):
    return render(request, "base.html")


@require_GET
def help_page(request):
    return render(request, "base.html")


@require_GET
def who_sees_what(request):
    return render(request, "base.html")
