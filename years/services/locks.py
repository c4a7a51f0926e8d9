"""Two windows that change the same calendar wait for each other; call in a transaction."""

from people.models import School
from years.models import SchoolYear


def lock_school(school):
    """Before a rule over several years of one school is checked."""
    School.objects.select_for_update().get(pk=school.pk)


def lock_year(year):
    """Before a rule over several rows of one year is checked."""
    return SchoolYear.objects.select_for_update(of=("self",)).get(pk=year.pk)
