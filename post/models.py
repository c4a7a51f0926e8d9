"""Everything that is mailed is a row first."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils import timezone

from core.models import TimeStamped
from post.enums import LetterState
from post.querysets import LetterQuerySet


class Letter(TimeStamped):
    """One letter to one address, in the words it will be sent with.

    `not_before` keeps quiet hours. `claimed_at` is set by one conditional UPDATE before the
    mail server is spoken to, so that a letter goes out at most once.
    """

    address = models.EmailField(max_length=254)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    message_id = models.CharField(max_length=120, unique=True)
    #: Message-ID under which mail programs put letters about one thing together
    thread = models.CharField(max_length=120, blank=True, default="")
    #: stops such letters by one POST (RFC 8058)
    unsubscribe_url = models.CharField(max_length=500, blank=True, default="")
    #: what the letter is about, made by its sender, e.g. "invitation"
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=12, choices=LetterState, default=LetterState.WAITING)
    not_before = models.DateTimeField(default=timezone.now)
    #: goes out by day on working days only, however late it has become
    is_quiet = models.BooleanField(default=False)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=LetterState.values), name="post_letter_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=LetterState.SENT) | Q(sent_at__isnull=False),
                name="post_letter_sent_has_moment",
            ),
        ]
        indexes = [
            # the sweep: what waits and may go now, oldest first
            models.Index(
                fields=["not_before", "id"],
                condition=Q(state="waiting"),
                name="post_letter_waiting",
            ),
            # the sweep's look for lost ones, the mail page: few among many that were sent
            models.Index(
                fields=["state", "claimed_at"],
                condition=Q(state__in=["claimed", "refused", "uncertain"]),
                name="post_letter_unsettled",
            ),
            # the staff list: what became of each invitation (address__iexact)
            models.Index(Upper("address"), "kind", name="post_letter_to"),
        ]

    def __str__(self):
        return f"{self.kind} #{self.pk}"
