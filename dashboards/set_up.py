"""What an administrator has to arrange before and during the year: one query."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import Curatorship, Membership
from people.models import Member


@dataclass(frozen=True)
class Task:
    """One line of the list; `left` says what is left of it."""

    title: str
    left: str
    url: str
    is_done: bool


def tasks(school, year):
    """Open the year, then nobody without curator, group or a first sign-in."""
    people = reverse("office:people")
    opened = Task(
        _("Open the school year"),
        year.label if year else _("not open yet"),
        reverse("years:list"),
        year is not None,
    )
    return [opened, *(_task(title, left, people) for title, left in _left(school, year))]


def _task(title, left, url):
    words = _("done") if not left else ngettext("%(n)s person", "%(n)s people", left) % {"n": left}
    return Task(title, words, url, not left)


def _left(school, year):
    members = Member.objects.filter(school=school).here()
    not_in = Count("pk", filter=Q(user=None) | Q(user__last_login=None))
    if year is None:
        return [(_("Everybody has signed in"), members.aggregate(n=not_in)["n"])]
    part = Q(pk__in=Member.objects.filter(school=school).taking_part().values("pk"))
    of_year = {"member": OuterRef("pk"), "year": year}
    members = members.annotate(
        has_curator=Exists(Curatorship.objects.now().filter(**of_year)),
        has_group=Exists(Membership.objects.now().apt().filter(**of_year)),
    )
    left = members.aggregate(
        curator=Count("pk", filter=part & Q(has_curator=False)),
        group=Count("pk", filter=part & Q(has_group=False)),
        signed_in=not_in,
    )
    return [
        (_("Everybody has a curator"), left["curator"]),
        (_("Everybody has an APT group"), left["group"]),
        (_("Everybody has signed in"), left["signed_in"]),
    ]
