"""The promises on paper are those in code, and every address has somebody it is for."""

import pytest
from django.core.management import call_command
from django.urls import get_resolver

from dashboards.addresses import ADDRESSES
from dashboards.flows import FLOWS, pairs
from dashboards.permissions import COLUMNS, SIGHTS
from dashboards.routes import names_in


def test_every_address_has_a_row_and_every_row_an_address():
    addresses = set(names_in(get_resolver()))

    assert addresses == set(ADDRESSES)


def test_the_document_is_what_the_tables_say():
    call_command("permissions", check=True)


def test_every_row_speaks_of_every_reader():
    assert {len(sight.cells) for sight in SIGHTS} == {len(COLUMNS)}


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: str(flow.record))
def test_the_moves_are_those_of_the_code(flow):
    allowed = {
        (before.value, after.value) for before, afters in flow.table.items() for after in afters
    }

    assert pairs(flow) == allowed
