"""Invitations that nobody has accepted, while they can still be: the administrators' matter."""

from collections import defaultdict
from datetime import date

from django.db.models import Count, F, Min
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from activity.registry import LetterWords
from core.wording import day
from people.models import Invitation, Member
from reminders.registry import Deadline, register_deadlines
from reminders.rhythm import Rhythm

ACCOUNTS = "accounts"
#: Working days of the thirty that an invitation opens (A19): after about a week, and at last.
USUAL = Rhythm((-15, -3))


def register():
    """Called once, when the app is ready."""
    label = gettext_lazy("Invitations that nobody has accepted")
    register_deadlines(ACCOUNTS, label, accounts_due, rhythm=USUAL, letter=accounts_letter)


def accounts_due(scope):
    """One for each administrator and last day of invitations; two queries."""
    waiting = defaultdict(list)
    for row in _last_days(scope):
        waiting[row["school"]].append(row)
    if not waiting:
        return []
    heads = scope.members.here(scope.today).filter(is_administrator=True, school__in=waiting)
    return [
        _deadline(pk, row)
        for pk, school in heads.values_list("pk", "school_id")
        for row in waiting[school]
    ]


def accounts_letter(numbers):
    """How many, and until when the link in their letter opens."""
    on = day(date.fromisoformat(numbers["due_on"]))
    text = _(
        "Their invitations are valid until %(day)s. On the staff list you can send new ones "
        "to all of them at once."
    )
    return LetterWords(
        subject=_("Who has not joined the portal yet"),
        heading=_said(numbers["count"]),
        text=text % {"day": on},
        action=_("Open the staff list"),
    )


def _last_days(scope):
    """How many invitations end on each day; of people who still work at the school."""
    people = Member.objects.here(scope.today).filter(user=None, school__in=scope.year_of)
    open_ = Invitation.objects.open(scope.now).filter(member__in=people)
    open_ = open_.annotate(last=TruncDate("expires_at")).filter(last__range=scope.between)
    by_day = open_.order_by("last").values("last", school=F("member__school"))
    return by_day.annotate(count=Count("pk"), sent_at=Min("created_at"))


def _deadline(member_id, row):
    return Deadline(
        member_id=member_id,
        kind=ACCOUNTS,
        key=f"{ACCOUNTS}:{row['last'].isoformat()}",
        opens_on=timezone.localdate(row["sent_at"]),
        due_on=row["last"],
        title=_said(row["count"]),
        url=f"{reverse('office:people')}?not_signed_in=on",
        numbers={"count": row["count"]},
    )


def _said(count):
    return ngettext(
        "%(n)s person has not accepted the invitation",
        "%(n)s people have not accepted the invitation",
        count,
    ) % {"n": count}
