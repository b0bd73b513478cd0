"""Users and tokens: what a scope allows, and what a token keeps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.models import KeptAnswer, Token, User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_two_tokens_are_never_alike(analyst):
    keys = [Token.make(analyst.user, "x", ["read"], timedelta(days=1))[1] for _ in range(3)]
    assert len(set(keys)) == 3


def test_a_token_lives_a_year_at_most():
    token, _ = Token.make(make_user(), "x", ["read"], timedelta(days=5000))
    assert token.expires_at - token.made_at == timedelta(days=366)


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
def test_a_scope_allows_rights_of_the_owner_and_no_others(scopes, rights):
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


def test_only_a_hash_of_the_key_is_kept_and_the_key_finds_its_token():
    user = make_user()
    token, key = Token.make(user, "Import", ["write", "read"], timedelta(days=1))
    assert (token.prefix, token.scopes) == (key[:11], ["read", "write"])
    assert key.removeprefix("parley_") not in str(vars(token))
    assert (Token.of(key), Token.of(f"{key}x"), Token.of("\ud800")) == (token, None, None)


@pytest.mark.parametrize(
    ("fields", "usable", "state"),
    [
        ({}, True, "in use"),
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, False, "expired"),
        ({"revoked_at": timezone.now()}, False, "revoked"),
        ({"revoked_at": timezone.now(), "expires_at": timezone.now() - timedelta(days=1)}, False, "revoked"),
        ({"user": User(is_active=False)}, False, "in use"),
    ],
)
def test_a_token_is_usable_until_it_expires_is_revoked_or_its_owner_leaves(fields, usable, state):
    token = Token(**{"user": User(), "expires_at": timezone.now() + timedelta(days=1)} | fields)
    assert (token.is_usable, token.state) == (usable, state)


def test_use_is_noted_at_most_every_few_minutes(django_assert_num_queries):
    token, _ = Token.make(make_user(), "x", ["read"], timedelta(days=1))
    with django_assert_num_queries(1):
        token.note_use()
        token.note_use()
    token.last_used_at -= Token.USE_NOTED_EVERY + timedelta(seconds=1)
    with django_assert_num_queries(1):
        token.note_use()


def test_a_password_that_is_set_is_ones_own_until_somebody_says_otherwise():
    user = User(must_change_password=True)
    user.set_password("another-long-password")
    assert not user.must_change_password


def test_a_new_password_ends_the_tokens_of_its_owner_and_no_others():
    user, other = make_user("Analyst", password="a-long-test-password"), make_user("Analyst")
    mine, theirs = [Token.make(owner, "x", ["read"], timedelta(days=1))[0] for owner in (user, other)]
    user.email = "a@example.org"
    user.save()
    assert [token.is_usable for token in (mine, theirs)] == [True, True]
    user.set_password("another-long-password")
    user.save()
    states = [Token.objects.get(pk=token.pk).state for token in (mine, theirs)]
    assert states == ["revoked", "in use"]


def test_a_sign_in_that_only_hashes_the_password_anew_ends_no_token(settings):
    user = make_user("Analyst", password="a-long-test-password")
    before = user.password
    token, _ = Token.make(user, "x", ["read"], timedelta(days=1))
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher", *settings.PASSWORD_HASHERS]
    assert user.check_password("a-long-test-password")
    assert (user.password != before, Token.objects.get(pk=token.pk).is_usable) == (True, True)


# Kept answers


def test_old_answers_are_cleared_a_share_at_a_time_and_young_ones_stay(monkeypatch):
    monkeypatch.setattr(KeptAnswer, "CLEARED_AT_ONCE", 2)
    token, _key = Token.make(make_user("Analyst"), "Script", ["write"], timedelta(days=1))
    ages = {"young": 23, "oldest": 30, "older": 29, "old": 25}
    for key, hours in ages.items():
        made_at = timezone.now() - timedelta(hours=hours)
        KeptAnswer.objects.create(
            token=token, key=key, request_digest="0" * 64, status=201, headers={}, body="{}", made_at=made_at
        )
    left = []
    for _time in range(2):
        with transaction.atomic():
            KeptAnswer.clear_old()
        left.append(sorted(KeptAnswer.objects.values_list("key", flat=True)))
    assert left == [["old", "young"], ["young"]]
