"""The lists behind the school's figures: one table each, on a page and as a file."""

from django.http import Http404

from dashboards.lists.facts import Goals, Lacking, Reflections, Waiting
from dashboards.lists.practices import Growth, Lessons, Meetings, Visits

LISTS = {
    one.name: one
    for one in (Reflections, Goals, Lacking, Waiting, Lessons, Meetings, Visits, Growth)
}


def list_or_404(name, narrowing):
    """The list of that name for what the address asks."""
    if name not in LISTS:
        raise Http404
    return LISTS[name](narrowing)
