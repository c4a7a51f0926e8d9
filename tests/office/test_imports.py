"""A staff file is applied whole, once, against what was previewed, or not at all."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activity.models import Notification
from core.exceptions import RefusedError
from groups.models import AptGroup, Curatorship, Membership
from office.models import ImportBatch
from office.services.imports import apply_batch, mend_batch, plan_of, store_batch
from office.staff_file import read_staff, write_staff
from office.staff_state import import_year, read_state
from people.models import Member, Subject
from people.services.staff import change_member
from tests import factories as make
from tests.office.files import csv, row, xlsx


def stored(by, file):
    sheet = read_staff(file.read(), name=file.name)
    return store_batch(sheet, name=file.name, token=None, by=by)


def applied(by, file):
    batch = stored(by, file)
    return apply_batch(batch, fingerprint=plan_of(batch).fingerprint, by=by)


def many(count):
    """A file of `count` new people in groups of eight, each with a curator."""
    return xlsx(
        *[
            row(
                f"Vardas{n}",
                f"Pavardė{n}",
                f"p{n}@x.lt",
                subject=f"dalykas {n % 20}",
                category="vyr. mokytoja",
                roles="mokytoja, vadovauja grupelei" if n % 8 == 0 else "",
                group=f"Grupelė {n // 8}",
                curator=f"p{n - n % 10 + (1 if n % 10 == 0 else 0)}@x.lt",
            )
            for n in range(count)
        ]
    )


def test_a_file_makes_people_groups_facilitators_and_curators(cast):
    boss = cast.stranger_administrator

    batch = applied(boss, many(20))

    people = Member.objects.filter(school=cast.other, email__startswith="p")
    assert batch.counts == {"new": 20, "changed": 0, "unchanged": 0}
    assert batch.rows == []
    assert people.count() == 20
    assert people.get(email="p3@x.lt").folded_name == "vardas3 pavarde3"
    assert people.get(email="p3@x.lt").takes_part()
    assert not people.get(email="p3@x.lt").is_administrator
    assert people.get(email="p3@x.lt").category == "senior"
    assert Subject.objects.filter(school=cast.other).count() == 20
    groups = AptGroup.objects.filter(year=cast.other_year)
    assert {g.name: g.facilitator.email for g in groups} == {
        "Grupelė 0": "p0@x.lt",
        "Grupelė 1": "p8@x.lt",
        "Grupelė 2": "p16@x.lt",
    }
    assert Membership.objects.filter(member__in=people).count() == 20
    assert Curatorship.objects.get(member__email="p3@x.lt").curator.email == "p0@x.lt"


def test_a_second_run_of_the_same_file_changes_nothing(cast):
    boss = cast.stranger_administrator
    applied(boss, many(20))

    again = plan_of(stored(boss, many(20)))

    assert (again.faulty, again.new, again.changed) == ([], [], [])
    assert not again.can_be_applied


def test_three_hundred_rows_cost_what_thirty_do(cast):
    costs = []
    for count, boss in ((30, cast.stranger_administrator), (300, cast.administrator)):
        batch = stored(boss, many(count))
        with CaptureQueriesContext(
            connection,
        ) as preview:
            fingerprint = plan_of(batch).fingerprint
        with CaptureQueriesContext(connection) as writing:
            apply_batch(batch, fingerprint=fingerprint, by=boss)
        costs.append((len(preview), len(writing)))

    assert costs[1][0] == costs[0][0] <= 8
    assert costs[1][1] <= 80  # rows go in batches of what SQLite takes at once


def test_three_hundred_changed_rows_are_bounded_too(cast):
    boss = cast.stranger_administrator
    applied(boss, many(300))
    rows = [
        row(f"Vardas{n}", f"Nauja{n}", f"p{n}@x.lt", category="ekspertė", group="Grupelė 1")
        for n in range(300)
    ]
    batch = stored(boss, xlsx(*rows))
    fingerprint = plan_of(batch).fingerprint

    with CaptureQueriesContext(connection) as writing:
        apply_batch(batch, fingerprint=fingerprint, by=boss)

    assert len(writing) <= 70
    assert Member.objects.filter(last_name__startswith="Nauja", category="expert").count() == 300


def test_a_staff_list_that_changed_since_asks_for_a_new_look(cast):
    batch = stored(cast.administrator, xlsx(row(email="a@x.lt")))
    fingerprint = plan_of(batch).fingerprint
    change_member(cast.teacher, by=cast.administrator, last_name="Kitokia")

    with pytest.raises(RefusedError, match="has changed since you looked"):
        apply_batch(batch, fingerprint=fingerprint, by=cast.administrator)

    assert not Member.objects.filter(email="a@x.lt").exists()


def test_a_faulty_file_writes_nothing(cast):
    batch = stored(cast.administrator, xlsx(row(email="a@x.lt"), row(email="blogas")))

    with pytest.raises(RefusedError):
        apply_batch(batch, fingerprint=plan_of(batch).fingerprint, by=cast.administrator)

    assert not Member.objects.filter(email="a@x.lt").exists()


def test_three_faulty_rows_are_mended_one_by_one_and_left_out(cast):
    rows = [row(email="blogas"), row(email="b@x.lt", category="?"), row(email="c@x.lt", last="-")]
    batch = stored(cast.administrator, xlsx(*rows, row(email="d@x.lt")))
    assert [r.number for r in plan_of(batch).faulty] == [2, 3, 4]

    cells = {(2, "email"): "a@x.lt", (3, "category"): "ekspertas"}
    batch = mend_batch(batch, cells=cells, left_out={4}, by=cast.administrator)

    plan = plan_of(batch)
    assert [(r.number, r.wanted.email) for r in plan.new] == [
        (2, "a@x.lt"),
        (3, "b@x.lt"),
        (5, "d@x.lt"),
    ]


def test_applying_twice_writes_once(cast):
    batch = stored(cast.administrator, xlsx(row(email="a@x.lt")))
    fingerprint = plan_of(batch).fingerprint

    for _once_more in range(4):
        apply_batch(batch, fingerprint=fingerprint, by=cast.administrator)

    assert Member.objects.filter(email="a@x.lt").count() == 1
    assert ImportBatch.objects.get().applied_at is not None


def test_a_change_of_curator_by_file_tells_all_three_and_only_them(cast):
    name = (cast.teacher.first_name, cast.teacher.last_name, cast.teacher.email)

    applied(cast.administrator, xlsx(row(*name, curator=cast.colleague.email)))

    now = Curatorship.objects.now().get(member=cast.teacher)
    told = set(Notification.objects.values_list("member__first_name", flat=True))
    assert now.curator == cast.colleague
    assert told == {"Teacher", "Colleague"}


def test_roles_set_by_a_file_start_and_stop_taking_part(cast):
    admin = cast.administrator
    rows = [
        row(admin.first_name, admin.last_name, admin.email, roles="administratorius, mokytojas"),
        row(cast.groupmate.first_name, cast.groupmate.last_name, cast.groupmate.email, roles="-"),
    ]

    applied(admin, xlsx(*rows))

    admin.refresh_from_db()
    cast.groupmate.refresh_from_db()
    assert (admin.takes_part(), cast.groupmate.takes_part()) == (True, False)


LETTERS = "aąbcčdeęėfghiįyjklmnopqrsštuųūvzžAĄČĘĖĮŠŲŪŽЖß'’.-"
WORD = st.text(LETTERS, min_size=1, max_size=12).map(lambda text: f"A{text}")
PEOPLE = st.lists(
    st.tuples(
        WORD,
        WORD,
        st.one_of(st.just(""), WORD),
        st.sampled_from(["", "teacher", "senior", "methodist", "expert"]),
        st.one_of(st.none(), st.integers(0, 2)),
        st.one_of(st.none(), st.integers(0, 9)),
        st.sampled_from([(False, True), (True, False), (False, False), (True, True)]),
    ),
    min_size=1,
    max_size=10,
)


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(people=PEOPLE, kind=st.sampled_from(["csv", "xlsx"]))
def test_what_is_exported_comes_back_as_no_change(people, kind):
    school = make.make_school()
    year = make.make_year(school)
    _plant(school, year, people)
    state = read_state(school, import_year(school))

    content = write_staff(state, kind=kind, title="Darbuotojai")

    sheet = read_staff(content, name=f"x.{kind}")
    batch = ImportBatch(school=school, rows=sheet.rows)
    plan = plan_of(batch)
    assert [row.problems for row in plan.faulty] == []
    assert [change for row in plan.changed for change in row.changes] == []
    assert (plan.new, plan.missing, plan.new_groups, plan.moved_subjects) == ([], [], [], [])


def _plant(school, year, people):
    groups = [make.make_group(year, name=f"Grupelė {n}") for n in range(3)]
    members = []
    for first, last, subject, category, group, _curator, (admin, part) in people:
        known = school.subjects.get_or_create(name=subject)[0] if subject else None
        member = make.make_member(
            school,
            first,
            last,
            user=None,
            subject=known,
            category=category,
            is_administrator=admin,
            takes_part_from=make.STARTS_ON if part else None,
        )
        members.append(member)
        if group is not None:
            Membership.objects.create(group=groups[group], member=member, year=year)
            if groups[group].facilitator is None:
                groups[group].facilitator = member
                groups[group].save()
    for member, person in zip(members, people, strict=True):
        curator = members[person[5]] if (person[5] or 99) < len(members) else None
        if curator and curator != member:
            make.make_curatorship(curator, member, year)


def test_a_csv_of_windows_1257_is_applied(cast):
    file = csv(row("Žydrūnė", "Šlėžienė", "z@x.lt"), encoding="cp1257", separator=",")

    applied(cast.administrator, file)

    assert Member.objects.get(email="z@x.lt").name == "Žydrūnė Šlėžienė"
