"""What all lists behind the school's figures have in common."""

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils.functional import cached_property

from dashboards.narrowing import Narrowing
from dashboards.school_people import SchoolPeople

#: Rows on a page.
PER_PAGE = 50


@dataclass
class SchoolList:
    """One table. Its page and its file are made of the same `rows`, so they cannot differ.

    `name` is that of the address; `keys` are what the address may narrow this list by,
    besides the filters of people.
    """

    narrowing: Narrowing

    name: ClassVar[str] = ""
    keys: ClassVar[tuple] = ()

    @cached_property
    def facts(self):
        return SchoolPeople(self.narrowing)

    @property
    def year(self):
        return self.narrowing.year

    @property
    def title(self):
        raise NotImplementedError

    @property
    def header(self):
        """Names of the columns."""
        raise NotImplementedError

    @property
    def note(self):
        """Said above the table: what it does not follow, or does not show."""
        return ""

    @property
    def asides(self):
        """What of the school the list is about, in words: a month, a state."""
        return []

    @cached_property
    def rows(self):
        """A tuple of cells for every line: words, numbers and days."""
        raise NotImplementedError

    @cached_property
    def page(self):
        return Paginator(self.rows, PER_PAGE).get_page(self.asked("page"))

    @property
    def lines(self):
        """The lines of this page: [(cell as text, its column's name)]; days as 2026-11-23."""
        header = self.header
        return [list(zip(map(str, row), header, strict=True)) for row in self.page.object_list]

    @property
    def query(self):
        """What the address says, all but the page."""
        return "&".join(filter(None, (self.own_query, self.narrowing.query)))

    @property
    def own_query(self):
        """What it says of this list alone: no filter of people, no period."""
        return urlencode({key: self.asked(key) for key in self.keys if self.asked(key)})

    def asked(self, key):
        return self.narrowing.asked.get(key, "")

    def export(self):
        return list(self.header), [list(row) for row in self.rows]
