"""Thousands of requests made up from the OpenAPI document: no answer of 500, none outside the document."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from config.wsgi import application
from tests.pages.site import make_site

pytestmark = pytest.mark.django_db

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def document(db) -> Iterator[schemathesis.openapi.OpenApiSchema]:
    """As it is served, for a site with texts to compare. The connection stays open: the test's transaction is in it."""
    make_site()
    each = (request_started, request_finished)
    for signal in each:
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/schema/", application)
    for signal in each:
        signal.connect(close_old_connections)


schema = schemathesis.pytest.from_fixture("document")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # its client closes no streamed answer
@schema.parametrize()
@settings(
    max_examples=34,
    phases=[Phase.generate],
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_of_the_document(case):
    cache.clear()  # none of the thousands should meet the limit of one address
    case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})
