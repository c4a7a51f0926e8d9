"""Reads of the words between a teacher and a curator."""

from django.db import models
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from groups.audience import curated_by
from groups.models import Curatorship


class ThreadQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The two. A former curator no longer sees the thread, only own messages (A6)."""
        return self.filter(
            Q(teacher=member) | (Q(curator=member) & curated_by(member, owner="teacher"))
        )

    def with_curator_reading(self):
        """Adds `is_curator_reading`: a curator of former days keeps own messages only (A6)."""
        reading = curated_by(OuterRef("curator"), owner="teacher")
        return self.annotate(is_curator_reading=ExpressionWrapper(reading, BooleanField()))

    def waiting(self, day=None):
        """The curator's word is awaited, and the pair is still a pair on `day`."""
        pairs = Curatorship.objects.now(day).filter(
            curator=OuterRef("curator"), member=OuterRef("teacher"), year=OuterRef("year")
        )
        return self.filter(Exists(pairs), waiting_since__isnull=False)

    def waiting_for(self, curator, day=None):
        """The curator's queue: who has waited longest comes first.

        Always among what `visible_to` gives the curator: only a pair of today waits.
        """
        return self.waiting(day).filter(curator=curator).order_by("waiting_since", "pk")

    def about(self, subject):
        return self.filter(subject=subject)


class MessageQuerySet(models.QuerySet):
    def visible_to(self, member):
        """One's own words always; the other's while the thread is visible."""
        theirs = Q(thread__teacher=member) | (
            Q(thread__curator=member)
            & curated_by(member, owner="thread__teacher", year="thread__year")
        )
        return self.filter(Q(author=member) | theirs)

    def in_order(self):
        return self.select_related("author").order_by("sent_at", "pk")


class ReceiptQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The two see when the other read."""
        theirs = Q(thread__teacher=member) | (
            Q(thread__curator=member)
            & curated_by(member, owner="thread__teacher", year="thread__year")
        )
        return self.filter(theirs)


class MessageDraftQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Its author's alone."""
        return self.filter(author=member)


class PrivateNoteQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Its author's alone."""
        return self.filter(author=member)
