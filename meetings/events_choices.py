"""What the forms of exchange events offer to choose from."""

from people.models import Member


def leaders_of(school):
    """Whoever works here today."""
    return Member.objects.here().filter(school=school).by_name()
