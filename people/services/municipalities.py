"""A municipality, its schools and who may look across them; the operator's matter alone."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from core.text import fold
from people.letters import viewer_letter
from people.models import Municipality, MunicipalityViewer, School, User
from post.services import write_letters


@transaction.atomic
def create_municipality(name):
    """A municipality without schools and viewers; RefusedError when the name is taken."""
    if any(fold(one.name) == fold(name) for one in Municipality.objects.all()):
        raise RefusedError(_("There is a municipality of this name already."))
    return Municipality.objects.create(name=name)


def attach_school(school, municipality):
    """From now on the municipality counts this school; None takes it out of any.

    RefusedError while another one counts it: a school is not moved by a slip of a name.
    """
    rows = School.objects.filter(pk=school.pk)
    if municipality:
        rows = rows.filter(Q(municipality=None) | Q(municipality=municipality))
    if not rows.update(municipality=municipality):
        raise RefusedError(_("Another municipality counts this school; detach it there first."))


@transaction.atomic
def appoint_viewer(municipality, *, email):
    """Let the person with this address look across the municipality's schools; by letter too.

    Returns the address at which a new person chooses a password (it works for as long as that
    of a forgotten password, which is also the way to get another), or None for somebody who
    has an account already. Asked twice it changes nothing.
    """
    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        user = User.objects.create_user(email)
    MunicipalityViewer.objects.get_or_create(user=user, municipality=municipality)
    url = "" if user.has_usable_password() else _first_password_url(user)
    write_letters([viewer_letter(user, municipality, url)])
    return url or None


def dismiss_viewer(municipality, *, email):
    """The person with this address sees the municipality no more; True when they did."""
    rows = MunicipalityViewer.objects.filter(municipality=municipality, user__email=email.lower())
    return bool(rows.delete()[0])


def _first_password_url(user):
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    return get_adapter().get_reset_password_from_key_url(key)
