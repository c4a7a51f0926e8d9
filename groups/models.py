"""Who learns with whom, and who looks after whom, year by year."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.constraints import known, ordered
from core.models import TimeStamped
from groups.enums import GroupKind
from groups.querysets import AptGroupQuerySet, CuratorshipQuerySet, MembershipQuerySet
from people.models import Member
from years.models import SchoolYear, YearCount


class AptGroup(TimeStamped):
    """An APT group, or a subject group (metodinė grupė), of one school year."""

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="groups")
    kind = models.CharField(max_length=10, choices=GroupKind, default=GroupKind.APT)
    name = models.CharField(_("name"), max_length=100)
    facilitator = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="facilitated"
    )

    objects = AptGroupQuerySet.as_manager()

    class Meta:
        constraints = [
            known("kind", GroupKind, name="groups_aptgroup_kind_known"),
            models.UniqueConstraint(fields=["year", "kind", "name"], name="groups_aptgroup_once"),
        ]

    def __str__(self):
        return self.name


class Membership(TimeStamped):
    """One member's place in one group; open until somebody moves or leaves."""

    group = models.ForeignKey(AptGroup, models.PROTECT, related_name="memberships")
    member = models.ForeignKey(Member, models.PROTECT, related_name="group_places")
    #: copies of the group's, so that the database can keep "one APT group a year" (A14)
    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=GroupKind, default=GroupKind.APT)
    from_on = models.DateField(default=timezone.localdate)
    until_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "year"],
                condition=Q(until_on=None, kind=GroupKind.APT),
                name="groups_membership_one_apt_group",
            ),
            models.UniqueConstraint(
                fields=["member", "group"],
                condition=Q(until_on=None),
                name="groups_membership_once",
            ),
            ordered("from_on", "until_on", name="groups_membership_ordered"),
        ]
        indexes = [
            # whose group is shared: asked with every list of others' records
            models.Index(fields=["group", "member", "until_on"], name="groups_membership_in"),
        ]

    def __str__(self):
        return f"{self.member_id} in {self.group_id}"


class Curatorship(TimeStamped):
    """One curator accompanies one member for (a part of) one school year."""

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="curatorships")
    member = models.ForeignKey(Member, models.PROTECT, related_name="curatorships")
    curator = models.ForeignKey(Member, models.PROTECT, related_name="curated")
    from_on = models.DateField(default=timezone.localdate)
    until_on = models.DateField(null=True, blank=True)

    objects = CuratorshipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "year"],
                condition=Q(until_on=None),
                name="groups_curatorship_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(member=F("curator")), name="groups_curatorship_not_oneself"
            ),
            ordered("from_on", "until_on", name="groups_curatorship_ordered"),
        ]
        indexes = [
            # "my teachers": asked on every page of a curator
            models.Index(fields=["curator", "year", "until_on"], name="groups_curatorship_of"),
        ]

    def __str__(self):
        return f"{self.curator_id} → {self.member_id}"


class PeopleCount(YearCount):
    """How many take part in a school year, have a curator, have an APT group."""

    members = models.PositiveIntegerField()
    with_curator = models.PositiveIntegerField()
    with_group = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year"], name="groups_peoplecount_once"),
            models.CheckConstraint(
                condition=Q(with_curator__lte=F("members"), with_group__lte=F("members")),
                name="groups_peoplecount_among_members",
            ),
        ]
