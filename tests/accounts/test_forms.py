"""The form that makes a token."""

from __future__ import annotations

from datetime import timedelta

import pytest

from accounts.forms import MOST_TOKENS
from accounts.models import Token
from tests.accounts.requests import make_token

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "x" * 81}, "at most 80 characters"),
        ({"scopes": []}, "Choose at least one."),
        ({"scopes": ["root"]}, "Select a valid choice."),
        ({"days": "9999"}, "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_makes_no_token(analyst, fields, error):
    answer = make_token(analyst, **fields)
    assert answer.status_code == 400
    assert error in answer.content.decode()
    assert Token.objects.count() == 0


def test_there_is_a_limit_to_the_tokens_in_use(analyst):
    for _ in range(MOST_TOKENS):
        Token.make(analyst.user, "x", ["read"], timedelta(days=1))
    assert make_token(analyst).status_code == 400
    Token.objects.first().revoke()
    assert make_token(analyst).status_code == 200
