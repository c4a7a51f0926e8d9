"""The part of a school that its pages are narrowed to, read from the address.

A page asks `people_of` who is meant on a day; every figure of people starts there. What the
address does not know is no filter. A half-year narrows days, not people.
"""

from dataclasses import dataclass
from functools import cache, partial
from urllib.parse import urlencode

from django.db.models import CharField, DateField, DateTimeField, F, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.collation import key
from core.prepared import Prepared, Slot
from dashboards.periods import chosen, periods_of
from groups.enums import GroupKind
from groups.models import AptGroup, Curatorship, Membership
from people.enums import Category
from people.models import Member, Subject, SubjectArea

#: Filters of people, as the address and the form name them.
KEYS = ("group", "curator", "subject", "category")
#: Slots that hold something else than a number.
FIELDS = {
    "day": DateField,
    "month": DateField,
    "began": DateField,
    "until": DateTimeField,
    "group": CharField,
    "category": CharField,
}
#: How an area is told from a subject in the address, where both are chosen as „subject“.
AREA = "area-"
SELECTED = SafeString(" selected")


@dataclass(frozen=True)
class Choice:
    """One line of a filter; `meant` is what the questions take, by the name of their slot."""

    value: str
    label: str
    meant: tuple


def people_of(at):
    """Who takes part on `at["day"]`; a group is meant by its name in `at["year"]`.

    `at` holds values, or the slots of a prepared question.
    """
    members = Member.objects.filter(school=at["school"]).taking_part(at["day"])
    if "group" in at:
        places = placed_on(at).filter(group__name=at["group"])
        members = members.filter(pk__in=places.values("member"))
    if "curator" in at:
        pairs = curated_on(at).filter(curator=at["curator"])
        members = members.filter(pk__in=pairs.values("member"))
    if "subject" in at:
        members = members.filter(subject=at["subject"])
    if "area" in at:
        members = members.filter(subject__area=at["area"])
    if "category" in at:
        members = members.filter(category=at["category"])
    return members


def curated_on(at):
    """Curatorships of `at["year"]` on `at["day"]`."""
    return Curatorship.objects.on(at["day"]).filter(year=at["year"])


def placed_on(at):
    """Places in APT groups of `at["year"]` on `at["day"]`; the place knows its group's kind."""
    return Membership.objects.on(at["day"]).filter(year=at["year"], kind=GroupKind.APT)


def asked(build, at):
    """The rows of `build(at)`, whose SQL is written once for each set of filters."""
    return _prepared(build, frozenset(at)).rows(**at)


@cache
def _prepared(build, names):
    slots = {name: Slot(name, FIELDS[name]() if name in FIELDS else None) for name in names}
    return Prepared(partial(build, slots))


@dataclass
class Narrowing:
    """What the address of a school's page asks for (`asked` is a mapping of it)."""

    school: object
    year: object
    asked: dict

    @classmethod
    def of(cls, request):
        return cls(request.member.school, request.year, request.GET)

    @cached_property
    def periods(self):
        return periods_of(self.year)

    @cached_property
    def period(self):
        return chosen(self.periods, self.asked.get("term", ""))

    @cached_property
    def at(self):
        """What the questions are asked with: the school, its year, today and the filters."""
        filters = dict(one.meant for one in self.chosen.values())
        today = timezone.localdate()
        return {"school": self.school.pk, "year": self.year.pk, "day": today, **filters}

    @cached_property
    def choices(self):
        """{filter: [Choice]}, by name; one query, none for the categories."""
        found = {name: [] for name in (*KEYS, "area")}
        at = {"school": self.school.pk, "year": self.year.pk, "day": timezone.localdate()}
        for what, pk, label, _by in sorted(asked(_choices, at), key=lambda row: key(row[3])):
            if what == "area":
                whole = _("%(area)s (the whole area)") % {"area": label}
                found["area"].append(Choice(f"{AREA}{pk}", whole, ("area", pk)))
            else:
                meant = label if what == "group" else pk
                found[what].append(Choice(str(pk), label, (what, meant)))
        found["subject"] = found.pop("area") + found["subject"]
        found["category"] = [
            Choice(one.value or "none", str(one.label), ("category", one.value))
            for one in Category
        ]
        return found

    @cached_property
    def chosen(self):
        """{filter: Choice} of what the address names and the school has."""
        if not any(self.asked.get(name) for name in KEYS):
            return {}
        return {
            name: one
            for name in KEYS
            for one in self.choices[name]
            if one.value == self.asked.get(name)
        }

    @cached_property
    def filters(self):
        """[(name, label, „all“, its options' markup)]: what the form shows."""
        return [
            (name, label, everything, self._options(name))
            for name, label, everything in (
                ("group", _("APT group"), _("All groups")),
                ("curator", _("Curator"), _("All curators")),
                ("subject", _("Subject"), _("All subjects")),
                ("category", _("Qualification category"), _("All categories")),
            )
        ]

    @property
    def said(self):
        """What is narrowed, in words; nothing when everybody is meant."""
        labels = {name: label for name, label, *_rest in self.filters}
        return [f"{labels[name]}: {one.label}" for name, one in self.chosen.items()]

    @property
    def is_of_some(self):
        """Not everybody of the school is meant."""
        return bool(self.chosen)

    @property
    def is_beyond_group(self):
        """Narrowed by more than a group: figures of groups cannot follow."""
        return bool(set(self.chosen) - {"group"})

    @cached_property
    def query(self):
        """The filters as they go on in the addresses of other pages."""
        asked = {"term": self.period.number} if self.period.number else {}
        return urlencode(asked | {name: one.value for name, one in self.chosen.items()})

    @cached_property
    def tail(self):
        """The same, to stand after something else."""
        return f"&{self.query}" if self.query else ""

    def behind(self, name, **asked):
        """The address of the list behind a figure."""
        address = reverse("dashboards:school_list", args=[name])
        return f"{address}?{urlencode(asked)}{self.tail}"

    def _options(self, name):
        chosen = self.chosen.get(name)
        rows = (
            (one.value, SELECTED if one is chosen else "", one.label) for one in self.choices[name]
        )
        return format_html_join("", '<option value="{}"{}>{}</option>', rows)


def _choices(at):
    groups = AptGroup.objects.filter(year=at["year"], kind=GroupKind.APT)
    curators = Member.objects.filter(pk__in=curated_on(at).values("curator"))
    areas = SubjectArea.objects.filter(school=at["school"])
    subjects = Subject.objects.filter(school=at["school"])
    parts = [
        _named(groups, "group", "name"),
        _named(curators, "curator", Concat("first_name", Value(" "), "last_name"), "last_name"),
        _named(areas, "area", "name"),
        _named(subjects, "subject", "name"),
    ]
    return parts[0].union(*parts[1:], all=True)


def _named(rows, what, label, by="name"):
    label = F(label) if isinstance(label, str) else label
    named = rows.order_by().annotate(what=Value(what), label=label, by=F(by))
    return named.values_list("what", "pk", "label", "by")
