"""What is due is due in the database: a row with a key, written before anything is sent."""

from django.db import models

from people.models import Member


class Due(models.Model):
    """One reminder to one member: written once, claimed once, sent once (A36)."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="dues")
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=60)
    #: working days from the due day; negative is before
    offset = models.SmallIntegerField()
    due_on = models.DateField()
    remind_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind", "key", "offset", "due_on"], name="reminders_due_once"
            ),
        ]
        indexes = [
            # the sweep: rows nobody has claimed yet
            models.Index(
                fields=["remind_at"],
                condition=models.Q(claimed_at=None),
                name="reminders_due_unclaimed",
            ),
        ]

    def __str__(self):
        return f"{self.key} {self.offset:+d}"
