"""Pages for what cannot be shown stand even when nothing else does."""

import pytest
from django.test import RequestFactory

from core import errors


@pytest.fixture
def request_of_nobody():
    """As an error finds it: no session, no person, no language yet."""
    return RequestFactory().get("/")


def test_server_error_asks_the_database_nothing(request_of_nobody):
    answer = errors.server_error(request_of_nobody)

    assert answer.status_code == 500
    assert "<h1>" in answer.text


@pytest.mark.parametrize(
    ("handler", "status"),
    [
        (errors.bad_request, 400),
        (errors.forbidden, 403),
        (errors.csrf_failure, 403),
        (errors.too_many, 429),
    ],
)
def test_every_error_has_a_page_with_a_way_on(db, request_of_nobody, handler, status):
    answer = handler(request_of_nobody)

    assert answer.status_code == status
    assert "<h1>" in answer.text
    assert 'href="/' in answer.text
