"""Which tests touch the database: those run on each of the databases, all others once. And records made once.

A test does so if a database fixture or mark of pytest-django reaches it. What reaches the database otherwise, from a
process of its own, says so with the mark ``database``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction

FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what touches the database, as far as can be told before it runs."""
    if item.get_closest_marker("django_db") or FIXTURES.intersection(getattr(item, "fixturenames", ())):
        item.add_marker("database")


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef, request: pytest.FixtureRequest) -> None:
    """Fail a test that asks for the database only while it runs: it was chosen as one without."""
    is_test = isinstance(request.node, pytest.Item)
    if is_test and fixturedef.argname in FIXTURES and not request.node.get_closest_marker("database"):
        pytest.fail("This test touches the database and does not say so: mark it pytest.mark.django_db.")


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Callable[..., Any]]:
    """``once(make_site)`` makes records for all tests of a module; what a test changes in them goes with the test.

    The objects are shared: a test that changes them takes a copy.
    """
    whole = transaction.atomic()

    def make(factory: Callable[..., Any], *args: Any, **options: Any) -> Any:
        with django_db_blocker.unblock():
            return factory(*args, **options)

    make(whole.__enter__)
    yield make
    make(transaction.set_rollback, True)
    make(whole.__exit__, None, None, None)
