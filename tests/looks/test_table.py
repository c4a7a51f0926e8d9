"""The table of pages is whole: an address that answers a GET stands in it."""

import re

import pytest
from django.urls import get_resolver, resolve, reverse

from tests.looks import pages, stage
from tests.reached import addresses

pytestmark = pytest.mark.crawl


def names_of_the_table(ids):
    rows = [row for part in pages.PARTS.values() for row in part if row[2] != pages.MISSING]
    paths = [address.format(**ids).partition("?")[0] for _who, address, _act in rows]
    return {resolve(path).view_name for path in paths}


def any_path(name):
    """A path of this address with the plainest arguments that fit it."""
    for names, _pattern, _defaults, converters in patterns(name):
        values = {"int": 0, "str": "x"}
        arguments = {
            one: values["int" if "Int" in type(converters.get(one)).__name__ else "str"]
            for one in names
        }
        return reverse(name, kwargs=arguments)
    raise AssertionError(name)


def patterns(name):
    space, _, plain = name.rpartition(":")
    resolver = get_resolver()
    if space:
        resolver = resolver.namespace_dict[space][1]
    for possibilities, pattern, defaults, converters in resolver.reverse_dict.getlist(plain):
        for _template, names in possibilities:
            yield names, pattern, defaults, converters


def test_every_page_is_looked_at(cast, login):
    table = names_of_the_table(stage.set_up(cast).ids)
    client = login(cast.administrator)

    rest = sorted(addresses() - table - pages.NO_PAGES - {"account_signup", "people:accept"})

    assert [name for name in rest if client.get(any_path(name)).status_code != 405] == []


def test_no_page_is_an_address():
    assert addresses() >= pages.NO_PAGES


def test_each_row_stands_once():
    rows = [row for part in pages.PARTS.values() for row in part]

    assert len(rows) == len(set(rows))
    assert all(re.fullmatch(r"/[^ ]*", address) for _who, address, _act in rows)
