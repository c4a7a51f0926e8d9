"""What a staff file would do, before anything is written."""

from datetime import date

import pytest

from office.staff_file import read_staff
from office.staff_plan import make_plan
from office.staff_state import import_year, read_state
from tests import factories as make
from tests.office.files import csv, row, xlsx


def plan(school, *rows, **kwargs):
    file = csv(*rows, **kwargs)
    sheet = read_staff(file.read(), name=file.name)
    return make_plan(sheet.rows, read_state(school, import_year(school)))


def problems(school, *rows, **kwargs):
    """[{column: message}] of every row of the file."""
    return [planned.problems for planned in plan(school, *rows, **kwargs).rows]


def test_a_clean_file_of_new_people_names_groups_and_subjects_it_makes(cast):
    made = plan(
        cast.other,
        row(email="a@x.lt", subject="etika", group="Ąžuolai", curator="b@x.lt"),
        row("Jonas", "Jonaitis", "b@x.lt", subject="Etika", group="ąžuolai"),
    )

    assert [r.wanted.name for r in made.new] == ["Ona Onaitė", "Jonas Jonaitis"]
    assert made.new_groups == ["Ąžuolai"]
    assert made.new_subjects == ["etika"]
    assert made.rows[0].wanted.curator == "b@x.lt"
    assert made.can_be_applied


@pytest.mark.parametrize(
    ("cells", "column", "message"),
    [
        ({"email": ""}, "email", "Write the e-mail"),
        ({"email": "ona(at)x.lt"}, "email", "not an e-mail address"),
        ({"email": "o" * 300 + "@x.lt"}, "email", "Too long: 305 characters, at most 254"),
        ({"first": "O" * 81}, "first_name", "Too long: 81 characters, at most 80"),
        ({"first": ""}, "first_name", "a first name and a last name"),
        ({"last": "-"}, "last_name", "a first name and a last name"),
        ({"last": "Ona\nOnaitė"}, "last_name", "on one line"),
        ({"category": "profesorė"}, "category", "no such category"),
        ({"roles": "karalius"}, "roles", "no such role: karalius"),
        ({"roles": "mokytoja, kuratorė"}, "roles", "in the column “kuratorius”"),
        ({"roles": "vadovauja grupelei"}, "roles", "Name the group"),
        ({"curator": "ona@x.lt"}, "curator", "their own curator"),
        ({"curator": "Ona Onaitė"}, "curator", "their own curator"),
        ({"curator": "nera@x.lt"}, "curator", "has this e-mail"),
        ({"curator": "Niekas Niekaitis"}, "curator", "has this name"),
        ({"subject": "d" * 101}, "subject", "Too long"),
        ({"group": "g" * 101}, "group", "Too long"),
    ],
)
def test_a_faulty_cell_is_named_beside_itself(cast, cells, column, message):
    cells = {"email": "ona@x.lt", **cells}

    found = problems(cast.school, row(**cells))[0]

    assert list(found) == [column]
    assert message in found[column]


def test_an_email_twice_in_the_file_is_a_fault_of_both_rows(cast):
    found = problems(cast.school, row(email="a@x.lt"), row("Kita", "Kitaitė", "A@x.lt"))

    assert found == [
        {"email": "The same e-mail is in row 3."},
        {"email": "The same e-mail is in row 2."},
    ]


def test_a_curator_whose_name_several_people_bear_is_told_by_email(cast):
    rows = [
        row(email="a@x.lt", curator="rasa rasaitė"),
        row("Rasa", "Rasaitė", "b@x.lt"),
        row("Rasa", "Rasaitė", "c@x.lt"),
    ]

    assert "Several people" in problems(cast.school, *rows)[0]["curator"]


def test_a_curator_may_stand_later_in_the_file_under_a_name_without_diacritics(cast):
    made = plan(
        cast.school,
        row(email="a@x.lt", curator="RASA  rasaite"),
        row("Rasa", "Rasaitė", "b@x.lt"),
    )

    assert made.rows[0].wanted.curator == "b@x.lt"


def test_who_left_is_not_brought_back_by_a_file(cast):
    found = problems(cast.school, row(email=cast.leaver.email))

    assert "has left" in found[0]["email"]


def test_an_empty_cell_changes_nothing_and_a_dash_clears(cast):
    cast.teacher.category, cast.teacher.subject = "senior", _subject(cast.school, "fizika")
    cast.teacher.save()

    name = (cast.teacher.first_name, cast.teacher.last_name, cast.teacher.email)
    kept = plan(cast.school, row(*name)).rows[0]
    cleared = plan(
        cast.school, row(*name, category="-", subject="–", group="-", curator="-")
    ).rows[0]

    assert kept.changes == []
    assert [(c.column, c.was, c.now) for c in cleared.changes] == [
        ("subject", "fizika", ""),
        ("category", "senior teacher", "no category"),
        ("group", cast.group.name, ""),
        ("curator", cast.curator.name, ""),
    ]


def test_a_change_of_curator_in_mid_year_is_shown_as_such(cast):
    name = (cast.teacher.first_name, cast.teacher.last_name, cast.teacher.email)

    changes = plan(cast.school, row(*name, curator=cast.colleague.email)).rows[0].changes

    assert [(c.was, c.now, c.note) for c in changes] == [
        (cast.curator.name, cast.colleague.name, "A change of curator in mid-year.")
    ]


def test_people_not_in_the_file_are_listed_and_not_ended(cast):
    made = plan(cast.school, row(email=cast.teacher.email))

    assert cast.curator.email in [person.email for person in made.missing]
    assert cast.teacher.email not in [person.email for person in made.missing]
    assert cast.leaver.email not in [person.email for person in made.missing]


def test_the_last_administrator_is_not_demoted_by_a_file(cast):
    boss = cast.stranger_administrator
    name = (boss.first_name, boss.last_name, boss.email)

    found = problems(cast.other, row(*name, roles="mokytoja"))

    assert found == [{"roles": "The school would be left without an administrator."}]


def test_an_administrator_about_to_leave_is_not_enough_for_a_school(cast):
    boss = cast.stranger_administrator
    make.make_member(cast.other, is_administrator=True, left_on=date(2026, 12, 1))

    found = problems(
        cast.other, row(boss.first_name, boss.last_name, boss.email, roles="mokytoja")
    )

    assert found == [{"roles": "The school would be left without an administrator."}]


def test_two_rows_may_not_lead_the_same_group(cast):
    rows = [row(email=f"{n}@x.lt", group="G", roles="vadovauja grupelei") for n in "ab"]

    assert problems(cast.school, *rows) == [{}, {"roles": "Row 2 leads the same group."}]


def test_a_new_facilitator_takes_over_and_the_page_says_from_whom(cast):
    name = (cast.teacher.first_name, cast.teacher.last_name, cast.teacher.email)

    changes = plan(cast.school, row(*name, roles="mokytoja, vadovauja grupelei")).rows[0].changes

    assert [(c.column, c.note) for c in changes] == [
        ("roles", f"Instead of: {cast.facilitator.name}.")
    ]


def test_a_subject_cannot_be_in_two_areas(cast):
    heading = ["vardas", "pavardė", "el. paštas", "dalykas", "dalykų grupė"]
    rows = [
        ["Ona", "Onaitė", "a@x.lt", "fizika", "Gamtos mokslai"],
        ["Ona", "Kitaitė", "b@x.lt", "fizika", "Menai"],
        ["Ona", "Trečiaitė", "c@x.lt", "", "Menai"],
    ]

    found = problems(cast.school, *rows, heading=heading)

    assert found[0] == {}
    assert "Row 2" in found[1]["area"]
    assert "name the subject" in found[2]["area"]


def test_without_a_school_year_groups_and_curators_wait(db):
    school = make.make_school()

    made = plan(school, row(email="a@x.lt", group="G", curator="Niekas", roles="mokytoja"))

    assert (made.rows[0].problems, made.new_groups) == ({}, [])


def test_a_planned_year_takes_groups_until_one_is_open(db):
    school = make.make_school()
    year = make.make_year(school, starts=2027, status="planned")

    assert import_year(school) == year
    assert make.make_year(school) == import_year(school)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1257"])
@pytest.mark.parametrize("separator", [";", ","])
def test_every_kind_of_csv_says_the_same(cast, separator, encoding):
    rows = [row("Žydrūnė", "Šlėžienė", "z@x.lt", subject="lietuvių kalba")]

    made = plan(cast.school, *rows, separator=separator, encoding=encoding)

    assert made.rows[0].wanted.name == "Žydrūnė Šlėžienė"


def test_columns_may_stand_in_any_order_under_english_names_and_with_strangers(cast):
    heading = ["Telefonas", "E-mail", "Curator", "LAST NAME", "First name"]
    file = xlsx(["861", "a@x.lt", "", "Onaitė", "Ona"], heading=heading)

    sheet = read_staff(file.read(), name=file.name)

    assert sheet.unknown == ["Telefonas"]
    assert sheet.rows == [
        {"n": 2, "cells": {"email": "a@x.lt", "last_name": "Onaitė", "first_name": "Ona"}}
    ]


def _subject(school, name):
    return school.subjects.create(name=name)
