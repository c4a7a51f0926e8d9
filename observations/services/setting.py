"""What is set once: the school's days, bell times, questions and numbers, one's own timetable."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from activity.services import record
from core.exceptions import RefusedError
from observations.models import BellTime, LessonSetting, ProtocolTemplate, Quota, TimetableSlot
from people.models import School


@transaction.atomic
def set_days(school, *, notice_days, protocol_days, by):
    """The notice period and when a protocol is due, in working days."""
    row, _is_new = LessonSetting.objects.update_or_create(
        school=school, defaults={"notice_days": notice_days, "protocol_days": protocol_days}
    )
    return row


@transaction.atomic
def set_bells(school, times, *, by):
    """The school's bell times, whole: {number: (starts_at, ends_at)}; posted lessons stay put."""
    School.objects.select_for_update().get(pk=school.pk)
    BellTime.objects.filter(school=school).exclude(number__in=times).delete()
    BellTime.objects.bulk_create(
        [
            BellTime(school=school, number=number, starts_at=first, ends_at=last)
            for number, (first, last) in sorted(times.items())
        ],
        update_conflicts=True,
        unique_fields=["school", "number"],
        update_fields=["starts_at", "ends_at"],
    )
    record(by, "bells_changed", f"school:{school.pk}")


@transaction.atomic
def set_template(school, *, name, questions, scales, by):
    """A new version of the protocol's questions; what was begun keeps the ones it has."""
    School.objects.select_for_update().get(pk=school.pk)
    if not questions:
        raise RefusedError(_("An observation record asks at least one question."))
    rows = ProtocolTemplate.objects.filter(school=school)
    newest = rows.order_by("-version").first()
    if newest and (newest.name, newest.questions, newest.scales) == (name, questions, scales):
        return newest
    version = (rows.aggregate(last=Max("version"))["last"] or 0) + 1
    template = ProtocolTemplate.objects.create(
        school=school, version=version, name=name, questions=questions, scales=scales
    )
    record(by, "protocol_template_changed", f"school:{school.pk}")
    return template


@transaction.atomic
def set_timetable(member, slots, *, by):
    """One's own weekly timetable, whole: {(weekday, number): class name}."""
    TimetableSlot.objects.filter(member=member).delete()
    return TimetableSlot.objects.bulk_create(
        TimetableSlot(member=member, weekday=weekday, number=number, class_name=name)
        for (weekday, number), name in sorted(slots.items())
    )


@transaction.atomic
def set_quota(member, term, *, need_shown, need_observed, by):
    """Other numbers for one member; the term's own numbers again take the row away (A11)."""
    numbers = {"need_shown": need_shown, "need_observed": need_observed}
    if (term.need_shown, term.need_observed) == (need_shown, need_observed):
        Quota.objects.filter(member=member, term=term).delete()
        return None
    return Quota.objects.update_or_create(member=member, term=term, defaults=numbers)[0]
