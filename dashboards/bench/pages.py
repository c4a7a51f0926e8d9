"""The pages of the bench, by the names that its budgets use, and who opens them."""

from dataclasses import dataclass
from functools import partial

from django.apps import apps
from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import cached_property

from dashboards.bench.visits import Answer, KeptForm, Visitor
from groups.models import Curatorship
from people.models import Member, School
from reflections.enums import ReflectionStatus
from reflections.models import Reflection
from years.models import DueDay, SchoolYear

#: What the school's page asks for after itself, each in a request of its own.
FIGURES = (
    *("dashboards:school_lessons", "dashboards:school_meetings", "dashboards:school_visits"),
    *("dashboards:school_conversations", "coaching:support"),
)
#: So many people open a page in turn, each of another school where there are as many.
LOOKERS = 16


class NotHereError(Exception):
    """The page cannot be measured here; the text says why."""


@dataclass(frozen=True)
class Page:
    """`asks`: a function for each looker that asks for the page once; `values` for bare SQL."""

    name: str
    asks: list
    values: list


def pages(names):
    """(pages, {name: why it is left out}) of `names`, in their order."""
    cast, found, left_out = Cast(), [], {}
    for name in names:
        try:
            found.append(PAGES[name](cast, name))
        except NotHereError as reason:
            left_out[name] = str(reason)
    return found, left_out


class Cast:
    """Teachers, curators, administrators and viewers, spread over the schools."""

    def __init__(self):
        self.visitors = {}
        self.years = {}
        begun = SchoolYear.objects.filter(starts_on__lte=timezone.localdate())
        for school, pk in begun.order_by("school", "-starts_on").values_list("school", "pk"):
            self.years.setdefault(school, []).append(pk)
        schools = list(self.years)
        self.schools = schools[:: max(1, len(schools) // LOOKERS)][:LOOKERS]
        self.years_here = [self.years[school][0] for school in self.schools]

    def visitor(self, user, member, values):
        """The person at the application, one for each; `values` are for bare SQL."""
        key = user.pk, member and member.pk
        if key not in self.visitors:
            self.visitors[key] = Visitor(user, member, values)
        return self.visitors[key]

    def employed(self, member):
        years = self.years[member.school_id]
        values = {"member": member.pk, "school": member.school_id, "month": self.month}
        values |= {"year": years[0], "years": years[:2]}
        return self.visitor(member.user, member, values)

    def teachers(self):
        """Who can write the running month still."""
        of_month = Reflection.objects.filter(month=self.month)
        written = of_month.exclude(status=ReflectionStatus.DRAFT)
        rows = Member.objects.taking_part().exclude(pk__in=written.values("owner"))
        return self._dealt(rows, "teacher")

    def curators(self):
        pairs = Curatorship.objects.now().filter(year__in=self.years_here)
        return self._dealt(Member.objects.here().filter(pk__in=pairs.values("curator")), "curator")

    def administrators(self):
        rows = Member.objects.here().filter(is_administrator=True)
        return self._dealt(rows, "administrator")

    def viewers(self):
        """People of a municipality; the model is found by its name, for it is a newer one."""
        try:
            model = apps.get_model("people", "MunicipalityViewer")
        except LookupError:
            raise NotHereError("there are no viewers of a municipality yet") from None
        rows = model.objects.select_related("user").order_by("pk")[:LOOKERS]
        if not rows:
            raise NotHereError("this database has no viewer of a municipality")
        return [self.visitor(row.user, None, {"schools": _schools_of(row)}) for row in rows]

    @cached_property
    def month(self):
        """The first day of the month that is written now."""
        months = DueDay.objects.filter(year__in=self.years_here).months()
        day = months.filter(opens_on__lte=timezone.localdate()).order_by("-month").first()
        if day is None:
            raise NotHereError("no month of the open year has begun")
        return day.month

    def _dealt(self, members, role):
        """One from each school in turn until there are enough; NotHereError without any."""
        turn = Window(RowNumber(), partition_by=F("school"), order_by="pk")
        rows = members.filter(school__in=self.schools, user__isnull=False)
        rows = rows.select_related("user").annotate(turn=turn).order_by("turn", "school")
        dealt = list(rows[:LOOKERS])
        if not dealt:
            raise NotHereError(f"this database has no {role}")
        return [self.employed(member) for member in dealt]


def _schools_of(viewing):
    schools = School.objects.filter(Q(municipality=viewing.municipality))
    return list(schools.values_list("pk", flat=True))


def _opened(who, view, *args):
    def page(cast, name):
        try:
            path = reverse(view, args=args)
        except NoReverseMatch:
            raise NotHereError(f"{view} does not resolve yet") from None
        visitors = who(cast)
        return _page(name, visitors, lambda visitor: partial(visitor.get, path))

    return page


def _editor(cast, name):
    visitors, path = cast.teachers(), _editor_of(cast)
    return _page(name, visitors, lambda visitor: partial(visitor.get, path))


def _autosave(cast, name):
    visitors, path = cast.teachers(), _editor_of(cast)
    return _page(name, visitors, lambda visitor: Typing(visitor, path))


def _school_figures(cast, name):
    visitors, paths = cast.administrators(), [reverse(view) for view in FIGURES]
    return _page(name, visitors, lambda visitor: partial(_parts, visitor, paths))


def _parts(visitor, paths):
    answers = [visitor.part(path) for path in paths]
    return Answer(max(one.status for one in answers), {}, b"".join(one.body for one in answers))


def _page(name, visitors, ask):
    asks = [ask(visitor) for visitor in visitors]
    return Page(name, asks, [visitor.values for visitor in visitors])


def _editor_of(cast):
    return reverse("reflections:edit", args=[f"{cast.month:%Y-%m}"])


class Typing:
    """Somebody at the editor: every call changes a word and sends the whole form."""

    def __init__(self, visitor, path):
        self.visitor, self.seq = visitor, 0
        self.form = KeptForm(visitor.get(path).text)
        if not self.form.texts:
            raise NotHereError("the editor shows no form that saves itself")

    def __call__(self):
        self.seq += 1
        form = self.form
        changed = f"Pirmas sakinys, kurį rašo {self.seq} kartą."
        fields = {**form.fields, form.texts[0]: changed, "autosave": "1"}
        fields |= {"editor": f"bench{id(self)}", "seq": str(self.seq)}
        answer = self.visitor.post(form.save_url, fields)
        if answer.status == 200:
            form.fields["version"] = str(answer.json["version"])
        return answer


#: `empty` is the page that all ratios refer to. What `school figures` are has no budget.
PAGES = {
    "empty": _opened(Cast.teachers, "bench_empty"),
    "home": _opened(Cast.teachers, "dashboards:home"),
    "reflection editor": _editor,
    "autosave": _autosave,
    "board": _opened(Cast.teachers, "observations:board"),
    "desk": _opened(Cast.curators, "dashboards:desk"),
    "school dashboard": _opened(Cast.administrators, "dashboards:school"),
    "school figures": _school_figures,
    "municipality": _opened(Cast.viewers, "dashboards:municipality"),
}
