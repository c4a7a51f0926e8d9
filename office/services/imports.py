"""A staff file on its way in: kept, mended, and applied whole or not at all."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from core.text import fold
from groups.enums import GroupKind
from groups.models import AptGroup
from groups.queries import groups_in
from groups.services import appoint_curators, name_facilitators, place_members
from office.models import ImportBatch
from office.staff_columns import ADMINISTRATOR, COLUMNS, LEADS, TEACHER
from office.staff_plan import make_plan
from office.staff_state import import_year, read_state, takes_part
from people.models import Member, Subject, SubjectArea
from people.services.staff import lock_staff

#: What an import writes into a person's row.
_FIELDS = (
    "first_name",
    "last_name",
    "folded_name",
    "subject",
    "category",
    "category_gained_on",
    "is_administrator",
    "takes_part_from",
    "takes_part_until",
    "updated_at",
)


def store_batch(sheet, *, name, token, by):
    """Keep the rows of a file that was read; the same form sent twice makes one batch."""
    batch = ImportBatch(
        school=by.school,
        by=by,
        name=name[:120],
        rows=sheet.rows,
        unknown=sheet.unknown,
        form_token=token,
    )
    try:
        with transaction.atomic():
            batch.save()
    except IntegrityError:
        return ImportBatch.objects.get(form_token=token)
    return batch


def plan_of(batch):
    """What this file would do to the staff list as it is now."""
    return make_plan(batch.rows, read_state(batch.school, import_year(batch.school)))


@transaction.atomic
def mend_batch(batch, *, cells, left_out, by):
    """Put corrected `cells` ({(row number, column): text}) in; leave some rows out."""
    row = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    for planned in row.rows:
        for column in COLUMNS:
            if (planned["n"], column) in cells:
                planned["cells"][column] = cells[planned["n"], column]
    row.rows = [planned for planned in row.rows if planned["n"] not in left_out]
    row.save(update_fields=["rows", "updated_at"])
    return row


@transaction.atomic
def apply_batch(batch, *, fingerprint, by):
    """Write the whole file, if the staff list is still what the preview was made from."""
    lock_staff(batch.school)
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.applied_at is not None:
        return batch
    plan = plan_of(batch)
    if plan.fingerprint != fingerprint:
        raise RefusedError(
            _("The staff list has changed since you looked. Here is how it would be now.")
        )
    if not plan.can_be_applied:
        raise RefusedError(_("There is nothing to import, or something still needs correcting."))
    members = _write_people(plan, by)
    if plan.state.year is not None:
        _write_year(plan, members, by)
    batch.counts = {
        "new": len(plan.new),
        "changed": len(plan.changed),
        "unchanged": len(plan.unchanged),
    }
    batch.rows, batch.applied_at = [], timezone.now()
    batch.save(update_fields=["rows", "counts", "applied_at", "updated_at"])
    return batch


def _write_people(plan, by):
    """Create and change Members; {address: Member} of everybody the year may ask for."""
    subjects = _write_subjects(plan, by.school)
    members = {m.email.lower(): m for m in Member.objects.filter(school=by.school)}
    changed = []
    for row in plan.changed:
        member = members[row.wanted.email]
        _fill(member, row.wanted, subjects)
        changed.append(member)
    new = []
    for row in plan.new:
        member = Member(school=by.school, email=row.wanted.email)
        _fill(member, row.wanted, subjects)
        new.append(member)
    Member.objects.bulk_update(changed, _FIELDS)
    Member.objects.bulk_create(new)
    members.update({member.email: member for member in new})
    return members


def _fill(member, wanted, subjects):
    today = timezone.localdate()
    member.first_name, member.last_name = wanted.first_name, wanted.last_name
    member.folded_name = fold(member.name)
    member.subject = subjects[wanted.subject] if wanted.subject else None
    if member.category != wanted.category:
        member.category, member.category_gained_on = wanted.category, None
    member.is_administrator = ADMINISTRATOR in wanted.roles
    member.updated_at = timezone.now()
    if (TEACHER in wanted.roles) != takes_part(member):
        _switch_part(member, today, takes=TEACHER in wanted.roles)


def _switch_part(member, today, *, takes):
    if takes:
        member.takes_part_from, member.takes_part_until = today, None
    elif member.takes_part_from >= today:
        member.takes_part_from = member.takes_part_until = None
    else:
        member.takes_part_until = today - timedelta(days=1)


def _write_subjects(plan, school):
    """{name: Subject} of the school with what the file adds; areas as the file says them."""
    areas = {area.name: area for area in SubjectArea.objects.filter(school=school)}
    fresh = [name for name in dict.fromkeys(plan.areas.values()) if name and name not in areas]
    made = SubjectArea.objects.bulk_create(SubjectArea(school=school, name=name) for name in fresh)
    areas.update({area.name: area for area in made})
    subjects = {subject.name: subject for subject in Subject.objects.filter(school=school)}
    moved = [subjects[name] for name, _area in plan.moved_subjects if name in subjects]
    for subject in moved:
        subject.area = areas.get(plan.areas[subject.name])
    Subject.objects.bulk_update(moved, ["area"])
    new = Subject.objects.bulk_create(
        Subject(school=school, name=name, area=areas.get(plan.areas.get(name, "")))
        for name in plan.new_subjects
    )
    return subjects | {subject.name: subject for subject in new}


def _write_year(plan, members, by):
    """Groups, places in them, facilitators and curators of the year."""
    year = plan.state.year
    AptGroup.objects.bulk_create(AptGroup(year=year, name=name) for name in plan.new_groups)
    groups = {
        group.name: group
        for group in groups_in(year).filter(kind=GroupKind.APT).select_related("facilitator")
    }
    rows = plan.new + plan.changed
    newcomers = {members[row.wanted.email].pk for row in plan.new}
    place_members(_pairs(rows, "group", members, groups), year=year, by=by)
    appoint_curators(
        _pairs(rows, "curator", members, members), year=year, by=by, newcomers=newcomers
    )
    leads = [
        (groups[row.wanted.group], members[row.wanted.email])
        for row in rows
        if LEADS in row.wanted.roles
    ]
    name_facilitators([*_led_no_more(rows, groups, leads), *leads], by=by)


def _pairs(rows, column, members, targets):
    """(member, target or None) of the rows that change `column`."""
    return [
        (members[row.wanted.email], targets.get(getattr(row.wanted, column)))
        for row in rows
        if getattr(row.wanted, column) != (getattr(row.was, column) if row.was else "")
    ]


def _led_no_more(rows, groups, leads):
    """(group, None) of the groups whose facilitator gave it up and has no successor."""
    taken = {group.pk for group, _member in leads}
    given_up = [
        groups[row.was.group]
        for row in rows
        if row.was and LEADS in row.was.roles and LEADS not in row.wanted.roles
    ]
    return [(group, None) for group in given_up if group.pk not in taken]
