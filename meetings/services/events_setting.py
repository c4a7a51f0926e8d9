"""What a school sets for its exchange: sections, and whether others may come."""

from django.db import transaction

from activity.services import record
from meetings.models import EventSetting, Section


@transaction.atomic
def set_events(school, *, is_open, by):
    """Whether hosts may open events to other schools; guests who have a seat keep it."""
    row, _is_new = EventSetting.objects.update_or_create(
        school=school, defaults={"is_open": is_open}
    )
    record(by, "event_setting_changed", f"school:{school.pk}")
    return row


@transaction.atomic
def save_section(section, *, by):
    """A new section of a year, or another name of one."""
    section.save()
    record(by, "section_saved", f"section:{section.pk}")
    return section


@transaction.atomic
def carry_sections(year, former, *, by):
    """A year opens with the former one's sections; a leader who left leads no more."""
    if former is None:
        return
    there = set(Section.objects.filter(year=year).values_list("name", flat=True))
    rows = Section.objects.filter(year=former).select_related("leader")
    Section.objects.bulk_create(
        Section(
            year=year,
            name=row.name,
            topic=row.topic,
            leader=row.leader if row.leader and not row.leader.has_left() else None,
        )
        for row in rows
        if row.name not in there
    )
