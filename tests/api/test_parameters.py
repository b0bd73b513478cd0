"""Nothing in a query string is ignored, and nothing in it is a server error."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from config.paging import BoundedPages, CursorPages
from config.parameters import MOMENT
from proposals.api.root import LISTS
from proposals.api.writing import WritableRows
from proposals.forms.fields import CompareForm
from proposals.forms.lists import BoardForm
from proposals.models import Change
from proposals.search.form import SearchForm
from tests.api.test_views import VIEWS
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_issue,
    make_measure,
    make_position,
    make_proposal,
)

pytestmark = pytest.mark.django_db

PARAMETERS = {
    f"{name}/": [
        *view.filterset_class.base_filters,
        "format",
        *CursorPages.names,
        *(["state"] if issubclass(view, WritableRows) else []),
        *MOMENT,
    ]
    for name, view in VIEWS.items()
}
PARAMETERS["compare/"] = [*CompareForm.base_fields, *MOMENT]
PARAMETERS["board/"] = [*BoardForm.base_fields, "format", *MOMENT]
PARAMETERS["releases/"] = ["ordering", "format", *CursorPages.names, *MOMENT]
PARAMETERS["search/"] = [*SearchForm.base_fields, "format", *BoundedPages.names, *MOMENT]


@pytest.mark.parametrize("path", [*PARAMETERS, ""])
@pytest.mark.parametrize("name", ["colour", "t[]", "id", "pk", "search", "page_size "])
def test_an_unknown_parameter_is_named_with_those_there_are(api, path, name):
    response = api.get(f"{path}?{name}=1")
    assert response.status_code == 400
    assert response.json()["errors"] == [
        {"field": name, "message": "There is no such parameter.", "allowed": PARAMETERS.get(path, list(MOMENT))}
    ]


def test_a_detail_takes_no_parameter(api):
    make_proposal(slug="plan")
    assert api.errors("proposals/plan/?q=x") == {"q": "There is no such parameter."}


def test_a_parameter_given_twice_is_refused_except_the_texts_to_compare(api):
    assert api.errors("proposals/?q=a&q=b") == {"q": "Use this parameter only once."}
    assert api.errors("compare/?t=a&t=b&base=a&base=b")["base"] == "Use this parameter only once."
    assert "t" not in api.errors("compare/?t=a&t=b&base=a&base=b")


@pytest.mark.parametrize("value", ["", "%20", "%09%0A"])
def test_a_parameter_without_a_value_is_refused_rather_than_ignored(api, value):
    for path, name in (("proposals/", "status"), ("clauses/", "q"), ("parties/", "page"), ("compare/", "topic")):
        assert api.errors(f"{path}?{name}={value}") == {name: "Give a value, or omit the parameter."}


def test_of_a_thousand_unknown_parameters_the_first_twenty_are_named(api):
    response = api.get("proposals/?" + "&".join(f"x{number}=1" for number in range(1000)))
    assert [error["field"] for error in response.json()["errors"]] == [f"x{number}" for number in range(20)]


HOSTILE = [
    "99999999999999999999",
    "-99999999999999999999",
    "9" * 5000,
    "%00",
    "a%00b",
    "%ED%A0%80",
    "%FF%FE",
    "NaN",
    "Infinity",
    "-0",
    "1e309",
    "0x10",
    "null",
    "None",
    "true",
    "[]",
    "[" * 3000,
    "{%22a%22:1}",
    "../../etc/passwd",
    "a/b/c",
    "/",
    "'%20OR%201=1--",
    "%25",
    "_",
    "\\",
    "%22*%22%20NEAR(%20^%20:%20-",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "%E2%80%AE%E2%80%8B",
    "%F0%9F%95%8A",
    "0000-00-00",
    "2025-11-20T00:00",
    "10000-01-01",
    "0001-01-01",
    "9999-12-31",
    "%D9%A2%D9%A0%D9%A2%D9%A5-01-01",
    ",",
    ",".join(["slug"] * 3000),
    ",".join(["-slug", "slug"]),
    "-",
    "--slug",
    "pk",
    "slug__len",
    "proposal__state",
    "a%20" * 40,
    "x" * 20000,
]


@pytest.fixture
def rows():
    """One of each, so that a filter has something to work on."""
    plan, other = make_proposal(slug="plan"), make_proposal(slug="other")
    issue = make_issue(process=plan.process)
    make_measure(issue=issue)
    clause, answer = make_clause(proposal=plan, issue=issue), make_clause(proposal=other, issue=issue)
    make_position(clause=clause)
    make_event(process=plan.process, proposals=[plan])
    make_correspondence(from_clauses=[clause], to_clauses=[answer])
    Change.of(Change.Kind.PUBLICATION, plan).save()


def _tried_once(path: str) -> set[str]:
    """What all lists share is tried on one of them."""
    return {"format", *CursorPages.names, "state", *MOMENT} if path.strip("/") in set(LISTS) - {"positions"} else set()


@pytest.mark.parametrize("path", PARAMETERS)
def test_no_value_of_any_parameter_is_a_server_error(api, rows, path, share):
    texts = {"compare/": "t=plan&t=other&", "search/": "q=plan&"}.get(path, "")
    names = sorted(set(PARAMETERS[path]) - ({"q"} if path == "search/" else set()) - _tried_once(path))
    for number, name in enumerate(names):
        cache.clear()  # hundreds of requests, none of which should meet the limit
        for value in share(HOSTILE, number):
            response = api.get(f"{path}?{texts}{name}={value}")
            assert response.status_code in (200, 400, 404), (name, value[:50])
            if response.status_code != 200:
                assert response.json()["status"] == response.status_code


@pytest.mark.parametrize("address", [*(f"{name}/%s/" for name in LISTS), "clauses/plan/%s/", "clauses/%s/1/", "%s/"])
def test_no_address_is_a_server_error(api, rows, address):
    for value in HOSTILE:
        response = api.client.get(f"/api/v1/{address.replace('%s', value)}")
        assert (response.status_code, response.json()["title"]) == (404, "Not Found"), value[:50]


def test_a_hostile_parameter_name_is_only_an_unknown_one(api):
    for value in HOSTILE:
        response = api.get(f"proposals/?{value}=1")
        assert response.status_code == 400
