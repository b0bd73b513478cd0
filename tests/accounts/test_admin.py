"""Accounts: who manages them cannot rise above a role, and a password somebody else has seen is changed first."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from tests.factories import make_user

User = get_user_model()
PASSWORD, NEW = "a-long-test-password", "another-long-password"


@pytest.fixture
def administrator(client, db):
    client.force_login(make_user("Administrator", username="administrator"))
    client.user = User.objects.get(username="administrator")
    return client


def change(user) -> str:
    return reverse("admin:accounts_user_change", args=[user.pk])


def data_for(user, **fields) -> dict:
    return {"username": user.username, "is_active": "on", "is_staff": "on"} | fields


# Managing accounts


def test_an_administrator_makes_an_analyst_with_a_password_for_one_sign_in(administrator):
    data = {"username": "newcomer", "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    assert administrator.post(reverse("admin:accounts_user_add"), data).status_code == 302
    user = User.objects.get(username="newcomer")
    role = Group.objects.get(name="Analyst")
    assert administrator.post(change(user), data_for(user, groups=[role.pk])).status_code == 302
    user.refresh_from_db()
    assert (list(user.groups.all()), user.is_staff, user.must_change_password) == ([role], True, True)


def test_an_administrator_hands_out_no_single_permission_and_no_superuser(administrator):
    user = make_user("Analyst")
    right = Permission.objects.get(codename="publish_proposal")
    data = data_for(user, is_superuser="on", user_permissions=[right.pk])
    assert administrator.post(change(user), data).status_code == 302
    user.refresh_from_db()
    assert (user.is_superuser, list(user.user_permissions.all())) == (False, [])


def test_an_administrator_does_not_change_a_superuser(administrator):
    root = make_user("Analyst", is_superuser=True)
    password = reverse("admin:auth_user_password_change", args=[root.pk])
    assert administrator.post(change(root), data_for(root)).status_code == 403
    assert administrator.post(password, {"password1": NEW, "password2": NEW}).status_code == 403
    assert User.objects.get(pk=root.pk).check_password(PASSWORD)


def test_an_administrator_does_not_give_themselves_another_role(administrator):
    me, role = administrator.user, Group.objects.get(name="Editor")
    assert administrator.post(change(me), data_for(me, groups=[role.pk])).status_code == 302
    assert [group.name for group in me.groups.all()] == ["Administrator"]


def test_roles_are_shown_to_an_administrator_and_set_by_nobody(administrator):
    address = reverse("admin:auth_group_change", args=[Group.objects.get(name="Analyst").pk])
    assert [administrator.get(address).status_code, administrator.post(address, {"name": "X"}).status_code] == [
        200,
        403,
    ]
    assert administrator.post(reverse("admin:auth_group_add"), {"name": "Guests"}).status_code == 403
    assert not Group.objects.filter(name="Guests").exists()


def test_a_superuser_does_not_delete_a_role_either(client, db):
    client.force_login(make_user("Analyst", is_superuser=True))
    role = Group.objects.get(name="Editor")
    assert client.post(reverse("admin:auth_group_delete", args=[role.pk]), {"post": "yes"}).status_code == 403


# A password that somebody else has seen


@pytest.fixture
def newcomer(client, db):
    client.user = make_user("Analyst", username="newcomer", password=PASSWORD, must_change_password=True)
    client.login(username="newcomer", password=PASSWORD)
    return client


@pytest.mark.parametrize("name", ["index", "proposals_proposal_changelist", "autocomplete", "password_change_done"])
def test_every_page_leads_to_the_change_of_the_password(name, newcomer):
    answer = newcomer.get(reverse(f"admin:{name}"))
    assert (answer.status_code, answer.url) == (302, reverse("admin:password_change"))


def test_posting_is_held_up_too(newcomer):
    answer = newcomer.post(reverse("admin:proposals_process_add"), {"slug": "x", "name": "X"})
    assert answer.url == reverse("admin:password_change")


def test_after_the_change_the_desk_is_open(newcomer):
    page = reverse("admin:password_change")
    assert newcomer.get(page).status_code == 200
    new = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert newcomer.post(page, new).status_code == 302
    user = User.objects.get(username="newcomer")
    assert (user.must_change_password, user.check_password(NEW)) == (False, True)
    assert newcomer.get(reverse("admin:index")).status_code == 200


def test_the_same_password_again_is_no_change(newcomer):
    page = reverse("admin:password_change")
    again = {"old_password": PASSWORD, "new_password1": PASSWORD, "new_password2": PASSWORD}
    answer = newcomer.post(page, again)
    assert answer.context["form"].errors == {
        "new_password2": ["Choose a password other than the current one."],
    }
    assert User.objects.get(username="newcomer").must_change_password


def test_one_may_leave_without_changing_it(newcomer):
    assert newcomer.post(reverse("admin:logout")).status_code == 200
    assert newcomer.get(reverse("admin:index")).url.startswith(reverse("admin:login"))


def test_signing_in_alone_does_not_count_as_a_change(newcomer):
    assert User.objects.get(username="newcomer").must_change_password


def test_the_readers_pages_stay_open(newcomer):
    assert newcomer.get(reverse("home")).status_code == 200


def test_a_password_set_by_an_administrator_is_for_one_sign_in(administrator):
    user = make_user("Analyst")
    address = reverse("admin:auth_user_password_change", args=[user.pk])
    typed = {"password1": NEW, "password2": NEW, "usable_password": "true", "set-password": "Change password"}
    assert administrator.post(address, typed).status_code == 302
    user.refresh_from_db()
    assert (user.check_password(NEW), user.must_change_password) == (True, True)
