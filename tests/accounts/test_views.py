"""The page of a person's tokens: they are made and revoked there, and shown only once."""

from __future__ import annotations

import hashlib
import logging
import re
from datetime import timedelta

import pytest
from django.core import serializers
from django.utils import timezone

from accounts.models import Token
from tests.accounts.requests import PAGE, ask_with, make_token
from tests.factories import make_user
from tests.views.reading import read

pytestmark = pytest.mark.django_db

KEY = re.compile(r"parley_[\w-]{43}")


def test_a_token_is_shown_once_and_kept_as_a_hash(analyst):
    answer = make_token(analyst)
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


def test_a_token_is_nowhere_in_the_log(analyst, caplog):
    with caplog.at_level(logging.DEBUG):
        (key,) = set(KEY.findall(make_token(analyst).content.decode()))
        ask_with(analyst, key)
        ask_with(analyst, f"{key}x")
        ask_with(analyst, key, "nowhere/")
    assert key not in caplog.text


# The page


def test_the_page_asks_for_a_sign_in(client):
    answer = client.get(PAGE)
    assert (answer.status_code, answer["Location"]) == (302, f"/admin/login/?next={PAGE}")


def test_no_cache_stores_the_page(analyst):
    assert "no-store" in analyst.get(PAGE)["Cache-Control"]
    assert "no-store" in make_token(analyst)["Cache-Control"]


def test_a_screen_reader_gets_headings_and_names_of_buttons(analyst):
    make_token(analyst, name="<b>Bold</b>")
    page = read(analyst.get(PAGE))
    assert page.one("h1").text == "API tokens"
    assert page.all("b") == []
    assert page.one("ul", "tokens").one("h3").text.startswith("<b>Bold</b> parley_")
    assert page.one("ul", "tokens").one("button").text == "Revoke <b>Bold</b>"


def test_a_token_is_revoked_by_its_owner_alone(analyst, client):
    token, key = Token.make(analyst.user, "x", ["read"], timedelta(days=1))
    other, _ = Token.make(make_user("Analyst"), "y", ["read"], timedelta(days=1))
    assert analyst.get(f"{PAGE}{token.pk}/revoke/").status_code == 405
    assert analyst.post(f"{PAGE}{token.pk}/revoke/")["Location"] == PAGE
    assert ask_with(client, key).status_code == 401
    for pk in (other.pk, 10**30, 0):
        assert analyst.post(f"{PAGE}{pk}/revoke/").status_code == 404
    other.refresh_from_db()
    assert other.revoked_at is None


def test_making_and_revoking_require_the_csrf_token(analyst, django_user_model):
    token, _ = Token.make(analyst.user, "x", ["read"], timedelta(days=1))
    analyst.handler.enforce_csrf_checks = True
    assert make_token(analyst).status_code == 403
    assert analyst.post(f"{PAGE}{token.pk}/revoke/").status_code == 403
    token.refresh_from_db()
    assert (Token.objects.count(), token.revoked_at) == (1, None)
