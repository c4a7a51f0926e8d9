"""What the desk asks of the database, each question written once (core.prepared).

All are about the teachers whom the curator accompanies on that day, in that year: a list of
people has no slot, so each question finds them itself.
"""

from datetime import date, datetime

from coaching.queries import last_and_next
from core.prepared import Prepared
from dashboards.days_off import day_off_rows
from dashboards.silences import taught_since
from goals.models import Goal
from groups.models import Curatorship
from observations.counting import term_rows
from people.models import Member
from reflections.models import Reflection
from reflections.months import fact_rows
from years.models import DueDay, SchoolYear

#: Due days that the desk speaks of.
KINDS = ("goal", "reflection")


@Prepared
def teachers(curator, year, day: date):
    return taught_since(curator, year, day).select_related("subject")


@Prepared
def due_days(year):
    return DueDay.objects.filter(year=year, kind__in=KINDS)


@Prepared
def days_off(curator, year, day: date):
    return day_off_rows(_taught(curator, year, day), year)


@Prepared
def terms(curator, year, day: date):
    taught = Member.objects.filter(pk__in=_taught(curator, year, day))
    return term_rows(taught, SchoolYear.objects.filter(pk=year))


@Prepared
def reflections(curator, year, day: date):
    return fact_rows(Reflection.objects.filter(owner__in=_taught(curator, year, day), year=year))


@Prepared
def goals(curator, year, day: date):
    return Goal.objects.filter(owner__in=_taught(curator, year, day), year=year).facts()


@Prepared
def talks(curator, year, day: date, now: datetime):
    return last_and_next(curator, _taught(curator, year, day), year, now)


def _taught(curator, year, day):
    return Curatorship.objects.now(day).filter(curator=curator, year=year).values("member")
