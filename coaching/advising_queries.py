"""What the pages of the adviser programme ask for."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q
from django.utils import timezone

from coaching.advising_enums import ACADEMIC_HOURS, IF_NEEDED, CycleStep, SupportKind
from coaching.models import Advising, AdvisingReport, SupportRole
from core.collation import by_name
from observations.models import Observation
from people.models import Member

#: A share is said from so many teachers on (decisions.md, small numbers).
SHARE_FROM = 5


@dataclass(frozen=True)
class Hours:
    """Academic hours logged, out of the sixteen."""

    logged: Decimal

    @property
    def left(self):
        return max(ACADEMIC_HOURS - self.logged, Decimal(0))

    @property
    def are_full(self):
        return not self.left

    @property
    def whole(self):
        return ACADEMIC_HOURS


@dataclass(frozen=True)
class Stage:
    """One step of the cycle with its sessions; `is_next` is where the two are now."""

    step: CycleStep
    sessions: list
    is_next: bool

    @property
    def is_done(self):
        return bool(self.sessions)

    @property
    def halves(self):
        return sum(session.halves for session in self.sessions)

    @property
    def is_if_needed(self):
        return self.step == IF_NEEDED


def hours_of(sessions):
    return Hours(Decimal(sum(session.halves for session in sessions)) / 2)


def stages_of(sessions):
    """The five steps; the next one is the first undone after the latest done."""
    by_step = {step: [one for one in sessions if one.step == step] for step in CycleStep}
    latest = max((step for step, rows in by_step.items() if rows), default=0)
    return [Stage(step, rows, is_next=step == latest + 1) for step, rows in by_step.items()]


def mine(member):
    """[Advising] of both sides, newest first, with the hours; one query."""
    rows = Advising.objects.visible_to(member).with_halves()
    rows = rows.select_related("owner", "adviser", "year")
    return list(rows.order_by("-year__starts_on", "-pk"))


def report_of(advising):
    """The report as it stands, or None."""
    rows = AdvisingReport.objects.select_related("advising__owner", "advising__adviser")
    return rows.filter(advising=advising).first()


def waiting_copies(report):
    return list(report.copies.waiting().order_by("-made_at", "-pk")) if report.pk else []


def linkable(advising, member):
    """Observed lessons of the colleague that both of the two may read."""
    other = advising.other_than(member)
    rows = Observation.objects.visible_to(member).filter(
        owner=advising.owner_id, year=advising.year_id
    )
    both = rows.filter(pk__in=Observation.objects.visible_to(other).values("pk"))
    return both.select_related("lesson").order_by("-lesson__starts_at", "-pk")


def linked(sessions, member):
    """{id: Observation} of those linked in the log that this reader may still open."""
    ids = [session.observation_id for session in sessions if session.observation_id]
    if not ids:
        return {}
    rows = Observation.objects.visible_to(member).filter(pk__in=ids).select_related("lesson")
    return {row.pk: row for row in rows}


def staff(member):
    """Who may be chosen: everybody who works in the school."""
    return Member.objects.here().filter(school=member.school_id).by_name()


def leaders(member):
    """Advisers and mentors of the school."""
    ids = SupportRole.objects.leading().values("member")
    return Member.objects.here().filter(school=member.school_id, pk__in=ids).by_name()


def leads(member):
    return SupportRole.objects.leading().filter(member=member).exists()


def register_of(school_id, *, is_whole=False):
    """{kind: [SupportRole]} in force, by surname; with the ended ones when `is_whole`."""
    rows = SupportRole.objects.filter(member__school=school_id).select_related("member")
    rows = rows.order_by(*by_name("member__last_name", "member__first_name"), "since_on", "pk")
    if not is_whole:
        rows = rows.filter(pk__in=SupportRole.objects.now().values("pk"))
    found = list(rows)
    return {kind: [row for row in found if row.kind == kind] for kind in SupportKind}


@dataclass(frozen=True)
class Support:
    """How many of those who take part have an adviser or a mentor this year."""

    have: int
    total: int
    by_kind: dict

    @property
    def kinds(self):
        """[(label, how many now)]."""
        return [(kind.label, count) for kind, count in self.by_kind.items()]

    @property
    def share(self):
        """Percent, or None where it would be of too few."""
        return round(100 * self.have / self.total) if self.total >= SHARE_FROM else None


def support_of(school_id, year):
    """Counts of a school; two queries."""
    today = timezone.localdate()
    taking = Member.objects.taking_part(today).filter(school=school_id)
    ids = Advising.objects.having_one().filter(year=year).values("owner")
    counts = taking.aggregate(total=Count("pk"), have=Count("pk", filter=Q(pk__in=ids)))
    now = SupportRole.objects.now(today).filter(member__school=school_id)
    kinds = Counter(now.values_list("kind", flat=True))
    return Support(**counts, by_kind={kind: kinds[kind] for kind in SupportKind})


def progress_of(year):
    """What the administrator sees of the year's work: who, when, hours and state, no words."""
    rows = Advising.objects.filter(year=year).with_halves()
    rows = rows.select_related("owner", "adviser").defer("goal")
    return rows.order_by(*by_name("adviser__last_name", "adviser__first_name"), "pk")
