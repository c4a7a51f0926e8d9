"""A real school's first day: its row, its administrator and the administrator's invitation."""

from django.db import transaction
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from core.text import fold
from people.models import Member, School
from people.queries import is_demo
from people.services.invitations import invite_member
from people.services.staff import folded_name


@transaction.atomic
def create_school(name, *, email, first_name, last_name):
    """Make a school with one administrator, who takes no part; the address that lets them in.

    A demonstration stays one: nobody's real school is put beside invented ones.
    """
    if is_demo():
        raise RefusedError(_("This is a demonstration: start a school on another database."))
    if any(fold(school.name) == fold(name) for school in School.objects.all()):
        raise RefusedError(_("There is a school of this name already."))
    school = School.objects.create(name=name)
    member = Member(
        school=school,
        first_name=first_name,
        last_name=last_name,
        email=email.lower(),
        is_administrator=True,
    )
    member.folded_name = folded_name(member)
    member.save()
    return invite_member(member, by=None)
