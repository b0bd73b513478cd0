"""Tokens: made and ended on a page, kept as a hash, good for what they were made for and no longer."""

from __future__ import annotations

import hashlib
import logging
import re
from datetime import timedelta

import pytest
from django.core import serializers
from django.core.cache import cache
from django.utils import timezone

from accounts.forms import MOST_TOKENS
from accounts.models import Token, User
from tests.factories import make_user
from tests.views.reading import read

pytestmark = pytest.mark.django_db

PAGE = "/account/tokens/"
KEY = re.compile(r"parley_[\w-]{43}")


@pytest.fixture
def analyst(client):
    client.user = make_user("Analyst", username="analyst")
    client.force_login(client.user)
    return client


def make(client, **fields):
    return client.post(PAGE, {"name": "Import", "scopes": ["read", "write"], "days": "30"} | fields)


def ask(client, key: str, path: str = "parties/"):
    return client.get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {key}"})


def test_a_token_is_shown_once_and_kept_as_a_hash(analyst):
    answer = make(analyst)
    (key,) = set(KEY.findall(answer.content.decode()))
    token = Token.objects.get()
    assert token.digest == hashlib.sha256(key.encode()).hexdigest()
    assert (token.user, token.name, token.scopes) == (analyst.user, "Import", ["read", "write"])
    assert key.startswith(token.prefix)
    assert timedelta(days=29) < token.expires_at - timezone.now() <= timedelta(days=30)
    assert key not in serializers.serialize("json", Token.objects.all())
    again = analyst.get(PAGE).content.decode()
    assert KEY.findall(again) == []
    assert f"{token.prefix}…" in again


def test_the_page_speaks_english_and_offers_no_other_language(analyst):
    response = analyst.get(f"{PAGE}?lang=uk")

    page = read(response)
    assert (response.headers["Content-Language"], page.one("html").attrs["lang"]) == ("en", "en")
    assert [link.text for link in page.all("a") if "hreflang" in link.attrs] == []


def test_two_tokens_are_never_alike(analyst):
    keys = [Token.make(analyst.user, "x", ["read"], timedelta(days=1))[1] for _ in range(3)]
    assert len(set(keys)) == 3


def test_a_token_is_nowhere_in_the_log(analyst, caplog):
    with caplog.at_level(logging.DEBUG):
        (key,) = set(KEY.findall(make(analyst).content.decode()))
        ask(analyst, key)
        ask(analyst, f"{key}x")
        ask(analyst, key, "nowhere/")
    assert key not in caplog.text


def test_a_token_lets_its_owner_in_and_notes_the_day(client):
    token, key = Token.make(make_user("Analyst"), "x", ["read"], timedelta(days=1))
    assert token.last_used_at is None
    assert ask(client, key, "proposals/?state=draft").status_code == 200
    token.refresh_from_db()
    first = token.last_used_at
    assert timezone.now() - first < timedelta(minutes=1)
    ask(client, key, "proposals/?state=draft")
    token.refresh_from_db()
    assert token.last_used_at == first


@pytest.mark.parametrize(
    "given",
    [
        "Bearer parley_nothing",
        "Bearer ",
        "Bearer",
        "Token x",
        "x",
        "Basic YTpi",
        "Bearer \x00",
        "Bearer é",
        "Bearer a b",
    ],
)
def test_what_is_no_token_is_refused_in_the_shape_of_every_error(client, given):
    answer = client.get("/api/v1/parties/", headers={"Authorization": given})
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert answer["WWW-Authenticate"] == 'Bearer realm="Parley"'
    assert answer["Cache-Control"] == "private, no-store"


def expire(token: Token) -> None:
    token.made_at, token.expires_at = (timezone.now() - timedelta(days=days) for days in (2, 1))
    token.save()


def switch_off(token: Token) -> None:
    token.user.is_active = False
    token.user.save()


@pytest.mark.parametrize("end", [expire, Token.revoke, switch_off, Token.delete])
def test_an_ended_token_is_no_token(client, end):
    token, key = Token.make(make_user("Analyst"), "x", ["read"], timedelta(days=1))
    assert ask(client, key).status_code == 200
    end(token)
    answer = ask(client, key)
    assert answer.status_code == 401
    assert (
        answer.json()["detail"]
        == "This token is unknown, expired or revoked, or its owner has no access. Make one at /account/tokens/."
    )


def test_a_token_lives_a_year_at_most():
    token, _ = Token.make(make_user(), "x", ["read"], timedelta(days=5000))
    assert token.expires_at - token.made_at == timedelta(days=366)


def test_a_wrong_token_counts_as_a_request(client, monkeypatch):
    cache.clear()
    monkeypatch.setattr("config.rest.Throttle.rate", "2/day", raising=False)
    assert [ask(client, "parley_wrong").status_code for _ in range(3)] == [401, 401, 429]


@pytest.mark.parametrize(
    ("scopes", "rights"),
    [
        ([], []),
        (["read"], ["view"]),
        (["write"], ["view", "add", "change", "delete"]),
        (["publish"], ["view", "publish"]),
        (["read", "write", "publish"], ["view", "add", "change", "delete", "publish"]),
    ],
)
def test_a_scope_opens_rights_of_the_owner_and_no_others(scopes, rights):
    user = User.objects.get(pk=make_user("Editor").pk)
    user.scopes = frozenset(scopes)
    every = ("view", "add", "change", "delete", "publish")
    assert [right for right in every if user.has_perm(f"proposals.{right}_position")] == rights
    reader = make_user()
    reader.scopes = frozenset({"read", "write", "publish"})
    assert not any(reader.has_perm(f"proposals.{right}_position") for right in every)


def test_scopes_bind_a_superuser_too():
    user = make_user(is_superuser=True)
    user.scopes = frozenset({"read"})
    assert user.has_perm("proposals.view_proposal")
    assert not user.has_perm("proposals.publish_proposal")


# The page


def test_the_page_asks_for_a_sign_in(client):
    answer = client.get(PAGE)
    assert (answer.status_code, answer["Location"]) == (302, f"/admin/login/?next={PAGE}")


def test_the_page_is_kept_by_nobody(analyst):
    assert "no-store" in analyst.get(PAGE)["Cache-Control"]
    assert "no-store" in make(analyst)["Cache-Control"]


def test_the_page_reads_well(analyst):
    make(analyst, name="<b>Bold</b>")
    page = read(analyst.get(PAGE))
    assert page.one("h1").text == "API tokens"
    assert page.all("b") == []
    assert page.one("ul", "tokens").one("h3").text.startswith("<b>Bold</b> parley_")
    assert page.one("ul", "tokens").one("button").text == "Revoke <b>Bold</b>"


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
def test_what_cannot_be_is_said_beside_the_field_and_makes_nothing(analyst, fields, error):
    answer = make(analyst, **fields)
    assert answer.status_code == 400
    assert error in answer.content.decode()
    assert Token.objects.count() == 0


def test_nobody_heaps_up_tokens(analyst):
    for _ in range(MOST_TOKENS):
        Token.make(analyst.user, "x", ["read"], timedelta(days=1))
    assert make(analyst).status_code == 400
    Token.objects.first().revoke()
    assert make(analyst).status_code == 200


def test_a_token_is_revoked_by_its_owner_alone(analyst, client):
    token, key = Token.make(analyst.user, "x", ["read"], timedelta(days=1))
    other, _ = Token.make(make_user("Analyst"), "y", ["read"], timedelta(days=1))
    assert analyst.get(f"{PAGE}{token.pk}/revoke/").status_code == 405
    assert analyst.post(f"{PAGE}{token.pk}/revoke/")["Location"] == PAGE
    assert ask(client, key).status_code == 401
    for pk in (other.pk, 10**30, 0):
        assert analyst.post(f"{PAGE}{pk}/revoke/").status_code == 404
    other.refresh_from_db()
    assert other.revoked_at is None


def test_making_and_revoking_need_the_forms_own_secret(analyst, django_user_model):
    token, _ = Token.make(analyst.user, "x", ["read"], timedelta(days=1))
    analyst.handler.enforce_csrf_checks = True
    assert make(analyst).status_code == 403
    assert analyst.post(f"{PAGE}{token.pk}/revoke/").status_code == 403
    token.refresh_from_db()
    assert (Token.objects.count(), token.revoked_at) == (1, None)


def test_whoever_has_a_password_that_others_know_gets_no_token(analyst):
    analyst.user.must_change_password = True
    analyst.user.save()
    assert make(analyst)["Location"] == "/admin/password_change/"
    assert Token.objects.count() == 0
