"""The middleware that reads the day and the release from a request."""

from __future__ import annotations

import pytest

from tests.factories import make_clause, make_proposal
from tests.moment.later import TOMORROW, make_older_site
from tests.publication.releases.site import make_release
from tests.views.reading import read

pytestmark = pytest.mark.django_db


REFUSED = {
    "on=25.11.2025": {"on": "“25.11.2025” is not a date; write it as YYYY-MM-DD, such as 2025-11-25."},
    "on=2025-02-30": {"on": "“2025-02-30” is not a date; write it as YYYY-MM-DD, such as 2025-11-25."},
    "on=20251125": {"on": "“20251125” is not a date; write it as YYYY-MM-DD, such as 2025-11-25."},
    "on=%D9%A2%D9%A0%D9%A2%D9%A5-01-01": {
        "on": "“٢٠٢٥-01-01” is not a date; write it as YYYY-MM-DD, such as 2025-11-25."
    },
    "on=0001-01-01": {"on": "“0001-01-01” is out of range; use a date from 1900-01-01 to 2999-12-31."},
    "on=9999-12-31": {"on": "“9999-12-31” is out of range; use a date from 1900-01-01 to 2999-12-31."},
    "on=2025-11-25&on=2025-11-26": {"on": "Use this parameter only once."},
    "release=1&release=2": {"release": "Use this parameter only once."},
}


@pytest.mark.parametrize("query", REFUSED)
def test_an_invalid_moment_is_refused_by_name_on_page_and_in_the_api(client, query):
    page = client.get(f"/?{query}")
    answer = client.get(f"/api/v1/proposals/?{query}")

    problem = read(page).one("div", "problem")
    assert (page.status_code, answer.status_code) == (400, 400)
    assert [item.text for item in problem.all("li")] == [f"{name}: {text}" for name, text in REFUSED[query].items()]
    assert {error["field"]: error["message"] for error in answer.json()["errors"]} == REFUSED[query]


def test_a_long_value_is_not_repeated_in_full(client):
    assert len(read(client.get(f"/?on={'x' * 5000}")).one("div", "problem").text) < 150


def test_a_form_left_empty_asks_for_now_on_a_page_and_is_a_mistake_in_the_api(client):
    make_older_site()
    page = client.get("/?on=&release=")
    answer = client.get("/api/v1/proposals/?on=")
    assert (page.status_code, "aside" in page.content.decode()) == (200, False)
    assert answer.json()["errors"] == [{"field": "on", "message": "Give a value, or omit the parameter."}]


def test_the_desk_ignores_the_day(client, admin_client):
    late = make_clause(proposal=make_proposal(issued_on=TOMORROW)).proposal
    page = admin_client.get(f"/admin/proposals/proposal/{late.pk}/change/?on=2025-11-25&release=nonsense")
    assert page.status_code == 200


def test_a_request_that_writes_ignores_the_day(client):
    assert client.post("/?on=nonsense").status_code == 405


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("2", "There is no release “2”; use a number from 1 to 1."),
        ("0", "There is no release “0”; use a number from 1 to 1."),
        ("-1", "There is no release “-1”; use a number from 1 to 1."),
        ("latest", "There is no release “latest”; use a number from 1 to 1."),
        ("9" * 30, f"There is no release “{'9' * 30}”; use a number from 1 to 1."),
        ("%00", "There is no release “\0”; use a number from 1 to 1."),
    ],
)
def test_a_release_that_does_not_exist_is_refused_by_name(client, given, message):
    make_older_site()
    make_release()
    page, answer = client.get(f"/?release={given}"), client.get(f"/api/v1/proposals/?release={given}")
    assert (page.status_code, answer.status_code) == (400, 400)
    assert answer.json()["errors"] == [{"field": "release", "message": message}]


def test_a_release_before_the_first_is_refused_with_a_sentence(client):
    answer = client.get("/api/v1/proposals/?release=1")
    assert answer.json()["errors"] == [
        {"field": "release", "message": "There are no releases yet; omit this parameter."}
    ]
