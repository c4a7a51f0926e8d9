"""The staff list as an import sees it: read whole, in a constant number of queries."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date

from django.utils import timezone

from groups.enums import GroupKind
from groups.models import AptGroup, Curatorship, Membership
from office.staff_columns import ADMINISTRATOR, LEADS, TEACHER
from people.models import Member, Subject, SubjectArea
from years.enums import YearStatus
from years.models import SchoolYear


@dataclass
class Person:
    """What a row of the file can say of one person; `roles` as in `staff_columns`."""

    email: str
    pk: int | None = None
    first_name: str = ""
    last_name: str = ""
    subject: str = ""
    category: str = ""
    roles: frozenset = frozenset()
    group: str = ""
    curator: str = ""
    left_on: date | None = None
    #: signs in, and no last day is written down: as an administrator enough for a school
    is_staying: bool = False

    @property
    def name(self):
        return f"{self.first_name} {self.last_name}".strip()


@dataclass
class State:
    """Everything an import compares with; names of groups and subjects stand for rows."""

    people: dict[str, Person] = field(default_factory=dict)
    #: subject → its area ("" when it has none)
    subjects: dict[str, str] = field(default_factory=dict)
    areas: list[str] = field(default_factory=list)
    #: group → the facilitator's address
    groups: dict[str, str] = field(default_factory=dict)
    year: SchoolYear | None = None

    def here(self):
        """People who have not left."""
        return [person for person in self.people.values() if person.left_on is None]

    def fingerprint(self, rows):
        """Changes when the staff list or the rows to be imported do."""
        seen = [
            [_plain(asdict(person)) for person in self.people.values()],
            self.subjects,
            self.areas,
            self.groups,
            self.year.pk if self.year else None,
            rows,
        ]
        text = json.dumps(seen, sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(text.encode()).hexdigest()


def import_year(school):
    """The year that groups and curators of a file belong to: the open one, else the planned.

    Of two open years the one that holds today (A9).
    """
    return (
        SchoolYear.objects.filter(school=school).current_first().first()
        or SchoolYear.objects.filter(
            school=school, status=YearStatus.PLANNED, ends_on__gte=timezone.localdate()
        )
        .order_by("starts_on")
        .first()
    )


def read_state(school, year):
    """The staff of `school` with groups and curators of `year` (None: without them)."""
    subjects = Subject.objects.filter(school=school).select_related("area").order_by("name")
    state = State(
        subjects={row.name: row.area.name if row.area else "" for row in subjects},
        areas=list(SubjectArea.objects.filter(school=school).values_list("name", flat=True)),
        year=year,
    )
    members = Member.objects.filter(school=school).select_related("subject").order_by("pk")
    by_pk = {member.pk: _person(member) for member in members}
    state.people = {person.email: person for person in by_pk.values()}
    if year is not None:
        _read_year(state, by_pk, year)
    return state


def _read_year(state, by_pk, year):
    groups = AptGroup.objects.filter(year=year, kind=GroupKind.APT).order_by("name")
    for group in groups.select_related("facilitator"):
        leader = group.facilitator
        state.groups[group.name] = leader.email.lower() if leader else ""
    for place in Membership.objects.now().apt().filter(year=year).select_related("group"):
        person = by_pk[place.member_id]
        person.group = place.group.name
        if place.group.facilitator_id == place.member_id:
            person.roles |= {LEADS}
    for row in Curatorship.objects.filter(year=year).current():
        by_pk[row.member_id].curator = by_pk[row.curator_id].email


def _person(member):
    roles = set()
    if member.is_administrator:
        roles.add(ADMINISTRATOR)
    if takes_part(member):
        roles.add(TEACHER)
    return Person(
        email=member.email.lower(),
        pk=member.pk,
        first_name=member.first_name,
        last_name=member.last_name,
        subject=member.subject.name if member.subject else "",
        category=member.category,
        roles=frozenset(roles),
        left_on=member.left_on if member.has_left() else None,
        is_staying=member.user_id is not None and member.left_on is None,
    )


def takes_part(member):
    """Takes part now or is going to: what the file's word „mokytojas“ says."""
    until = member.takes_part_until
    return member.takes_part_from is not None and (until is None or until >= timezone.localdate())


def _plain(person):
    return {**person, "roles": sorted(person["roles"])}
