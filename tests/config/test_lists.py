"""Lists of the admin answer any address and any choice without a server error."""

from __future__ import annotations

import pytest

from config.lists import is_key
from tests.factories import make_user


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", True),
        (12, True),
        ("9" * 18, True),
        ("9" * 19, False),
        ("", False),
        ("-1", False),
        ("1.0", False),
        ("\u0663", False),
        ("²", False),
        (None, False),
    ],
)
def test_a_key_is_a_number_that_a_database_can_hold(value, expected):
    assert is_key(value) is expected


@pytest.fixture
def root(client, db):
    client.force_login(make_user("Analyst", is_superuser=True))
    return client


@pytest.mark.parametrize("query", ["date_joined__year=" + "9" * 20, "nothing=1"])
def test_an_address_that_means_nothing_leads_to_the_whole_list(query, root):
    response = root.get(f"/admin/accounts/user/?{query}")
    assert (response.status_code, response["Location"]) == (302, "/admin/accounts/user/?e=1")


@pytest.mark.parametrize("key", ["9" * 30, "x", ""])
def test_a_choice_that_no_list_offers_is_a_bad_request(key, root):
    response = root.post("/admin/accounts/user/", {"action": "delete_selected", "_selected_action": key})
    assert response.status_code == 400


@pytest.mark.parametrize("name", ["groups", "user_permissions"])
@pytest.mark.parametrize("key", ["9" * 30, "x", "\0", "-1"])
def test_a_choice_that_no_form_offers_is_refused_beside_its_field(name, key, root):
    user = make_user("Analyst")
    answer = root.post(f"/admin/accounts/user/{user.pk}/change/", {"username": "kept", name: key})
    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == [name]
