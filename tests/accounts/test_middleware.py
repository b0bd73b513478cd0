"""A password that somebody else has seen is changed before anything else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from accounts.models import Token, User
from tests.accounts.requests import NEW_PASSWORD, PASSWORD, make_token

pytestmark = pytest.mark.django_db


def test_somebody_whose_password_others_know_gets_no_token(analyst):
    analyst.user.must_change_password = True
    analyst.user.save()
    assert make_token(analyst)["Location"] == "/admin/password_change/"
    assert Token.objects.count() == 0


@pytest.mark.parametrize("name", ["index", "proposals_proposal_changelist", "autocomplete", "password_change_done"])
def test_every_page_leads_to_the_change_of_the_password(name, newcomer):
    answer = newcomer.get(reverse(f"admin:{name}"))
    assert (answer.status_code, answer.url) == (302, reverse("admin:password_change"))


def test_posting_is_redirected_too(newcomer):
    answer = newcomer.post(reverse("admin:proposals_process_add"), {"slug": "x", "name": "X"})
    assert answer.url == reverse("admin:password_change")


def test_after_the_change_the_desk_is_open(newcomer):
    page = reverse("admin:password_change")
    assert newcomer.get(page).status_code == 200
    new = {"old_password": PASSWORD, "new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
    assert newcomer.post(page, new).status_code == 302
    user = User.objects.get(username="newcomer")
    assert (user.must_change_password, user.check_password(NEW_PASSWORD)) == (False, True)
    assert newcomer.get(reverse("admin:index")).status_code == 200


def test_signing_out_needs_no_new_password(newcomer):
    assert newcomer.post(reverse("admin:logout")).status_code == 200
    assert newcomer.get(reverse("admin:index")).url.startswith(reverse("admin:login"))


def test_signing_in_alone_does_not_count_as_a_change(newcomer):
    assert User.objects.get(username="newcomer").must_change_password


def test_the_readers_pages_stay_open(newcomer):
    assert newcomer.get(reverse("home")).status_code == 200
