"""The school's figures counted slowly, by loops over every row; shares nothing with the page.

`Recount(rows, school, year, day, **filters)` counts one school year as it stands today, or,
with `then`, as it stood at the end of `day` by the steps that were written down.
"""

from collections import defaultdict
from datetime import date, timedelta
from types import SimpleNamespace

from django.utils import timezone

from dialogue.models import Thread
from goals.models import Goal, GoalTransition
from groups.models import Curatorship, Membership
from meetings.models import Attendance, Meeting, MeetingTransition
from observations.models import Observation, ObservationTransition, Quota
from people.models import Leave, Member
from reflections.models import Reflection, ReflectionThread, ReflectionTransition
from years.models import DueDay, Term

STEPS = (GoalTransition, ReflectionTransition, ObservationTransition, MeetingTransition)


def read():
    """Every row of the database that a figure may be made of."""
    steps = defaultdict(list)
    for model in STEPS:
        for step in model.objects.order_by("at", "pk"):
            steps[model, step.record_id].append(step)
    return SimpleNamespace(
        steps=steps,
        members=list(Member.objects.select_related("subject")),
        memberships=list(Membership.objects.select_related("group")),
        curatorships=list(Curatorship.objects.all()),
        goals=list(Goal.objects.all()),
        reflections=list(Reflection.objects.all()),
        answers=list(ReflectionThread.objects.select_related("reflection", "thread")),
        leaves=list(Leave.objects.all()),
        days=list(DueDay.objects.filter(kind="reflection").order_by("month")),
        terms=list(Term.objects.order_by("number")),
        threads=list(Thread.objects.all()),
        observations=list(
            Observation.objects.select_related("lesson", "owner", "observer").order_by("pk")
        ),
        quotas=list(Quota.objects.all()),
        meetings=list(Meeting.objects.select_related("group")),
        attendances=list(Attendance.objects.all()),
    )


def day_of(moment):
    return timezone.localtime(moment).date()


class Recount:
    def __init__(self, rows, school, year, day, *, then=False, term=None, **filters):
        self.rows, self.school, self.year, self.day, self.then = rows, school, year, day, then
        self.term, self.filters = term, filters
        self.people = [one for one in rows.members if self._is_here(one) and self._is_meant(one)]
        self.ids = {one.pk for one in self.people}

    # --- Who -----------------------------------------------------------------------------------
    def _is_here(self, one):
        begins = [one.joined_on, one.takes_part_from]
        ends = [day for day in (one.left_on, one.takes_part_until) if day]
        if one.school_id != self.school.pk or None in begins:
            return False
        return all(day <= self.day for day in begins) and all(day >= self.day for day in ends)

    def _is_meant(self, one):
        wanted = self.filters
        if "group" in wanted and wanted["group"] not in self.groups_of(one):
            return False
        if "curator" in wanted and wanted["curator"] not in self.curators_of(one):
            return False
        if "subject" in wanted and one.subject_id != wanted["subject"]:
            return False
        if "area" in wanted and (one.subject is None or one.subject.area_id != wanted["area"]):
            return False
        return "category" not in wanted or one.category == wanted["category"]

    def _runs(self, row):
        is_over = row.until_on is not None and row.until_on < self.day
        return row.year_id == self.year.pk and row.from_on <= self.day and not is_over

    def groups_of(self, one):
        rows = [row for row in self.rows.memberships if row.member_id == one.pk]
        return [row.group.name for row in rows if self._runs(row) and row.group.kind == "apt"]

    def curators_of(self, one):
        rows = [row for row in self.rows.curatorships if row.member_id == one.pk]
        return [row.curator_id for row in rows if self._runs(row)]

    def _of_year(self, rows):
        return [row for row in rows if row.year_id == self.year.pk]

    # --- States --------------------------------------------------------------------------------
    def _state(self, record, transitions):
        if not self.then:
            return record.status
        steps = self.rows.steps[transitions, record.pk]
        past = [step for step in steps if day_of(step.at) <= self.day]
        return past[-1].to_status if past else None

    def goals(self):
        """{owner id: (state, key of the direction)} of submitted goals."""
        found = {}
        for goal in self._of_year(self.rows.goals):
            state = self._state(goal, GoalTransition)
            if goal.owner_id in self.ids and state not in (None, "draft"):
                key = "other" if goal.is_other_direction else goal.direction_id or "none"
                found[goal.owner_id] = (state, str(key))
        return found

    def by_state(self):
        states = [state for state, _key in self.goals().values()]
        return {state: states.count(state) for state in set(states)}

    def by_direction(self):
        keys = [key for _state, key in self.goals().values()]
        return {key: keys.count(key) for key in set(keys)}

    # --- Reflections ---------------------------------------------------------------------------
    def year_days(self):
        return self._of_year(self.rows.days)

    def days(self):
        return [day for day in self._of_year(self.rows.days) if self._in_term(day.month)]

    def _in_term(self, day):
        return self.term is None or self.term.starts_on <= day <= self.term.ends_on

    def submitted_in(self, month):
        rows = [row for row in self._of_year(self.rows.reflections) if row.month == month]
        return {
            row.owner_id
            for row in rows
            if row.owner_id in self.ids and self._state(row, ReflectionTransition) == "submitted"
        }

    def expected_in(self, day):
        """Whoever is asked to write the month of a DueDay, or did."""
        found = set(self.submitted_in(day.month))
        for one in self.people:
            began = max(one.joined_on, one.takes_part_from)
            ends = [end for end in (one.left_on, one.takes_part_until) if end]
            away = [row for row in self.rows.leaves if row.member_id == one.pk]
            is_away = any(row.from_on <= day.due_on <= row.until_on for row in away)
            is_here = (began.year, began.month) <= (day.month.year, day.month.month)
            if is_here and not is_away and all(end >= day.due_on for end in ends):
                found.add(one.pk)
        return found

    def by_month(self):
        return [
            (day.month, len(self.submitted_in(day.month)), len(self.expected_in(day)))
            for day in self.days()
        ]

    def answered(self):
        """(owner id, month) of reflections that a curator answered in words."""
        return {
            (row.reflection.owner_id, row.reflection.month)
            for row in self.rows.answers
            if row.thread.answered_at
            and row.reflection.owner_id in self.ids
            and row.reflection.year_id == self.year.pk
        }

    # --- Words that are awaited ----------------------------------------------------------------
    def waiting(self):
        """[(teacher id, curator id, days)]."""
        found = []
        for thread in self._of_year(self.rows.threads):
            curators = [
                pk
                for one in self.people
                if one.pk == thread.teacher_id
                for pk in self.curators_of(one)
            ]
            if thread.waiting_since and thread.curator_id in curators:
                days = (self.day - day_of(thread.waiting_since)).days
                found.append((thread.teacher_id, thread.curator_id, days))
        return sorted(found)

    # --- 2+2 -----------------------------------------------------------------------------------
    def confirmed(self):
        rows = self._of_year(self.rows.observations)
        return [row for row in rows if self._state(row, ObservationTransition) == "confirmed"]

    def lessons(self, term):
        """{member id: (shown, to show, observed, to observe)}."""
        rows = [
            row
            for row in self.confirmed()
            if term.starts_on <= day_of(row.lesson.starts_at) <= term.ends_on
        ]
        found = {}
        for one in self.people:
            shown = {row.lesson_id for row in rows if row.owner_id == one.pk}
            observed = [row for row in rows if row.observer_id == one.pk]
            own = [q for q in self.rows.quotas if (q.member_id, q.term_id) == (one.pk, term.pk)]
            quota = next(iter(own), None)
            came_later = max(one.joined_on, one.takes_part_from) > term.ends_on
            need = quota or term
            needs = (need.need_shown, need.need_observed)
            if came_later and not quota:
                needs = (0, 0)
            found[one.pk] = (len(shown), needs[0], len(observed), needs[1])
        return found

    def lessons_done(self, term):
        rows = [row for row in self.lessons(term).values() if row[1] or row[3]]
        return sum(shown >= a and seen >= b for shown, a, seen, b in rows), len(rows)

    def running_term(self):
        if self.term:
            return self.term
        return [t for t in self._of_year(self.rows.terms) if t.starts_on <= self.day][-1]

    def visits(self):
        rows = sorted(self.confirmed(), key=lambda row: (row.lesson.starts_at, row.pk))
        days = [(row, day_of(row.lesson.starts_at)) for row in rows]
        return [
            (row.observer.name, row.owner.name, day)
            for row, day in days
            if {row.observer_id, row.owner_id} <= self.ids and self._in_term(day)
        ]

    # --- Meetings ------------------------------------------------------------------------------
    def meetings(self):
        """{group's name: (held, came, marked)} of the groups meant that have met."""
        found = {}
        for meeting in self._of_year(self.rows.meetings):
            name = meeting.group.name
            if self.filters.get("group", name) != name:
                continue
            if self._state(meeting, MeetingTransition) != "held":
                continue
            if not self._in_term(day_of(meeting.starts_at)):
                continue
            marks = [
                row.presence
                for row in self.rows.attendances
                if row.meeting_id == meeting.pk and row.presence
            ]
            held, came, of = found.get(name, (0, 0, 0))
            found[name] = (held + 1, came + marks.count("present"), of + len(marks))
        return found

    # --- Growth --------------------------------------------------------------------------------
    def growth(self):
        """{code: ticks, or None where too few wrote}; of everybody, whatever the filters."""
        days = self._of_year(self.rows.days)
        past = {day.month: day.due_on for day in days if day.due_on < self.day}
        last = max(past.values(), default=date.max)
        is_over = self.day > self.year.ends_on
        known = [
            row
            for row in self._of_year(self.rows.reflections)
            if row.status == "submitted"
            and row.month in past
            and (is_over or day_of(row.submitted_at) <= last)
        ]
        codes = [
            f"{letter}{n}"
            for letter, most in (("A", 6), ("B", 4), ("C", 4))
            for n in range(1, most + 1)
        ]
        found = {}
        for code in codes:
            ticked = [row for row in known if code in row.growth.split()]
            authors = {row.owner_id for row in ticked}
            found[code] = len(ticked) if len(authors) >= 5 else None
        return found


def a_year_before(day):
    """By counting days back: the same month and number of the year before."""
    back = day - timedelta(days=365)
    while (back.month, back.day) > (day.month, day.day):
        back -= timedelta(days=1)
    return back
