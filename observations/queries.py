"""Reads of the 2+2 that several pages ask for: who has shown and observed how many."""

from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Count as HowMany
from django.db.models import Q
from django.utils import timezone

from core.dates import DAY
from observations.models import Observation, Quota
from years.models import Term


@dataclass(frozen=True)
class Count:
    """What one member has done and needs in one term; an exemption needs nothing."""

    shown: int
    observed: int
    need_shown: int
    need_observed: int

    @property
    def is_exempt(self):
        return self.need_shown == 0 and self.need_observed == 0

    @property
    def is_done(self):
        return self.left_to_show == 0 and self.left_to_observe == 0

    @property
    def left_to_show(self):
        return max(0, self.need_shown - self.shown)

    @property
    def left_to_observe(self):
        return max(0, self.need_observed - self.observed)


def counts_of(members, year):
    """{(member id, term id): Count} for every term of the year; four queries.

    A lesson counts as shown once, however many observed it; an observation counts as observed;
    both when confirmed (A21), in the term that the lesson's day falls in (A22).
    """
    ids = [member.pk for member in members]
    terms = list(Term.objects.filter(year=year))
    if not terms:
        return {}
    confirmed = Observation.objects.confirmed().filter(year=year)
    shown = _by_term(confirmed.filter(owner__in=ids), "owner_id", "lesson", terms)
    observed = _by_term(confirmed.filter(observer__in=ids), "observer_id", "pk", terms)
    others = {
        (quota.member_id, quota.term_id): quota
        for quota in Quota.objects.filter(term__in=terms, member__in=ids)
    }
    return {
        (pk, term.pk): _count(pk, term, shown, observed, others.get((pk, term.pk)))
        for pk in ids
        for term in terms
    }


def _count(pk, term, shown, observed, quota):
    needed = quota or term
    return Count(
        shown=shown.get(pk, {}).get(term.pk, 0),
        observed=observed.get(pk, {}).get(term.pk, 0),
        need_shown=needed.need_shown,
        need_observed=needed.need_observed,
    )


def _by_term(rows, who, what, terms):
    """{member id: {term id: how many different `what`}}, one query."""
    counts = {
        f"term_{term.pk}": HowMany(what, distinct=True, filter=_within(term)) for term in terms
    }
    found = rows.order_by().values(who).annotate(**counts)
    return {row[who]: {term.pk: row[f"term_{term.pk}"] for term in terms} for row in found}


def _within(term):
    first, after = _midnight(term.starts_on), _midnight(term.ends_on + DAY)
    return Q(lesson__starts_at__gte=first, lesson__starts_at__lt=after)


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))
