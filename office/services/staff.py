"""The administrator's work with people: what follows for groups and curators, who is told."""

from django.db import transaction
from django.utils.translation import gettext as _

from activity.services import record
from core.exceptions import RefusedError
from core.text import fold
from groups.services import appoint_curators, end_everything, end_nothing, place_members
from people.models import Member, Subject
from people.queries import email_proposed_by_school
from people.services import staff
from people.services.addresses import ask_for_address, withdraw_address
from people.services.invitations import withdraw_invitation


@transaction.atomic
def add_person(member, *, subject_name, by):
    """Put somebody on the staff list; the same form sent twice puts them there once."""
    staff.lock_staff(by.school)
    twin = Member.objects.filter(school=by.school, email__iexact=member.email).first()
    if twin is None:
        member.subject = subject_named(by.school, subject_name)
        return staff.add_member(member, by=by)
    if twin.name != member.name:
        message = _("This e-mail is on the staff list already: %(name)s.")
        raise RefusedError(message % {"name": twin.name})
    return twin


@transaction.atomic
def change_person(member, *, subject_name, by, **changes):
    """Write the administrator's form into one row."""
    staff.lock_staff(by.school)
    others = Member.objects.filter(school=by.school).exclude(pk=member.pk)
    if twin := others.filter(email__iexact=changes["email"]).first():
        message = _("This e-mail is on the staff list already: %(name)s.")
        raise RefusedError(message % {"name": twin.name})
    subject = subject_named(member.school, subject_name)
    return staff.change_member(member, by=by, subject=subject, **changes)


def propose_address(member, *, new, by):
    """Ask both mailboxes of somebody who has joined (A19)."""
    if member.user_id is None or member.user_id == by.user_id:
        raise RefusedError(_("This person's address is not the office's to change."))
    others = Member.objects.filter(school=by.school, email__iexact=new).exclude(pk=member.pk)
    if twin := others.first():
        message = _("This e-mail is on the staff list already: %(name)s.")
        raise RefusedError(message % {"name": twin.name})
    return ask_for_address(member.user, new=new, by=by)


def withdraw_proposal(member, *, by):
    """Take back what the school proposed; a person's own wish is not the school's matter."""
    change = email_proposed_by_school(member)
    if change is not None:
        withdraw_address(change, by=by)


@transaction.atomic
def set_administrator(member, *, is_administrator, by):
    """Give or take the role; the person is told."""
    staff.set_administrator(member, is_administrator=is_administrator, by=by)
    verb = "administrator_named" if is_administrator else "administrator_ended"
    record(by, verb, f"member:{member.pk}", tell=[member])


@transaction.atomic
def end_employment(member, *, on, by):
    """`on` is the last day: places, curatorships and invitations end with it (A34).

    A day that was written down before is moved, and what ended with it moves along.
    """
    staff.lock_staff(member.school)
    before = Member.objects.values_list("left_on", flat=True).get(pk=member.pk)
    staff.leave(member, on=on, by=by)
    if before is not None:
        end_nothing(member, on=before, by=by)
    end_everything(member, on=on, by=by, are_told=before is None)
    withdraw_invitation(member, by=by)
    record(by, "employment_ends", f"member:{member.pk}", tell=[member], numbers=_day(on))


@transaction.atomic
def keep(member, *, by):
    """The last day that was written down has not come, and is not going to."""
    on = member.left_on
    if on is None or member.has_left():
        return
    staff.stay(member, by=by)
    end_nothing(member, on=on, by=by)


@transaction.atomic
def bring_back(member, *, on, by):
    """Open the same membership again, as it was; groups and curators are chosen anew."""
    staff.come_back(member, on=on, by=by)
    record(by, "employment_resumed", f"member:{member.pk}", tell=[member], numbers=_day(on))


def assign_curator(members, *, curator, year, by):
    """Make one curator (or none) accompany those of `members` who take part; how many changed.

    The curator is left out of the curator's own teachers.
    """
    chosen = list(members.taking_part().select_related("school"))
    pairs = [(m, curator) for m in chosen if curator is None or m.pk != curator.pk]
    appoint_curators(pairs, year=year, by=by)
    return len(pairs)


def assign_group(members, *, group, year, on, by):
    """Move `members` to `group` (None: out of their APT groups) from a day; how many."""
    chosen = list(members.here().select_related("school"))
    place_members([(member, group) for member in chosen], year=year, by=by, on=on)
    return len(chosen)


def subject_named(school, name):
    """The school's subject of this name, made when there is none yet."""
    if not name:
        return None
    known = {fold(subject.name): subject for subject in Subject.objects.filter(school=school)}
    found = known.get(fold(name))
    return found or Subject.objects.get_or_create(school=school, name=name)[0]


def _day(day):
    return {"on": day.isoformat()}
