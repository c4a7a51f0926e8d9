"""One school in the middle of its year: a row of every kind, most of them of `cast.teacher`."""

from datetime import date, timedelta

from django.core.files.base import ContentFile

from activity.services import record
from activity.stopping import stop_url
from dialogue.models import Message, MessageDraft, PrivateNote, Receipt, Thread
from goals.enums import AssessmentStatus, GoalStatus, Moment
from goals.models import (
    AssessmentDraftCopy,
    GoalAmendment,
    GoalAttachment,
    GoalAudienceChange,
    GoalDraftCopy,
    GoalStep,
    SelfAssessment,
)
from groups.enums import Audience
from groups.models import Curatorship, Membership
from office.models import ImportBatch
from people.models import Leave, School, Subject, SubjectArea
from people.services.addresses import ask_for_address
from people.services.invitations import invite_member
from people.services.own import accept_promises
from post.enums import LetterState
from post.models import Letter
from reflections.models import (
    Prompt,
    PromptVersion,
    ReflectionAmendment,
    ReflectionAttachment,
    ReflectionDraftCopy,
)
from reminders.models import CalendarFeed
from tests import factories as make
from tests.access import advising, coaching, exchange, groups, lessons, paper
from tests.access.lessons import FILE, PDF
from years.enums import YearStatus
from years.models import Closure, Direction
from years.services import recount_due

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


def a_file():
    return ContentFile(PDF, name="planas.pdf")


def fill(c):
    """Put the rows on the stage; each stands as an attribute of the cast."""
    _years(c)
    _people(c)
    _goal(c)
    _reflections(c)
    _words(c)
    _of_who_left(c)
    _elsewhere(c)
    lessons.fill(c)
    coaching.fill(c)
    groups.fill(c)
    exchange.fill(c)
    paper.fill(c)
    advising.fill(c)
    School.objects.update(municipality=c.municipality)
    recount_due()
    return c


def _years(c):
    c.planned = make.make_year(c.school, 2027, YearStatus.PLANNED)
    c.closed = make.make_year(c.school, 2025, YearStatus.CLOSED)
    c.term = c.year.terms.get(number=1)
    c.due_day = c.year.due_days.get(kind="reflection", month=OCTOBER)
    days = {"from_on": date(2026, 12, 24), "until_on": date(2026, 12, 31)}
    c.closure = Closure.objects.create(year=c.year, name="Kalėdos", **days)
    c.direction = c.year.directions.get()
    c.spare_direction = Direction.objects.create(
        year=c.year, code="K2", name="Atskira", position=1
    )


def _people(c):
    c.area = SubjectArea.objects.create(school=c.school, name="Kalbos")
    c.subject_row = Subject.objects.create(school=c.school, name="Lietuvių kalba", area=c.area)
    c.newcomer = make.make_member(c.school, "Ieva", user=None, email="ieva@mokykla.lt")
    c.token = invite_member(c.newcomer, by=c.administrator).rstrip("/").split("/")[-1]
    c.stop_token = stop_url(c.teacher, "due_reflection").rstrip("/").split("/")[-1]
    c.calendar_secret = CalendarFeed.objects.create(user=c.teacher.user).secret
    c.email_token = _asked_address(c.groupmate)
    c.away = Leave.objects.get(member=c.on_leave)
    accept_promises(c.teacher, by=c.teacher)
    cells = {"first_name": "Nauja", "last_name": "Naujokė", "email": "nauja@mokykla.lt"}
    c.batch = ImportBatch.objects.create(
        school=c.school, by=c.administrator, name="x.csv", rows=[{"n": 2, "cells": cells}]
    )
    c.letter = Letter.objects.create(
        address="kas@mokykla.lt",
        subject="x",
        text="x",
        message_id="<x@x>",
        kind="test",
        state=LetterState.UNCERTAIN,
    )


def _asked_address(member):
    """The secret of the letter to the present mailbox of somebody who changes the address."""
    ask_for_address(member.user, new="kitur@mokykla.lt", by=member)
    letter = Letter.objects.get(kind="email_confirm", address=member.user.email)
    return letter.text.partition("/email/")[2].partition("/")[0]


def _goal(c):
    c.goal = make.make_goal(c.teacher, c.year, GoalStatus.AGREED, audience=Audience.GROUP)
    c.step = c.goal.steps.get()
    c.done_step = GoalStep.objects.create(
        goal=c.goal, text="Baigta", done_on=make.TODAY, position=2
    )
    c.goal_file = GoalAttachment.objects.create(goal=c.goal, file=a_file(), **FILE)
    GoalAmendment.objects.create(goal=c.goal, field="why", was="a", now="b", by=c.teacher)
    GoalAudienceChange.objects.create(goal=c.goal, was="school", now="group", by=c.teacher)
    content = {"sentence": "Kita", "why": "", "criteria": "", "competence": "", "direction": ""}
    c.goal_copy = GoalDraftCopy.objects.create(goal=c.goal, content=content, base_version=0)
    c.assessment = SelfAssessment.objects.create(
        goal=c.goal,
        moment=Moment.MID,
        status=AssessmentStatus.SUBMITTED,
        closeness=3,
        words="Pusiaukelė.",
        submitted_at=make.at(make.TODAY),
    )
    c.assessment_copy = AssessmentDraftCopy.objects.create(
        assessment=c.assessment, content={"closeness": 2, "words": "Kitaip"}, base_version=0
    )


def _reflections(c):
    c.prompts = PromptVersion.objects.create(school=c.school, from_month=date(2026, 9, 1))
    c.prompt = Prompt.objects.create(version=c.prompts, text="Ką supratau?")
    c.draft = make.make_reflection(c.teacher, c.year, NOVEMBER, next_step="Klausiu.")
    c.reflection = make.make_reflection(
        c.teacher, c.year, OCTOBER, submitted=True, audience=Audience.GROUP
    )
    ReflectionAmendment.objects.create(reflection=c.reflection, field="mattered", by=c.teacher)
    c.reflection_file = ReflectionAttachment.objects.create(
        reflection=c.reflection, file=a_file(), **FILE
    )
    content = {"how_it_went": "", "what_happened": "", "mattered": "Kita", "next_step": "x"}
    content |= {"answers": [], "growth": "", "step_ids": []}
    c.reflection_copy = ReflectionDraftCopy.objects.create(
        reflection=c.draft, content=content, base_version=0
    )


def _words(c):
    """Conversations of the two, the curator's own page, and a notice."""
    c.goal_thread = make.make_waiting(c.goal, c.curator)
    c.assessment_thread = make.make_waiting(c.assessment, c.curator)
    c.thread = make.make_waiting(c.reflection, c.curator)
    c.former_thread = Thread.objects.create(
        subject=c.goal.subject, teacher=c.teacher, curator=c.former_curator, year=c.year
    )
    c.goal.threads.create(thread=c.former_thread)
    for thread in (c.goal_thread, c.assessment_thread, c.thread, c.former_thread):
        Message.objects.create(thread=thread, author=c.teacher, text="Klausimas?")
        c.message = Message.objects.create(thread=thread, author=thread.curator, text="Taip.")
    c.message = c.thread.messages.get(author=c.curator)
    MessageDraft.objects.create(
        thread=c.thread, author=c.curator, text="Pradėta", late_text="Kitame lange"
    )
    PrivateNote.objects.create(
        author=c.curator, about=c.teacher, text="Sau", late_text="Kitame lange"
    )
    entry = record(c.curator, "curator_answered", c.reflection.subject, tell=[c.teacher])
    c.notice = entry.notifications.get(member=c.teacher)


def _of_who_left(c):
    """What the leaver wrote, and the curator who read it until the last day."""
    Curatorship.objects.create(
        year=c.year,
        member=c.leaver,
        curator=c.curator,
        from_on=c.year.starts_on,
        until_on=c.leaver.left_on,
    )
    c.left_goal = make.make_goal(c.leaver, c.year, GoalStatus.AGREED, audience=Audience.CURATOR)
    c.left_reflection = make.make_reflection(c.leaver, c.year, OCTOBER, submitted=True)
    Membership.objects.create(
        group=c.group,
        member=c.leaver,
        year=c.year,
        from_on=c.year.starts_on,
        until_on=c.leaver.left_on,
    )


def _elsewhere(c):
    """The other school has as much to hide."""
    make.make_curatorship(c.both_schools_there, c.stranger, c.other_year)
    c.other_goal = make.make_goal(c.stranger, c.other_year, GoalStatus.AGREED)
    c.other_reflection = make.make_reflection(
        c.stranger, c.other_year, OCTOBER, submitted=True, audience=Audience.SCHOOL
    )
    c.other_thread = make.make_waiting(c.other_goal, c.both_schools_there)
    Receipt.objects.create(thread=c.other_thread, reader=c.stranger)
    c.other_group = make.make_group(c.other_year, c.stranger)
    Leave.objects.create(
        member=c.stranger, from_on=make.TODAY, until_on=make.TODAY + timedelta(days=1)
    )
