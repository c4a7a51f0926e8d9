"""Reads over conversations; every one of them is between two people."""

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, When
from django.utils import timezone

from coaching.enums import ALIVE, ConversationStatus, Doer
from core.querysets import SharedVersionQuerySet
from groups.models import Curatorship


class ConversationQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The two and nobody else, the administrator neither; a former curator keeps their own
        (A6)."""
        return self.filter(Q(owner=member) | Q(curator=member))

    def alive(self):
        return self.filter(status__in=ALIVE)

    def proposed(self):
        return self.filter(status=ConversationStatus.PROPOSED)

    def agreed(self):
        return self.filter(status=ConversationStatus.AGREED)

    def held(self):
        return self.filter(status=ConversationStatus.HELD)

    def timed(self):
        """Agreed or held: they have a day."""
        return self.filter(status__in=(ConversationStatus.AGREED, ConversationStatus.HELD))

    def ahead(self, now=None):
        """Agreed, and not over."""
        return self.agreed().filter(ends_at__gt=now or timezone.now())

    def awaiting(self, member):
        """Proposals that `member` is to answer."""
        return self.proposed().visible_to(member).exclude(proposed_by=member)

    def with_pair(self, day=None):
        """Adds `is_of_a_pair`: the curator accompanies the teacher still."""
        pairs = Curatorship.objects.now(day).filter(
            member=OuterRef("owner"), curator=OuterRef("curator"), year=OuterRef("year")
        )
        return self.annotate(is_of_a_pair=Exists(pairs))

    def with_agreed(self):
        """Adds how many agreements there are, and how many of them are done."""
        done = Q(agreements__done_on__isnull=False)
        return self.annotate(
            agreed_count=Count("agreements"), done_count=Count("agreements", filter=done)
        )

    def with_answerer(self):
        """Adds `answerer_id`: whoever of the two is to answer a proposal."""
        is_owners = When(proposed_by=F("owner"), then=F("curator"))
        return self.annotate(answerer_id=Case(is_owners, default=F("owner")))


class ConversationPartQuerySet(models.QuerySet):
    """Times, moves and agreements: whoever sees the conversation sees them."""

    def visible_to(self, member):
        theirs = Q(conversation__owner=member) | Q(conversation__curator=member)
        return self.filter(theirs)


class AgreementQuerySet(ConversationPartQuerySet):
    def open(self):
        return self.filter(done_on=None)

    def with_pair(self):
        """Adds `is_of_a_pair`: the curator accompanies the teacher still."""
        pairs = Curatorship.objects.now().filter(
            member=OuterRef("conversation__owner"),
            curator=OuterRef("conversation__curator"),
            year=OuterRef("conversation__year"),
        )
        return self.annotate(is_of_a_pair=Exists(pairs))

    def of(self, members):
        """What is `members`' own to do; adds nothing for the other's."""
        teachers = Q(who__in=[Doer.TEACHER, Doer.BOTH], conversation__owner__in=members)
        curators = Q(who__in=[Doer.CURATOR, Doer.BOTH], conversation__curator__in=members)
        return self.filter(teachers | curators)


class ConversationNoteQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Its author only, ever."""
        return self.filter(author=member)


class NotesVersionQuerySet(SharedVersionQuerySet):
    def visible_to(self, member):
        of = "shared__conversation__"
        return self.filter(Q(**{f"{of}owner": member}) | Q(**{f"{of}curator": member}))
