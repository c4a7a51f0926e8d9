"""What is counted of: some school years, and who takes part in them."""

from dataclasses import dataclass, field

from django.utils import timezone

from people.models import Member


@dataclass(frozen=True)
class Batch:
    """Some school years, and who takes part in each on its day: today, or its last day."""

    years: list
    people: dict = field(default_factory=dict)  # {year id: [Member]}

    @property
    def members(self):
        """Everybody once, though they may take part in two years."""
        return list({one.pk: one for people in self.people.values() for one in people}.values())

    def pks(self, year):
        return {one.pk for one in self.people[year.pk]}


def day_of(year):
    """The day a year is counted for."""
    return min(timezone.localdate(), year.ends_on)


def batch_of(years):
    """One query: who takes part, whatever the app."""
    staff = Member.objects.filter(school__in={year.school_id for year in years})
    columns = ("school", "joined_on", "left_on", "takes_part_from", "takes_part_until")
    by_school = {}
    for member in staff.filter(takes_part_from__isnull=False).only(*columns).order_by("pk"):
        by_school.setdefault(member.school_id, []).append(member)
    people = {}
    for year in years:
        day = day_of(year)
        people[year.pk] = [
            member
            for member in by_school.get(year.school_id, [])
            if member.joined_on <= day and member.takes_part(day) and not member.has_left(day)
        ]
    return Batch(years, people)
