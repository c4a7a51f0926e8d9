"""Search over what a member may read, each kind by one statement."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.searching import words_asked
from core.text import Words
from dashboards import search_hits, search_rows
from dashboards.search_hits import Hit

#: Shown of each kind at first, and on a page of one kind.
FEW, PER_PAGE = 5, 50
#: A page beyond this nobody asks for; a bigger number no database takes.
MOST_PAGES = 10_000


@dataclass(frozen=True)
class Kind:
    """One kind of records; `rows` finds them, `hit` shows one."""

    name: str
    label: Words
    rows: Callable
    hit: Callable


KINDS = (
    Kind("people", _("People"), search_rows.people, search_hits.person),
    Kind("goals", _("Goals"), search_rows.goals, search_hits.goal),
    Kind("reflections", _("Reflections"), search_rows.reflections, search_hits.reflection),
    Kind("lessons", _("Lessons"), search_rows.lessons, search_hits.lesson),
    Kind("meetings", _("Meetings"), search_rows.meetings, search_hits.meeting),
)


@dataclass(frozen=True)
class Found:
    """What was found of one kind: how many in all, and those that are shown."""

    kind: Kind
    count: int
    hits: list[Hit]
    page: Page | None = None

    @property
    def has_more(self):
        return self.page is None and self.count > len(self.hits)


@dataclass
class Search:
    """What `member` finds by `text`; of one `kind` alone, page by page, when it is named."""

    member: object
    text: str
    kind: str = ""
    page: str = ""

    @cached_property
    def words(self):
        return words_asked(self.text)

    @cached_property
    def found(self):
        """The kinds of which something was found."""
        one = [self._page(kind) for kind in KINDS if kind.name == self.kind]
        found = one or [self._first(kind) for kind in KINDS]
        return [group for group in found if group.count]

    @property
    def is_of_one_kind(self):
        return self.kind in {kind.name for kind in KINDS}

    @property
    def query(self):
        """The question as a link repeats it."""
        return urlencode({"q": self.text})

    @property
    def keep(self):
        """The question and its kind, as links from page to page repeat them."""
        return urlencode({"q": self.text, "kind": self.kind})

    def _first(self, kind):
        return self._shown(kind, self._rows(kind, 0, FEW))

    def _page(self, kind):
        number = int(self.page) if self.page.isascii() and self.page.isdigit() else 1
        number = min(max(number, 1), MOST_PAGES)
        rows = self._rows(kind, (number - 1) * PER_PAGE, PER_PAGE)
        if not rows and number > 1:  # beyond the last: the first again
            number, rows = 1, self._rows(kind, 0, PER_PAGE)
        group = self._shown(kind, rows)
        page = Paginator(range(group.count), PER_PAGE).get_page(number)
        return Found(kind, group.count, group.hits, page)

    def _rows(self, kind, start, count):
        rows = search_rows.counted(kind.rows(self.member, self.words))
        return list(rows[start : start + count])

    def _shown(self, kind, rows):
        hits = [kind.hit(row, self.words, self.member) for row in rows]
        return Found(kind, rows[0].found if rows else 0, hits)
