"""Addresses in letters: they carry an id, so that the right membership opens them (A18)."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from activity.models import Notification
from activity.registry import Found, register_subject


def register():
    """Called once, when the app is ready."""
    register_subject("notice", find_notices)
    register_subject("membership", find_membership)


def notice_url(notice):
    """The full address that leads to what the notice is about."""
    return settings.SITE_URL + reverse("activity:open", args=[notice.pk or 0])


def own_url(member_id, page):
    """The full address of a page of one's own, under this membership."""
    path = reverse("activity:as_member", args=[member_id])
    return f"{settings.SITE_URL}{path}?{urlencode({'next': page})}"


def find_notices(member, ids):
    own = Notification.objects.visible_to(member).filter(pk__in=ids)
    return {pk: _found("activity:open", pk) for pk in own.values_list("pk", flat=True)}


def find_membership(member, ids):
    return {member.pk: _found("activity:as_member", member.pk)} if member.pk in ids else {}


def _found(name, pk):
    return Found(title="", url=reverse(name, args=[pk]))
