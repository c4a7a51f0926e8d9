"""The one click that stops letters of a kind, without signing in (RFC 8058)."""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse

from people.models import Member

SALT = "activity.stopping"
#: Instead of a kind of notice: the weekly digest.
DIGEST = "digest"


@dataclass(frozen=True)
class Stop:
    """Whose letters of which kind a link stops."""

    member: Member
    kind: str


def stop_url(member, kind):
    """The full address for this member's letters of this kind; it opens nothing else."""
    token = signing.dumps([member.pk, kind], salt=SALT)
    return settings.SITE_URL + reverse("activity:stop", args=[token])


def stop_of(token):
    """What the link stops, or None when it is not one of ours."""
    try:
        pk, kind = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    member = Member.objects.filter(pk=pk, user__isnull=False).select_related("user").first()
    return Stop(member, kind) if member else None
