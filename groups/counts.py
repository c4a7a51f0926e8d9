"""A school year's people counted: who takes part, with a curator, with an APT group."""

from groups.models import Curatorship, Membership, PeopleCount
from years import counters
from years.counts import day_of


def people_rows(batch):
    """Rows of PeopleCount: two queries."""
    curated = _held(Curatorship.objects.filter(year__in=batch.years), batch)
    placed = _held(Membership.objects.apt().filter(year__in=batch.years), batch)
    rows = []
    for year in batch.years:
        people = batch.pks(year)
        rows.append(
            PeopleCount(
                year=year,
                members=len(people),
                with_curator=len(people & curated[year.pk]),
                with_group=len(people & placed[year.pk]),
            )
        )
    return rows


def _held(rows, batch):
    """{year id: members whose row holds on the day of the year}."""
    days = {year.pk: day_of(year) for year in batch.years}
    found = {pk: set() for pk in days}
    for year, member, since, until in rows.values_list("year", "member", "from_on", "until_on"):
        if since <= days[year] and (until is None or until >= days[year]):
            found[year].add(member)
    return found


def register():
    """Called once, when the app is ready."""
    counters.register("people", PeopleCount, people_rows)
