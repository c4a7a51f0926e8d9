"""The register of advisers, mentors and facilitators, kept by the administrator."""

from django.db import transaction
from django.utils.translation import gettext as _

from activity.services import record
from coaching.models import SupportRole
from core.exceptions import RefusedError
from core.once import made_before
from people.models import Member


@transaction.atomic
def give_role(member, kind, *, since_on, by, form_token=None):
    """Write into the register; sent twice it is one line."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    if there := made_before(SupportRole, form_token):
        return there
    if member.school_id != by.school_id or member.has_left():
        raise RefusedError(_("Only somebody who works here can be written in."))
    if SupportRole.objects.filter(member=member, kind=kind, until_on=None).exists():
        raise RefusedError(_("This colleague has this role already."))
    role = SupportRole.objects.create(
        member=member, kind=kind, since_on=since_on, form_token=form_token
    )
    record(by, "support_given", f"support:{role.pk}", tell=[member])
    return role


@transaction.atomic
def end_role(role, *, until_on, by):
    """The line stays, with its last day; work that is under way goes on."""
    row = SupportRole.objects.select_for_update(of=("self",)).get(pk=role.pk)
    if until_on < row.since_on:
        raise RefusedError(_("The last day comes before the first."))
    row.until_on = until_on
    row.save(update_fields=["until_on", "updated_at"])
    record(by, "support_ended", f"support:{row.pk}", tell=[role.member])
    return row
