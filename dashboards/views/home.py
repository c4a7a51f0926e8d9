"""Mano APT: what is next, and how the year stands."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dashboards.home import home_of
from dashboards.set_up import tasks


@require_GET
def home(request):
    """A page for each situation: no year open, somebody who does not take part, a teacher."""
    member, year = request.member, request.year
    context = {"today": timezone.localdate()}
    if member.takes_part() and year:
        context["home"] = home_of(member, year)
        return render(request, "dashboards/home.html", context)
    if member.is_administrator and not member.has_left():
        context["tasks"] = tasks(member.school, year)
        return render(request, "dashboards/home_set_up.html", context)
    if year is None:
        return render(request, "years/no_year.html")
    return render(request, "dashboards/home_aside.html", context)
