"""Which membership the signed-in person speaks from."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone

from core.prepared import Prepared
from core.typed import typed_in
from people.models import Member
from people.queries import municipalities_of
from people.querysets import AFTERGLOW

SESSION_KEY = "member_id"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@Prepared
def _memberships(user, left_since: date):
    return (
        Member.objects.open_to(user, left_since).select_related("school").order_by("left_on", "pk")
    )


def member_not_required(view):
    """Mark a view that a signed-in person without any membership may open."""
    view.member_not_required = True
    return view


def open_to_all(view):
    """Mark a view that needs no sign-in at all."""
    return login_not_required(member_not_required(view))


def may_write_after_leaving(view):
    """Mark a POST that somebody who left may still send (export, switch, sign out)."""
    view.may_write_after_leaving = True
    return view


class CurrentMember:
    """Set `request.member` and `request.memberships`: one query, the session's choice first."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.member, request.memberships = None, []
        if request.user.is_authenticated:
            left_since = timezone.localdate() - AFTERGLOW
            request.memberships = _memberships.rows(user=request.user.pk, left_since=left_since)
            request.member = self._chosen(request)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated or not _asks_for_member(view):
            return None
        if view.__module__.startswith(("allauth.", "django.contrib.")):
            return None
        if request.member is None:
            return _without_membership(request)
        writes = request.method not in SAFE
        if writes and request.member.has_left() and not _may_write(view):
            context = {"typed": typed_in(request)}
            return render(request, "people/left.html", context, status=403)
        return None

    @staticmethod
    def _chosen(request):
        chosen = request.session.get(SESSION_KEY)
        for member in request.memberships:
            if member.pk == chosen:
                return member
        return request.memberships[0] if request.memberships else None


def _without_membership(request):
    """A municipality's viewer has one page; nobody else without a membership has any."""
    views = municipalities_of(request.user)
    if views and request.method in SAFE and request.path == "/":
        return redirect("dashboards:municipality")
    return render(request, "people/no_membership.html", {"views": views}, status=403)


def _asks_for_member(view):
    """What anybody may open without signing in needs no membership either."""
    is_open = not getattr(view, "login_required", True)
    return not (is_open or getattr(view, "member_not_required", False))


def _may_write(view):
    return getattr(view, "may_write_after_leaving", False)
