"""What stands around every page: who I am, where I may go, what is new. One query."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from activity.models import Notification
from activity.queries import unread_elsewhere
from core.prepared import Prepared
from dialogue.models import Thread
from groups.models import Curatorship, Membership
from people.enums import SchoolKind
from people.models import Acceptance, Installation, Member, MunicipalityViewer
from people.queries import is_demo
from people.querysets import AFTERGLOW

#: Which place of the menu a namespace (or one address of it) belongs to.
SECTIONS = {
    "dashboards:home": "home",
    "dashboards:desk": "desk",
    "dashboards:teacher": "desk",
    "dashboards:desk_former": "desk",
    "dashboards:desk_answer": "desk",
    "dashboards:more": "more",
    "dashboards:growth": "reflections",
    "dashboards:search": "more",
    "dashboards:school": "school",
    "dashboards:municipality": "municipality",
    "dashboards:school_list": "school",
    "dashboards:school_growth": "school",
    "dashboards:school_visits": "school",
    "goals": "goals",
    "reflections": "reflections",
    "observations": "lessons",
    "meetings": "groups",
    "coaching:advisings": "more",
    "coaching:advising_new": "more",
    "coaching:advising": "more",
    "coaching:support": "more",
    "observations:settings_bells": "school",
    "observations:settings_protocol": "school",
    "observations:quotas": "school",
    "meetings:settings_events": "school",
    "meetings:section_new": "school",
    "meetings:section": "school",
    "dashboards:school_lessons": "school",
    "dashboards:school_meetings": "school",
    "dashboards:school_not_visited": "school",
    "reflections:prompts": "school",
    "dashboards:school_conversations": "school",
    "coaching": "talks",
    "office": "school",
    "reminders": "school",
    "years": "school",
    "people": "more",
    "activity": "more",
}

#: What one query tells of the member, by the names of Shell's fields.
ASKED = ["unread", "waiting", "is_curator", "has_curated", "group_id", "is_demo"]
ASKED += ["has_news_elsewhere", "accepted_at", "views_municipality"]
#: Places in a phone's bar beside „Daugiau“.
TABS = 4


@dataclass(frozen=True)
class Place:
    """One place of the menu; `short` is its word on a phone."""

    name: str
    label: str
    short: str
    icon: str
    url: str
    is_apart: bool = False


def _place(name, label, icon, url):
    return Place(name, label, label, icon, url)


@dataclass
class Shell:
    """What the frame of a page shows this member; `waiting` is for the curator's word."""

    unread: int
    waiting: int
    is_curator: bool
    has_curated: bool
    group_id: int | None
    takes_part: bool
    is_administrator: bool
    is_demo: bool
    has_news_elsewhere: bool
    #: when the member has read who sees what, as it is in force now
    accepted_at: datetime | None
    views_municipality: bool
    member: Member
    memberships: list

    @property
    def asks_to_read(self):
        """Who sees what, to be read by everybody who may still say that they have."""
        return self.accepted_at is None and not self.member.has_left()

    @cached_property
    def unread_elsewhere(self):
        """Ids of my other memberships with something new; asked only by the switcher."""
        return unread_elsewhere(self.memberships, self.member)

    @cached_property
    def top_items(self):
        return [*self._own, *self._apart]

    @cached_property
    def tab_items(self):
        more = Place("more", _("More"), _("More"), "dots", reverse("dashboards:more"))
        return [*self._tabs, more]

    @cached_property
    def _tabs(self):
        """The goal and the group give their places on a phone to curating or the school."""
        own = self._own
        giving = [item for name in ("groups", "goals") for item in own if item.name == name]
        return [*(item for item in own if item not in giving), *self._apart, *giving][:TABS]

    @cached_property
    def more_items(self):
        """What the page „Daugiau“ lists: all the places that a phone's bar leaves out."""
        places = [item for item in self.top_items if item not in self._tabs]
        if not self.takes_part:
            places += [self._board(), self._groups()]
        if self.takes_part:
            growth = reverse("dashboards:growth")
            places.append(_place("growth", _("Growth map"), "target", growth))
        if self.takes_part or self.has_curated:
            talks = reverse("coaching:list")
            places.append(_place("talks", _("Coaching conversations"), "talk", talks))
        events = reverse("meetings:events")
        places.append(_place("events", _("Colleague to colleague"), "people", events))
        if self.has_curated and not self.is_curator:  # a curator's desk has the link itself
            former, words = reverse("dashboards:desk_former"), _("What I wrote as a curator")
            places.append(_place("former", words, "desk", former))
        advising, words = reverse("coaching:advisings"), _("Teacher adviser")
        places.append(_place("advising", words, "people", advising))
        search, words = reverse("dashboards:search"), pgettext("page", "Search")
        places.append(_place("search", words, "search", search))
        inbox, settings = reverse("activity:inbox"), reverse("people:settings")
        places.append(_place("inbox", _("Notices"), "bell", inbox))
        places.append(_place("settings", _("Settings"), "filter", settings))
        if self.is_administrator:
            people, office = reverse("office:people"), reverse("office:settings")
            places.append(_place("people", _("People"), "people", people))
            places.append(_place("office", _("School settings"), "board", office))
        sight = reverse("dashboards:who_sees_what")
        places.append(_place("help", _("Help"), "info", reverse("dashboards:help")))
        places.append(_place("sight", _("Who sees what"), "eye", sight))
        return places

    @cached_property
    def _own(self):
        home = Place("home", _("My year"), _("My year"), "glyph", reverse("dashboards:home"))
        if not self.takes_part:
            return [home]
        reflections = reverse("reflections:list")
        return [
            home,
            Place("reflections", _("Reflections"), _("Reflections"), "pen", reflections),
            Place("goals", _("Goal"), _("Goal"), "target", reverse("goals:mine")),
            self._board(),
            self._groups(),
        ]

    def _groups(self):
        """The own group at once, else the list of all."""
        groups = reverse("meetings:groups")
        if self.group_id:
            groups = reverse("meetings:group", args=[self.group_id])
        return Place("groups", _("Group"), _("Group"), "people", groups)

    def _board(self):
        """A kindergarten speaks of activities."""
        label, short = _("Lessons board"), _("Lessons")
        if self.member.school.kind == SchoolKind.KINDERGARTEN:
            label, short = _("Activities board"), _("Activities")
        return Place("lessons", label, short, "board", reverse("observations:board"))

    @cached_property
    def _apart(self):
        places = []
        if self.is_curator:
            desk = reverse("dashboards:desk")
            places.append(Place("desk", _("Curating"), _("Curating"), "desk", desk, is_apart=True))
        if self.is_administrator:
            school = reverse("dashboards:school")
            places.append(
                Place("school", _("School"), _("School"), "school", school, is_apart=not places)
            )
        if self.views_municipality:
            url, words = reverse("dashboards:municipality"), _("Municipality")
            places.append(Place("municipality", words, words, "board", url, is_apart=not places))
        return places


def shell(request):
    """The context processor named in the settings."""
    member = getattr(request, "member", None)
    if member is None:
        return {"is_demo": is_demo()}
    frame = _shell_of(member, request.year, request.memberships)
    return {
        "member": member,
        "memberships": request.memberships,
        "year": request.year,
        "shell": frame,
        "is_demo": frame.is_demo,
        "section": _section(request.resolver_match),
    }


def _section(match):
    if match is None:
        return ""
    return SECTIONS.get(match.view_name) or SECTIONS.get(match.namespace, "")


def _shell_of(member, year, memberships):
    day = timezone.localdate()
    (row,) = _frame.rows(
        member=member.pk,
        user=member.user_id,
        year=year and year.pk,
        day=day,
        left_since=day - AFTERGLOW,
    )
    return Shell(
        takes_part=member.takes_part() and not member.has_left(),
        is_administrator=member.is_administrator and not member.has_left(),
        member=member,
        memberships=memberships,
        **row,
    )


@Prepared
def _frame(member, user, year, day: date, left_since: date):
    """What every page asks; `left_since`: who left before it signs in there no more."""
    others = Member.objects.open_to(user, left_since).exclude(pk=member)
    elsewhere = Notification.objects.unread().filter(member__in=others)
    places = Membership.objects.now(day).apt().filter(member=OuterRef("pk"), year=year)
    queue = Thread.objects.waiting(day).filter(curator=OuterRef("pk")).order_by()
    accepted = Acceptance.objects.present().filter(member=OuterRef("pk"))
    curated = Curatorship.objects.filter(curator=OuterRef("pk"))
    viewers = MunicipalityViewer.objects.filter(user=OuterRef("user"))
    return (
        Member.objects.filter(pk=member)
        .annotate(
            unread=Count("notifications", filter=Q(notifications__read_at=None)),
            waiting=Coalesce(
                Subquery(queue.values("curator").annotate(n=Count("pk")).values("n")), 0
            ),
            is_curator=Exists(curated.now(day)),
            has_curated=Exists(curated),
            group_id=Subquery(places.values("group")[:1]),
            is_demo=Exists(Installation.objects.filter(is_demo=True)),
            has_news_elsewhere=Exists(elsewhere),
            accepted_at=Subquery(accepted.values("accepted_at")[:1]),
            views_municipality=Exists(viewers),
        )
        .values(*ASKED)
    )
