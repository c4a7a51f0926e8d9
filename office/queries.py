"""Reads of the staff for the office's pages."""

from dataclasses import dataclass

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Concat
from django.utils import timezone

from core.collation import by_name
from core.text import fold
from groups.enums import GroupKind
from groups.models import AptGroup, Curatorship, Membership
from office.enums import SignIn
from people.models import Invitation, Member, Subject
from post.enums import LetterState
from post.models import Letter

#: A group of this size talks well (domain.md 4.4); others are a hint, not an error.
SMALLEST, LARGEST = 4, 8


@dataclass(frozen=True)
class StaffFilter:
    """What the list is narrowed down to."""

    search: str = ""
    without_curator: bool = False
    without_group: bool = False
    not_signed_in: bool = False
    left: bool = False


def staff_of(member, year, narrowed):
    """The staff as the administrator sees it, sorted as Lithuanians sort: one query."""
    people = found_by_name(Member.objects.visible_to(member), narrowed.search)
    today = timezone.localdate()
    has_left = Q(left_on__lt=today)
    people = people.filter(has_left) if narrowed.left else people.exclude(has_left)
    people = with_places(people, year)
    if narrowed.without_curator:
        people = people.filter(pk__in=_taking_part(member), curator_name=None)
    if narrowed.without_group:
        people = people.filter(pk__in=_taking_part(member), group_name=None)
    if narrowed.not_signed_in:
        people = people.filter(user__last_login=None)
    return with_sign_in(people).select_related("subject").by_name()


def colleagues_of(member, search):
    """Names and subjects: what everybody at the school may know of each other."""
    people = found_by_name(Member.objects.visible_to(member).here(), search)
    return people.select_related("subject").by_name()


def found_by_name(people, search):
    """Every word typed is a part of the name, whatever its case and diacritics."""
    for word in fold(search).split():
        people = people.filter(folded_name__contains=word)
    return people


def with_places(people, year):
    """Annotate `group_name` and `curator_name` of `year`."""
    places = Membership.objects.now().apt().filter(member=OuterRef("pk"), year=year)
    pairs = Curatorship.objects.filter(member=OuterRef("pk"), year=year).current()
    name = Concat("curator__first_name", Value(" "), "curator__last_name")
    return people.annotate(
        group_name=Subquery(places.values("group__name")[:1]),
        curator_name=Subquery(pairs.values(said=name)[:1]),
    )


def with_sign_in(people):
    """Annotate `sign_in`: how far each person is on the way into the portal."""
    unanswered = Invitation.objects.filter(
        member=OuterRef("pk"), accepted_at=None, withdrawn_at=None
    )
    letters = Letter.objects.filter(address__iexact=OuterRef("email"), kind="invitation")
    last_letter = Subquery(letters.order_by("-created_at", "-pk").values("state")[:1])
    is_open = Q(expires_at__gt=timezone.now())
    return people.annotate(
        last_letter=last_letter,
        sign_in=Case(
            When(user__last_login__isnull=False, then=Value(SignIn.IN_USE)),
            When(user__isnull=False, then=Value(SignIn.NEVER)),
            When(~Exists(unanswered), then=Value(SignIn.NOT_INVITED)),
            When(last_letter=LetterState.REFUSED, then=Value(SignIn.REFUSED)),
            When(~Exists(unanswered.filter(is_open)), then=Value(SignIn.EXPIRED)),
            When(Exists(unanswered.exclude(opened_at=None)), then=Value(SignIn.OPENED)),
            default=Value(SignIn.INVITED),
            output_field=CharField(),
        ),
    )


def without_account(member):
    """Everybody employed who cannot sign in yet."""
    return Member.objects.visible_to(member).here().filter(user=None)


def curator_choices(member):
    """Who may be made a curator: everybody employed today."""
    return Member.objects.visible_to(member).here().by_name()


def todo_counts(member, year):
    """{"people": n, "without_curator": n, "without_group": n, "without_account": n}."""
    people = with_places(Member.objects.visible_to(member).here(), year)
    takes_part = Q(pk__in=_taking_part(member))
    return people.aggregate(
        people=Count("pk"),
        without_curator=Count("pk", filter=takes_part & Q(curator_name=None)),
        without_group=Count("pk", filter=takes_part & Q(group_name=None)),
        without_account=Count("pk", filter=Q(user=None)),
    )


def groups_of(member, year):
    """The groups of `year` with their present members and the number of them."""
    places = Membership.objects.now().select_related("member")
    places = places.order_by(*by_name("member__last_name", "member__first_name"))
    groups = AptGroup.objects.visible_to(member).filter(year=year).select_related("facilitator")
    groups = groups.order_by(F("kind").asc(), *by_name("name"))
    return [
        _sized(group)
        for group in groups.prefetch_related(Prefetch("memberships", places, to_attr="places"))
    ]


def places_of(group):
    """Everybody who is or was in the group this year, with dates; `is_now` tells which."""
    places = group.memberships.select_related("member")
    is_now = Q(until_on=None) | Q(until_on__gte=timezone.localdate())
    places = places.annotate(is_now=Case(When(is_now, then=Value(True)), default=Value(False)))
    names = by_name("member__last_name", "member__first_name")
    return places.order_by(*names, "from_on")


def people_outside(member, group):
    """Everybody employed who is not in the group, with the group they are in."""
    inside = group.memberships.now().values("member")
    people = Member.objects.visible_to(member).here().exclude(pk__in=inside)
    return with_places(people, group.year).by_name()


def history_of(who, year):
    """{"curators": rows, "groups": rows} of one person in `year`, oldest first."""
    if year is None:
        return {"curators": [], "groups": []}
    curators = Curatorship.objects.filter(member=who, year=year).select_related("curator")
    places = Membership.objects.filter(member=who, year=year).select_related("group")
    return {"curators": curators.order_by("from_on"), "groups": places.order_by("from_on")}


def subject_names(member):
    """The school's catalogue, for the field that suggests."""
    subjects = Subject.objects.filter(school=member.school_id)
    return list(subjects.order_by(*by_name("name")).values_list("name", flat=True))


def _sized(group):
    """`is_odd_size`: an APT group smaller or larger than groups talk well in."""
    is_apt = group.kind == GroupKind.APT
    group.is_odd_size = is_apt and not SMALLEST <= len(group.places) <= LARGEST
    return group


def _taking_part(member):
    return Member.objects.visible_to(member).taking_part().values("pk")
