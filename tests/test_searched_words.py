"""Every way in which words are written keeps what is searched true."""

import pytest

from core.autosave import Writing
from core.searching import folded_words
from goals.models import Goal
from goals.services import carrying, progress, steps, text
from meetings.services import agenda, planning
from observations.models import OpenLesson
from observations.services import lessons
from office.demo import Size, fill
from office.services.catalogue import save_subject
from office.services.staff import subject_named
from reflections.models import Reflection
from reflections.queries import place_of
from reflections.services import amending, writing
from reflections.services import progress as reflecting
from tests import factories as make
from tests.meetings.factories import moment
from tests.observations.factories import SOON
from tests.observations.factories import moment as at
from tests.searched import searched_models, untrue

pytestmark = pytest.mark.django_db

TEXT = {"sentence": "Žodis", "why": "Kodėl", "criteria": "Ženklas", "competence": ""}
TEXT |= {"direction": "other"}


def said(row):
    row.refresh_from_db()
    return row.folded


def test_the_demonstration_is_searched_as_it_is_written():
    fill(Size())

    assert untrue() == []
    assert [m.__name__ for m in searched_models() if not m.objects.exclude(folded="")] == []


def test_a_goal_in_every_way_it_is_written(cast):
    by = {"by": cast.teacher}
    goal, _new = progress.create_goal(cast.teacher, year=cast.year, sentence="Pirmas", **by)
    assert said(goal) == " pirmas"

    rows = {"new_0": ("Žingsnis", None)}
    text.save_text(goal, TEXT, writing=Writing(), rows=rows, **by)
    assert said(goal) == " zodis kodel zenklas"
    text.save_text(goal, TEXT, writing=Writing(), rows={"new_0": ("Kitas", None)}, **by)
    assert said(goal.steps.get()) == " kitas"
    progress.submit_goal(Goal.objects.get(), **by)
    progress.return_goal(Goal.objects.get(), by=cast.curator, note="Dar")
    text.save_text(Goal.objects.get(), {**TEXT, "why": "Antra"}, writing=Writing(), **by)
    assert said(goal) == " zodis kodel zenklas"  # what waits is nobody's to find
    progress.submit_goal(Goal.objects.get(), **by)
    assert said(goal) == " zodis antra zenklas"
    progress.agree_goal(Goal.objects.get(), by=cast.curator)
    text.save_text(Goal.objects.get(), {**TEXT, "why": "Trečia"}, writing=Writing(), **by)
    text.amend_goal(Goal.objects.get(), **by)
    assert said(goal) == " zodis trecia zenklas"
    step = steps.add_step(goal, "Dar vienas", **by)
    steps.edit_step(step, text="Kitoks", **by)
    assert said(step) == " kitoks"
    make.make_year(cast.school, 2027)
    carrying.carry_over(Goal.objects.get(), **by)
    assert untrue() == []
    assert {row.folded for row in Goal.objects.all()} == {" zodis trecia zenklas"}


def test_a_reflection_in_every_way_it_is_written(cast):
    by, words = {"by": cast.teacher}, {"mattered": "Žodis", "next_step": "Žingsnis"}
    place = place_of(cast.teacher, make.TODAY.replace(day=1))
    row = writing.begin(place, words, writing=Writing(), **by).reflection
    assert said(row) == " zodis zingsnis"

    writing.save_draft(row, {"mattered": "Kitas"}, writing=Writing(1, "a", 1), **by)
    assert said(row) == " kitas zingsnis"
    kept = writing.save_draft(row, {"mattered": "Trečias"}, writing=Writing(1, "b", 1), **by)
    row.refresh_from_db()
    writing.choose_text(row, {"mattered": "Trečias"}, version=row.version, copy=kept.copy, **by)
    assert said(row) == " trecias zingsnis"
    reflecting.submit_reflection(row, **by)
    row.refresh_from_db()
    writing.save_draft(row, {"mattered": "Ketvirtas"}, writing=Writing(), **by)
    assert said(row) == " trecias zingsnis"  # what waits is nobody's to find
    reflecting.take_back(row, **by)
    assert said(row) == " ketvirtas zingsnis"
    reflecting.submit_reflection(row, **by)
    row.refresh_from_db()
    writing.save_draft(row, {"mattered": "Penktas"}, writing=Writing(), **by)
    amending.submit_amendment(row, **by)
    assert said(row) == " penktas zingsnis"
    assert untrue() == []


def test_answers_to_the_schools_questions_are_searched_and_the_questions_are_not(cast):
    answers = [{"prompt": 1, "question": "Ką supratau?", "help": "", "text": "Labai daug"}]
    make.make_reflection(cast.teacher, cast.year, mattered="", answers=answers)

    assert Reflection.objects.get().folded == folded_words("Labai daug")
    assert untrue() == []


def test_a_lesson_a_meeting_and_a_subject_in_every_way_they_are_written(cast):
    by = {"by": cast.teacher}
    times = {"starts_at": at(SOON, 10), "ends_at": at(SOON, 11)}
    lesson = lessons.post_lesson(
        class_name="7b", focus_question="Kas?", topic="Tema", **times, **by
    )
    lessons.change_lesson(lesson, topic="Kita tema", class_name="8a", **by)
    assert said(OpenLesson.objects.get()) == " kita tema kas 8a"

    by = {"by": cast.facilitator}
    (meeting,) = planning.plan_meetings(
        cast.group, [moment(SOON, 15)], minutes=60, topic="Tema", bring="Kėdę", **by
    )
    assert said(meeting) == " tema kede"
    planning.change_meeting(meeting, topic="Kita", **by)
    assert said(meeting) == " kita kede"
    point = agenda.add_point(meeting, title="Pradžia", text="Čia", **by)
    agenda.change_point(point, title="Pabaiga", **by)
    assert said(point) == " pabaiga"

    subject = subject_named(cast.school, "Žemėtyra")
    subject.name = "Geografija"
    save_subject(subject, by=cast.administrator)
    assert said(subject) == " geografija"
    assert untrue() == []
