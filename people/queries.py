"""Reads about people that other apps ask for by name."""

from people.models import Installation, School, User


def is_demo():
    """True in a database that was filled by the demonstration."""
    return Installation.objects.filter(is_demo=True).exists()


def only_school():
    """The school of an installation that serves one; None when there are none or many."""
    schools = list(School.objects.all()[:2])
    return schools[0] if len(schools) == 1 else None


def has_account(email):
    """True when somebody signs in with this address; for the holder of its letter only."""
    return User.objects.filter(email=email.lower()).exists()
