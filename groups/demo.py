"""Groups and curators of a demonstration, many schools at a time."""

from groups.enums import GroupKind
from groups.models import AptGroup, Curatorship, Membership

NAMES = [
    "Klausimų galia",
    "Skaitom visi",
    "Kitaip matuoti",
    "Judanti klasė",
    "Vertinu ir mokausi",
    "Tyrinėtojai",
]


def make_groups(year, teams):
    """One APT group of `year` for each list of members in `teams`; the first member leads."""
    groups = AptGroup.objects.bulk_create(
        [
            AptGroup(
                year=year,
                kind=GroupKind.APT,
                name=NAMES[n] if n < len(NAMES) else f"{n + 1} grupelė",
                facilitator=team[0],
            )
            for n, team in enumerate(teams)
        ]
    )
    Membership.objects.bulk_create(
        [
            Membership(
                group=group, member=member, year=year, kind=GroupKind.APT, from_on=year.starts_on
            )
            for group, team in zip(groups, teams, strict=True)
            for member in team
        ],
        batch_size=1000,
    )
    return groups


def make_curatorships(year, pairs):
    """`pairs` of (member, curator); in a closed year they ended with it (A6)."""
    until = year.ends_on if year.status == "closed" else None
    return Curatorship.objects.bulk_create(
        [
            Curatorship(
                year=year,
                member=member,
                curator=curator,
                from_on=year.starts_on,
                until_on=until,
            )
            for member, curator in pairs
            if curator is not None
        ],
        batch_size=1000,
    )
