"""People of a demonstration: one known school, any number of invented ones."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from core.text import fold
from people.enums import Category
from people.models import (
    Acceptance,
    Installation,
    Member,
    Municipality,
    MunicipalityViewer,
    School,
    Subject,
    SubjectArea,
    User,
)
from people.passwords import DEMO_PASSWORD
from people.promises import IN_FORCE_SINCE, VERSION

AREAS = {
    "Kalbos": ["lietuvių kalba ir literatūra", "anglų kalba", "vokiečių kalba"],
    "Tikslieji mokslai": ["matematika", "informatika"],
    "Gamtos mokslai": ["biologija", "chemija", "fizika"],
    "Socialiniai mokslai": ["istorija", "geografija", "etika"],
    "Menai, technologijos, fizinis ugdymas": [
        "dailė",
        "muzika",
        "technologijos",
        "fizinis ugdymas",
    ],
    "Švietimo pagalba": ["psichologija", "logopedija", "specialioji pedagogika"],
}
WOMEN = ["Rasa", "Jolanta", "Daiva", "Eglė", "Milda", "Inga", "Vaida", "Lina", "Asta", "Rūta"]
WOMEN += ["Žaneta", "Šarūnė", "Ąžuolė", "Ugnė", "Ieva", "Gintarė", "Nijolė", "Aušra", "Simona"]
MEN = ["Tomas", "Kęstutis", "Paulius", "Mindaugas", "Vytautas", "Žygimantas", "Šarūnas", "Arūnas"]
STEMS = ["Kazlausk", "Petrausk", "Jankausk", "Stankevič", "Vasiliausk", "Žukausk", "Butk"]
STEMS += [
    "Paulausk",
    "Urbon",
    "Kavaliausk",
    "Čepul",
    "Šimk",
    "Ramanausk",
    "Mažeik",
    "Dič",
    "Norkūn",
]


@dataclass(frozen=True)
class Person:
    """Somebody to be put on a staff list."""

    first_name: str
    last_name: str
    subject: str
    email: str
    is_administrator: bool = False
    takes_part: bool = True


def begin_demo():
    """Say that this database is a demonstration: letters stay, pages carry the word."""
    Installation.objects.update_or_create(pk=1, defaults={"is_demo": True})


def invented(number, school_number, rng):
    """One invented person; `number` makes the address unique."""
    is_man = rng.random() < 0.2
    stem = rng.choice(STEMS)
    ending = "as" if is_man else rng.choice(["ienė", "aitė"])
    if is_man and stem.endswith(("č", "k")) and not stem.endswith("usk"):
        ending = "us"
    subject = rng.choice([name for names in AREAS.values() for name in names])
    return Person(
        first_name=rng.choice(MEN if is_man else WOMEN),
        last_name=stem + ending,
        subject=subject,
        email=f"m{number}.s{school_number}@demo.example",
    )


def make_municipalities(names, *, viewer):
    """Municipalities; `viewer` (an address) may look across the first one. Their ids, in order."""
    made = [Municipality.objects.create(name=name) for name in names]
    user = User.objects.create_user(viewer, DEMO_PASSWORD)
    MunicipalityViewer.objects.create(user=user, municipality=made[0])
    return [one.pk for one in made]


def make_schools(names, municipalities):
    """Schools with their subjects; returns (schools, {(school_id, name): Subject}).

    `municipalities` are the ids of theirs, in the same order.
    """
    schools = School.objects.bulk_create(
        [
            School(name=name, municipality_id=pk)
            for name, pk in zip(names, municipalities, strict=True)
        ]
    )
    areas = SubjectArea.objects.bulk_create(
        [
            SubjectArea(school=school, name=name, position=position)
            for school in schools
            for position, name in enumerate(AREAS)
        ],
        batch_size=1000,
    )
    subjects = Subject.objects.bulk_create(
        [
            Subject(school=area.school, area=area, name=name)
            for area in areas
            for name in AREAS[area.name]
        ],
        batch_size=1000,
    )
    return schools, {(s.school_id, s.name): s for s in subjects}


class Hiring:
    """Puts people on staff lists; all share one password hash, made once."""

    def __init__(self, rng, joined_on=date(2019, 9, 1)):
        self.password = make_password(DEMO_PASSWORD)
        self.rng = rng
        self.joined_on = joined_on

    def hire(self, staff, subjects):
        """`staff` is a list of (school, Person); returns the Members in the same order."""
        users = User.objects.bulk_create(
            [self._user(person) for _school, person in staff], batch_size=1000
        )
        members = [
            self._member(school, person, user, subjects)
            for (school, person), user in zip(staff, users, strict=True)
        ]
        return Member.objects.bulk_create(members, batch_size=1000)

    def _user(self, person):
        """Nine in ten have signed in some day last week."""
        day = timezone.now() - timedelta(days=self.rng.randrange(1, 8))
        last_login = day if self.rng.random() < 0.9 else None
        return User(email=person.email, password=self.password, last_login=last_login)

    def _member(self, school, person, user, subjects):
        category = self.rng.choice([c for c in Category.values if c])
        return Member(
            school=school,
            user=user,
            first_name=person.first_name,
            last_name=person.last_name,
            folded_name=fold(f"{person.first_name} {person.last_name}"),
            email=person.email,
            subject=subjects.get((school.pk, person.subject)),
            category=category if person.takes_part else "",
            category_gained_on=date(2021, 6, 15) if person.takes_part else None,
            word_form="m" if person.last_name.endswith("s") else "f",
            is_administrator=person.is_administrator,
            joined_on=self.joined_on,
            takes_part_from=self.joined_on if person.takes_part else None,
        )


def make_acceptances(members, now):
    """All of `members` have read who sees what: a fortnight ago, or when it came in force."""
    since = timezone.make_aware(datetime.combine(IN_FORCE_SINCE, time()))
    at = min(now, max(now - timedelta(days=14), since))
    Acceptance.objects.bulk_create(
        [Acceptance(member=member, version=VERSION, accepted_at=at) for member in members],
        batch_size=1000,
    )
