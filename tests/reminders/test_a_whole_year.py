"""A school year of one school, day by day, against a table written by hand.

The calendar is the one a new year is proposed with: closed 26–30 October, 21 December –
1 January, 15–19 February, 30 March – 2 April and from 1 July to 24 August; 2 November,
29 March and 24 June are public holidays; half-years end on 31 January and 15 June.
"""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from goals.enums import GoalStatus
from people.models import Leave
from post import services as post
from post.enums import LetterState
from post.models import Letter
from reminders.models import Due
from reminders.services import send_digests, sweep, take_back
from tests import factories as make
from tests.observations.factories import make_lesson, make_place
from years.services import open_year, propose_year

#: Two rounds a day, and the edges of the hours in which anything may be said.
ROUNDS = [time(6, 59), time(8, 30), time(17), time(19)]
MORNING, AFTERNOON = time(8), time(16)

REFLECTIONS = {
    "September": "09-23 09-29 10-02",
    "October": "10-16 10-22 11-04",  # due on the 23rd, before the holidays
    "November": "11-23 11-27 12-02",
    "December": "12-11 12-17 01-05",
    "January": "01-22 01-28 02-02",
    "February": "02-12 02-25 03-02",  # five working days before is before the holidays
    "March": "03-19 03-25 04-06",  # due before Easter; summer time begins between
    "April": "04-23 04-29 05-04",
    "May": "05-24 05-28 06-02",
    "June": "06-22 06-29 08-26",  # 24 June is a holiday, July and most of August are closed
}
GOAL = "09-23 09-29 10-02"
#: six and four weeks before 29 January fall together, on the last day before the holidays
TERMS = "12-18 01-15 05-04 05-18 06-01"


def months(*but):
    return " ".join(days for month, days in REFLECTIONS.items() if month not in but)


#: Who gets what, on which day; lessons at 16:00, the rest at 8:00.
TABLE = {
    "Ona": {  # does nothing but November's reflection, on the 25th
        "reflection": months("November") + " 11-23",
        "goal": GOAL,
        "two_plus_two": TERMS,
        "lesson": "10-23 11-13",  # before the Tuesday after the holidays, and before a Monday
    },
    "Jonas": {  # everything submitted early, an agreed goal, exempt from the 2+2
        "self_mid": "01-22 01-28 02-02",
        "self_end": "05-24 05-28 06-02",
        "lesson": "10-23 11-13",
        "protocol": "11-10 11-23",  # two working days after the three
    },
    "Rasa": {  # away 12 October – 13 November
        "reflection": months("October"),
        "goal": GOAL,
        "two_plus_two": TERMS,
    },
    "Petras": {  # began on 9 November: the goal is due twenty working days later
        "reflection": months("September", "October"),
        "goal": "11-30 12-04 12-09",
        "two_plus_two": TERMS,
    },
    "Asta": {  # left on 10 February
        "reflection": months("February", "March", "April", "May", "June"),
        "goal": GOAL,
        "two_plus_two": "12-18 01-15",
    },
    "Kazys": {"feedback": "10-15"},  # the fifth of the seven working days since 8 October
}


pytestmark = pytest.mark.crawl


@pytest.fixture
def people(db):
    with time_machine.travel(make.at(date(2026, 9, 1), 6), tick=False):
        return staff()


def staff():
    school = make.make_school()
    head = make.make_member(school, "Direktorė", is_administrator=True, takes_part_from=None)
    year = propose_year(school, starts_year=2026, by=head)
    open_year(year, by=head)
    people = {name: make.make_member(school, name) for name in ("Ona", "Jonas", "Rasa")}
    began, left = date(2026, 11, 9), date(2027, 2, 10)
    people["Petras"] = make.make_member(school, "Petras", joined_on=began, takes_part_from=began)
    people["Asta"] = make.make_member(school, "Asta", left_on=left)
    people["Kazys"] = make.make_member(school, "Kazys", takes_part_from=None)
    away = {"from_on": date(2026, 10, 12), "until_on": date(2026, 11, 13)}
    Leave.objects.create(member=people["Rasa"], **away)
    jonas = people["Jonas"]
    make.make_curatorship(people["Kazys"], jonas, year)
    make.make_goal(jonas, year, GoalStatus.AGREED)
    for term in year.terms.all():
        jonas.quotas.create(term=term, need_shown=0, need_observed=0)
    for due in year.due_days.filter(kind="reflection"):
        row = make.make_reflection(jonas, year, due.month, submitted=True)
        if due.month == date(2026, 10, 1):
            make.make_waiting(row, people["Kazys"], since=make.at(date(2026, 10, 8)))
    for day in (date(2026, 11, 3), date(2026, 11, 16)):
        make_place(make_lesson(people["Ona"], year, day), jonas)
    return people


def live_through_the_year(people):
    day = date(2026, 9, 1)
    while day <= date(2027, 8, 31):
        for clock in ROUNDS:
            now = timezone.make_aware(datetime.combine(day, clock))
            with time_machine.travel(now, tick=False):
                take_back()
                sweep()
                send_digests()
                post.sweep()
        if day == date(2026, 11, 25):
            ona = people["Ona"]
            make.make_reflection(ona, ona.school.years.get(), date(2026, 11, 1), submitted=True)
        day += timedelta(days=1)


def told(people):
    names = {member.pk: name for name, member in people.items()}
    found = defaultdict(lambda: defaultdict(list))
    for due in Due.objects.filter(claimed_at__isnull=False).order_by("remind_at"):
        found[names[due.member_id]][due.kind].append(f"{timezone.localtime(due.remind_at):%m-%d}")
    return {
        name: {kind: sorted(days) for kind, days in kinds.items()} for name, kinds in found.items()
    }


def test_everybody_is_told_what_the_table_says_and_nothing_else(people):
    live_through_the_year(people)

    expected = {
        name: {kind: sorted(days.split()) for kind, days in kinds.items()}
        for name, kinds in TABLE.items()
    }
    assert told(people) == expected
    clocks = {
        (due.kind == "lesson", timezone.localtime(due.remind_at).time())
        for due in Due.objects.all()
    }
    assert clocks == {(False, MORNING), (True, AFTERNOON)}  # by summer time and by winter time
    letters = list(Letter.objects.all())
    assert len(letters) == sum(len(days) for kinds in expected.values() for days in kinds.values())
    assert {letter.state for letter in letters} == {LetterState.SENT}
    sent = {timezone.localtime(letter.sent_at) for letter in letters}
    assert {at.time() for at in sent} == {time(8, 30), time(17)}
    assert all(at.weekday() < 5 for at in sent)
