"""What the desk asks of the database, each question written once (core.prepared).

All are about the teachers whom the curator of the slot accompanies on the day of the slot, in
the year of the slot: a list of people has no slot, so each question finds them itself.
"""

from coaching.queries import last_and_next
from core.prepared import Prepared, Slot, day_slot, moment_slot
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


def _taught():
    pairs = Curatorship.objects.now(day_slot())
    return pairs.filter(curator=Slot("curator"), year=Slot("year")).values("member")


def _teachers():
    return taught_since(Slot("curator"), Slot("year"), day_slot()).select_related("subject")


def _due_days():
    return DueDay.objects.filter(year=Slot("year"), kind__in=KINDS)


def _days_off():
    return day_off_rows(_taught(), Slot("year"))


def _terms():
    taught = Member.objects.filter(pk__in=_taught())
    return term_rows(taught, SchoolYear.objects.filter(pk=Slot("year")).values("pk"))


def _reflections():
    return fact_rows(Reflection.objects.filter(owner__in=_taught(), year=Slot("year")))


def _goals():
    return Goal.objects.filter(owner__in=_taught(), year=Slot("year")).facts()


def _talks():
    return last_and_next(Slot("curator"), _taught(), Slot("year"), moment_slot())


TEACHERS = Prepared(_teachers)
DUE_DAYS = Prepared(_due_days)
DAYS_OFF = Prepared(_days_off)
TERMS = Prepared(_terms)
REFLECTIONS = Prepared(_reflections)
GOALS = Prepared(_goals)
TALKS = Prepared(_talks)
