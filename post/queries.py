"""Reads of letters that upper apps ask for by name; the post itself knows no person."""

from post.models import Letter


def newest_letters():
    return Letter.objects.order_by("-pk")


def undelivered_letters():
    """What somebody has to settle: refused, or nobody knows whether it went out."""
    return Letter.objects.undelivered().order_by("-pk")


def letters_of_kind(kind, *, address):
    """Letters of one kind to one address, newest first."""
    return Letter.objects.filter(kind=kind, address__iexact=address).order_by("-pk")
