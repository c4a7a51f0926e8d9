"""A link opened under the wrong membership: is the record shown to another one of mine? (A18)"""

from django.db.models import BigIntegerField

from activity.registry import subjects

#: No row has a larger number; a database refuses to compare with one.
LARGEST = BigIntegerField.MAX_BIGINT


def membership_that_sees(request):
    """Another membership of this person whose record stands at this very address, or None.

    Only addresses that carry an id are looked up, one query per kind of record and membership.
    """
    member = getattr(request, "member", None)
    match = request.resolver_match
    if member is None or match is None or request.method != "GET":
        return None
    numbers = (value for value in match.kwargs.values() if isinstance(value, int))
    ids = {number for number in numbers if number <= LARGEST}
    others = [other for other in request.memberships if other.pk != member.pk]
    if not ids:
        return None
    return next((other for other in others if _sees(other, ids, request.path)), None)


def _sees(member, ids, path):
    return any(what.url == path for kind in subjects for what in kind.find(member, ids).values())
