"""Which school year a page speaks of."""

from functools import wraps

from django.shortcuts import render

from years.queries import current_year


class CurrentYear:
    """Set `request.year`: the current year of the member's school, or None. One query."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.year = current_year(request.member.school) if request.member else None
        return self.get_response(request)


def year_required(view):
    """A page that makes no sense before a school year is open says so instead."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.year is None:
            return render(request, "years/no_year.html")
        return view(request, *args, **kwargs)

    return answer
