"""A town whose teachers all have a reflection due soon, built in a few statements."""

from datetime import date

from core.text import fold
from people.models import Member, User
from tests import factories as make
from years.models import DueDay

SCHOOLS, TEACHERS = 20, 100
#: On 23 November, five working days before, the first reminder goes out at eight.
DUE_ON = date(2026, 11, 30)


def build():
    """`SCHOOLS` schools of `TEACHERS` teachers; says how many teachers there are."""
    schools = [make.make_school(f"Mokykla nr. {n}") for n in range(SCHOOLS)]
    for school in schools:
        make.make_year(school)
    DueDay.objects.exclude(kind="reflection", month=date(2026, 11, 1)).delete()
    DueDay.objects.update(due_on=DUE_ON)
    users = User.objects.bulk_create(
        User(email=f"mokytoja{n}@mokykla.lt", password="!") for n in range(SCHOOLS * TEACHERS)
    )
    Member.objects.bulk_create(
        Member(
            school=schools[number % SCHOOLS],
            user=user,
            first_name="Ona",
            last_name=f"Pavardė{number}",
            folded_name=fold(f"Ona Pavardė{number}"),
            email=user.email,
            joined_on=date(2020, 9, 1),
            takes_part_from=date(2020, 9, 1),
        )
        for number, user in enumerate(users)
    )
    return len(users)
