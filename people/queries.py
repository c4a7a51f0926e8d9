"""Reads about people that other apps ask for by name."""

from django.db.models import Q

from core.collation import by_name
from people.invitations import hashed
from people.models import EmailChange, Installation, Municipality, School, User


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


def email_change_by_token(token):
    """(the asked change of this secret in whatever state, which mailbox it was sent to)."""
    secret = hashed(token)
    rows = EmailChange.objects.select_related("user", "asked_by")
    change = rows.filter(Q(old_token_hash=secret) | Q(new_token_hash=secret)).first()
    return (change, change.mailbox_of(secret)) if change else (None, None)


def email_change_of(user):
    """The change of address that waits for this person's mailboxes, or None."""
    changes = EmailChange.objects.open().filter(user=user)
    return changes.select_related("asked_by__school").first()


def email_proposed_by_school(member):
    """What the member's school has proposed and still waits; one's own wish is one's own."""
    if member.user_id is None:
        return None
    changes = EmailChange.objects.open().filter(user=member.user_id)
    proposed = changes.filter(asked_by__school=member.school_id)
    return proposed.exclude(asked_by__user=member.user_id).first()


def municipalities_of(user):
    """The municipalities whose page this person may open, sorted as Lithuanians sort."""
    return list(Municipality.objects.filter(viewers__user=user.pk).order_by(*by_name("name")))


def schools_of(municipality):
    """[(school id, its name)], sorted as Lithuanians sort; a member is never asked for here."""
    schools = municipality.schools.order_by(*by_name("name"), "pk")
    return list(schools.values_list("pk", "name"))
