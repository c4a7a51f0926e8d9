"""What each page asks of the database: within its budget, and the same in any school.

Every page is opened in a school of five and in one of five thousand; the numbers must not
only fit, they must be equal.
"""

from datetime import date
from functools import partial
from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from activity.models import Entry, Notification
from dialogue.models import Thread
from goals.models import Goal
from groups.models import AptGroup, Curatorship, Membership
from meetings.models import Attendance, Meeting
from observations.models import Observation, OpenLesson, Place
from office.demo import Size, fill
from office.demo_cast import CURATOR, HEAD, TEACHER
from people.models import Installation, Member
from reflections.models import Reflection
from tests import factories as make
from tests.browser import ALL

pytestmark = [pytest.mark.crawl, pytest.mark.urls("apt_portal.bench_urls")]

#: five thousand with `--all`
FEW, MANY = 5, 5_000 if ALL else 500
#: So many come from the demonstration, in every state; the rest are alike.
DEMO = 40
LOOKERS = (TEACHER, CURATOR, HEAD)
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
SHOWN, AHEAD = date(2026, 11, 12), date(2026, 12, 10)
WAITS = make.at(date(2026, 11, 16))
#: Statements that frame a transaction ask nothing.
FRAME = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK")
MONTH = "/reflections/2026-11/"
#: (who, address): the most statements, session and user included
BUDGETS = {
    (TEACHER, "/bench/empty/"): 5,
    (CURATOR, "/bench/empty/"): 5,
    (HEAD, "/bench/empty/"): 5,
    (TEACHER, "/"): 18,
    (CURATOR, "/"): 18,
    (HEAD, "/"): 18,
    (TEACHER, MONTH): 10,
    (TEACHER, "autosave"): 6,
    (CURATOR, "/desk/"): 14,
    (HEAD, "/school/"): 16,
}
#: Pages with lists: no budget of their own, but one number whatever the size.
LISTS = [
    (TEACHER, "/goals/"),
    (TEACHER, "/goals/own/"),
    (TEACHER, "/reflections/"),
    (TEACHER, "/reflections/year/"),
    (TEACHER, "/growth/"),
    (TEACHER, "/inbox/"),
    (TEACHER, "/search/?q=mokini"),
    (HEAD, "/search/?q=a+e&kind=people"),
    (TEACHER, "/lessons/"),
    (TEACHER, "/lessons/?view=week"),
    (TEACHER, "/lessons/new/"),
    (TEACHER, "/lessons/requests/"),
    (TEACHER, "/lessons/timetable/"),
    (TEACHER, "/observations/"),
    (CURATOR, "/desk/teacher/"),
    (CURATOR, "/desk/former/"),
    (HEAD, "/school/lessons/"),
    (HEAD, "/school/lessons/not-visited/"),
    (HEAD, "/school/lessons/export/?format=csv"),
    (HEAD, "/school/visits/"),
    (HEAD, "/school/growth/"),
    (HEAD, "/school/?term=1&category=methodist"),
    (HEAD, "/school/list/reflections/"),
    (HEAD, "/school/list/goals/"),
    (HEAD, "/school/list/lacking/"),
    (HEAD, "/school/list/waiting/"),
    (HEAD, "/school/list/lessons/"),
    (HEAD, "/school/list/meetings/"),
    (HEAD, "/school/list/visits/"),
    (HEAD, "/school/list/growth/"),
    (HEAD, "/people/"),
    (HEAD, "/people/print/"),
    (HEAD, "/people/groups/"),
    (HEAD, "/school/settings/"),
    (HEAD, "/school/settings/years/"),
    (HEAD, "/school/settings/subjects/"),
    (HEAD, "/school/settings/directions/"),
    (HEAD, "/school/settings/prompts/"),
    (HEAD, "/school/settings/mail/"),
    (HEAD, "/school/settings/reminders/"),
    (HEAD, "/school/remind/"),
    (HEAD, "/school/settings/bells/"),
    (HEAD, "/school/settings/protocol/"),
    (HEAD, "/school/settings/quotas/"),
    (HEAD, "/school/export/?format=csv"),
    (HEAD, "/people/export/csv/"),
]


class Staff:
    """The demonstration's first school with `teachers` people, seen by three of them.

    What belongs to those three is levelled, all but its number: one notice or thirty, one
    teacher to accompany or thirty.
    """

    def __init__(self, teachers, rows):
        fill(Size(schools=1, teachers=min(teachers, DEMO), years=1))
        Installation.objects.update(is_demo=False)
        self.member = {who: Member.objects.get(email=who.email) for who in LOOKERS}
        self.year = self.member[TEACHER].goals.get().year
        self._entrust(rows)
        self._crowd(teachers - min(teachers, DEMO))
        for member in self.member.values():
            self._notify(member, rows)
        self.client = {who: self._sign_in(member) for who, member in self.member.items()}

    def _entrust(self, rows):
        """The curator accompanies exactly `rows` teachers, the known one among them."""
        curator, first = self.member[CURATOR], self.member[TEACHER]
        of_year = Curatorship.objects.filter(year=self.year)
        others = of_year.exclude(member__in=[curator, first]).order_by("member_id")
        own = [first.pk, *others.values_list("member_id", flat=True)[: rows - 1]]
        of_year.filter(curator=curator).exclude(member__in=own).delete()
        of_year.filter(member__in=own).update(curator=curator)
        Thread.objects.filter(curator=curator).exclude(teacher__in=own).update(
            curator=self.member[HEAD], waiting_since=None, waiting_due_on=None
        )
        Thread.objects.filter(teacher__in=own).update(
            curator=curator, answered_at=None, waiting_since=WAITS, waiting_due_on=WAITS.date()
        )

    def _crowd(self, number):
        """Many more colleagues: each with a curator, a goal, a month that waits, lessons shown
        and to come, and a group that has met."""
        school = self.year.school
        colleagues = Member.objects.bulk_create(
            Member(
                school=school,
                first_name="Ona",
                last_name=f"Pavardė{n}",
                email=f"o{n}@mokykla.lt",
                joined_on=self.year.starts_on,
                takes_part_from=self.year.starts_on,
            )
            for n in range(number)
        )
        both = {"year": self.year, "audience": "school", "submitted_at": WAITS}
        goals = [
            Goal(owner=one, status="submitted", sentence="Noriu", criteria="Matau", **both)
            for one in colleagues
        ]
        months = [
            Reflection(owner=one, status="submitted", month=OCTOBER, next_step="Rašysiu", **both)
            for one in colleagues
        ]
        Goal.objects.bulk_create(goals)
        Reflection.objects.bulk_create(months)
        since = {"from_on": self.year.starts_on, "year": self.year}
        Curatorship.objects.bulk_create(
            Curatorship(member=one, curator=curator, **since)
            for one, curator in pairwise(colleagues)
        )
        waits = {"year": self.year, "waiting_since": WAITS, "waiting_due_on": WAITS.date()}
        Thread.objects.bulk_create(
            Thread(subject=f"goal:{goal.pk}", teacher=goal.owner, curator=curator, **waits)
            for goal, curator in zip(goals, colleagues[1:], strict=False)
        )
        self._open_lessons(colleagues)
        self._meet(colleagues)

    def _open_lessons(self, colleagues):
        """One that the next colleague saw, and one to come that they have taken a place in."""
        lessons = OpenLesson.objects.bulk_create(
            OpenLesson(
                owner=one,
                year=self.year,
                starts_at=make.at(day, 10),
                ends_at=make.at(day, 11),
                class_name="8a",
                focus_question="Ką daro mokiniai?",
            )
            for day in (SHOWN, AHEAD)
            for one in colleagues
        )
        observers = [*colleagues[1:], *colleagues[:1]]
        taken = list(zip(lessons, observers * 2, strict=True))
        Place.objects.bulk_create(
            Place(lesson=lesson, observer=one, status="taken") for lesson, one in taken
        )
        times = {"submitted_at": WAITS, "confirmed_at": WAITS}
        times |= {"waits_since": WAITS.date(), "confirms_on": WAITS.date()}
        Observation.objects.bulk_create(
            Observation(
                lesson=lesson,
                owner=lesson.owner,
                observer=one,
                year=self.year,
                status="confirmed",
                **times,
            )
            for lesson, one in taken[: len(colleagues)]
        )

    def _meet(self, colleagues):
        """Groups of five, each with a meeting held and everybody there."""
        groups = AptGroup.objects.bulk_create(
            AptGroup(year=self.year, name=f"Daug {n}", facilitator=colleagues[n])
            for n in range(0, len(colleagues), 5)
        )
        member_of = [(groups[n // 5], one) for n, one in enumerate(colleagues)]
        since = {"from_on": self.year.starts_on, "year": self.year, "kind": "apt"}
        Membership.objects.bulk_create(
            Membership(group=group, member=one, **since) for group, one in member_of
        )
        times = {"starts_at": make.at(SHOWN, 15), "ends_at": make.at(SHOWN, 16)}
        held = {"status": "held", "held_at": make.at(SHOWN, 16), **times}
        meetings = Meeting.objects.bulk_create(
            Meeting(group=group, year=self.year, led_by=group.facilitator, **held)
            for group in groups
        )
        Attendance.objects.bulk_create(
            Attendance(meeting=meetings[n // 5], member=one, presence="present")
            for n, one in enumerate(colleagues)
        )

    def _notify(self, member, rows):
        entries = Entry.objects.bulk_create(
            Entry(
                school=member.school,
                actor=self.member[CURATOR],
                verb="curator_answered",
                subject=subject,
            )
            for subject in Thread.objects.order_by("pk").values_list("subject", flat=True)[:rows]
        )
        Notification.objects.bulk_create(Notification(entry=e, member=member) for e in entries)

    def _sign_in(self, member):
        client = Client()
        client.force_login(member.user)
        return client

    def ask(self, who, path):
        """How many statements the answer took."""
        ask = self.client[who].get
        if path == "autosave":
            path, ask = f"{MONTH}save/", self._autosave()
        path = path.replace("/desk/teacher/", f"/desk/{self.member[TEACHER].pk}/")
        path = path.replace("/goals/own/", f"/goals/{self.member[TEACHER].goals.get().pk}/")
        with CaptureQueriesContext(connection) as asked:
            response = ask(path)
        assert response.status_code == 200, path
        return sum(not query["sql"].startswith(FRAME) for query in asked)

    def _autosave(self):
        """A function that posts the running month as a page does while somebody types."""
        kept = Reflection.objects.get(owner=self.member[TEACHER], month=NOVEMBER)
        fields = {"mattered": "Klausia", "version": kept.version, "editor": "e", "seq": 9}
        return partial(self.client[TEACHER].post, data=fields, headers={"X-Autosave": "1"})


def look_at(teachers, rows):
    """{"who address": statements} of every page, in a school of this size."""
    with transaction.atomic():
        staff = Staff(teachers, rows)
        for who in LOOKERS:
            staff.ask(who, "/")  # what a process learns once is not the page's
        seen = {_name(*page): staff.ask(*page) for page in [*BUDGETS, *LISTS]}
        transaction.set_rollback(True)
    return seen


def _name(who, path):
    return f"{who.email} {path}"


def test_pages_ask_the_same_of_five_people_and_of_five_thousand(db):
    few = look_at(FEW, 1)
    many = look_at(MANY, 30)

    budgets = {_name(*page): most for page, most in BUDGETS.items()}
    assert few == many
    assert {page: many[page] for page, most in budgets.items() if many[page] > most} == {}
