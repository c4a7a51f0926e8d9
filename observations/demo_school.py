"""What a demonstration school has besides lessons: bells, timetables, requests, a part-timer."""

from datetime import time, timedelta

from django.utils import timezone

from observations import demo_words as words
from observations.demo_past import answer_requests
from observations.enums import RequestStatus
from observations.models import BellTime, LessonRequest, Quota, TimetableSlot
from years.models import Term

BELLS = [time(8), time(8, 55), time(9, 50), time(10, 55), time(11, 55), time(12, 50), time(13, 45)]


def make_bells(schools):
    """The same bell times for every school."""
    BellTime.objects.bulk_create(
        [
            BellTime(school=school, number=n, starts_at=at, ends_at=_later(at))
            for school in schools
            for n, at in enumerate(BELLS, start=1)
        ],
        batch_size=1000,
    )


def make_running(members, lessons, year, rng, now):
    """What the running year has besides: requests, somebody's other numbers, timetables."""
    _make_requests(members, lessons, year, now)
    part_timer = members[-1]
    Quota.objects.bulk_create(
        Quota(member=part_timer, term=term, need_shown=1, need_observed=1)
        for term in Term.objects.filter(year=year)
    )
    TimetableSlot.objects.bulk_create(
        [
            TimetableSlot(
                member=member,
                weekday=1 + slot // len(BELLS),
                number=1 + slot % len(BELLS),
                class_name=rng.choice(words.CLASSES),
            )
            for member in members
            for slot in rng.sample(range(5 * len(BELLS)), 16)
        ],
        batch_size=1000,
    )


def _make_requests(members, lessons, year, now):
    """Two that wait for an answer, one declined, one answered with a lesson of the board."""
    today = timezone.localdate(now)
    asked = [(members[0], members[2], RequestStatus.OPEN, "")]
    asked += [(members[1], members[0], RequestStatus.OPEN, "")]
    asked += [(members[2], members[1], RequestStatus.DECLINED, "Šį mėnesį – praktikantės.")]
    shown = next((row for row in lessons if row.starts_at > now and row.is_posted), None)
    if shown and shown.owner != members[3 % len(members)]:
        asked += [(members[3 % len(members)], shown.owner, RequestStatus.ACCEPTED, words.ACCEPTED)]
    requests = LessonRequest.objects.bulk_create(
        LessonRequest(
            year=year,
            asker=asker,
            asked=other,
            status=status,
            words=words.REQUEST_WORDS,
            answer=answer,
            lesson=shown if status == RequestStatus.ACCEPTED else None,
            expires_on=today + timedelta(days=10),
        )
        for asker, other, status, answer in asked
    )
    answer_requests(requests, now)


def _later(at):
    minutes = at.hour * 60 + at.minute + 45
    return time(minutes // 60, minutes % 60)
