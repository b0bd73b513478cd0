"""Managing accounts: nobody can give more power than a role has, or raise their own."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from accounts.models import Token
from tests.accounts.requests import NEW_PASSWORD, PASSWORD
from tests.factories import make_user

User = get_user_model()
TOKENS = "/admin/accounts/token/"


def change(user) -> str:
    return reverse("admin:accounts_user_change", args=[user.pk])


def data_for(user, **fields) -> dict:
    return {"username": user.username, "is_active": "on", "is_staff": "on"} | fields


# Managing accounts


def test_an_administrator_adds_an_analyst_with_a_password_for_one_sign_in(administrator):
    data = {"username": "newcomer", "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    assert administrator.post(reverse("admin:accounts_user_add"), data).status_code == 302
    user = User.objects.get(username="newcomer")
    role = Group.objects.get(name="Analyst")
    assert administrator.post(change(user), data_for(user, groups=[role.pk])).status_code == 302
    user.refresh_from_db()
    assert (list(user.groups.all()), user.is_staff, user.must_change_password) == ([role], True, True)


def test_an_administrator_cannot_grant_single_permissions_or_superuser_status(administrator):
    user = make_user("Analyst")
    right = Permission.objects.get(codename="publish_proposal")
    data = data_for(user, is_superuser="on", user_permissions=[right.pk])
    assert administrator.post(change(user), data).status_code == 302
    user.refresh_from_db()
    assert (user.is_superuser, list(user.user_permissions.all())) == (False, [])


def test_an_administrator_cannot_change_a_superuser(administrator):
    root = make_user("Analyst", is_superuser=True)
    password = reverse("admin:auth_user_password_change", args=[root.pk])
    assert administrator.post(change(root), data_for(root)).status_code == 403
    assert administrator.post(password, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}).status_code == 403
    assert User.objects.get(pk=root.pk).check_password(PASSWORD)


def test_administrators_cannot_change_their_own_role(administrator):
    me, role = administrator.user, Group.objects.get(name="Editor")
    assert administrator.post(change(me), data_for(me, groups=[role.pk])).status_code == 302
    assert [group.name for group in me.groups.all()] == ["Administrator"]


def test_an_administrator_sees_roles_but_cannot_change_them(administrator):
    address = reverse("admin:auth_group_change", args=[Group.objects.get(name="Analyst").pk])
    assert [administrator.get(address).status_code, administrator.post(address, {"name": "X"}).status_code] == [
        200,
        403,
    ]
    assert administrator.post(reverse("admin:auth_group_add"), {"name": "Guests"}).status_code == 403
    assert not Group.objects.filter(name="Guests").exists()


def test_not_even_a_superuser_deletes_a_role(client, db):
    client.force_login(make_user("Analyst", is_superuser=True))
    role = Group.objects.get(name="Editor")
    assert client.post(reverse("admin:auth_group_delete", args=[role.pk]), {"post": "yes"}).status_code == 403


def test_a_password_set_by_an_administrator_is_valid_for_one_sign_in(administrator):
    user = make_user("Analyst")
    address = reverse("admin:auth_user_password_change", args=[user.pk])
    typed = {
        "password1": NEW_PASSWORD,
        "password2": NEW_PASSWORD,
        "usable_password": "true",
        "set-password": "Change password",
    }
    assert administrator.post(address, typed).status_code == 302
    user.refresh_from_db()
    assert (user.check_password(NEW_PASSWORD), user.must_change_password) == (True, True)


# Tokens of others


def usable(*tokens: Token) -> list[bool]:
    return [Token.objects.get(pk=token.pk).is_usable for token in tokens]


def test_an_administrator_sees_and_revokes_the_tokens_of_all(administrator):
    (first, key), (second, _), (third, _) = [
        Token.make(make_user("Analyst"), name, ["read", "write"], timedelta(days=1)) for name in ("a", "b", "c")
    ]
    third.revoke()
    page = administrator.get(TOKENS).content.decode()
    assert [token.prefix in page for token in (first, second, third)] == [True] * 3
    assert key not in page + administrator.get(f"{TOKENS}{first.pk}/change/").content.decode()
    data = {"action": "revoke", "_selected_action": [first.pk, third.pk]}
    answer = administrator.post(TOKENS, data, follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["1 token revoked."]
    assert usable(first, second, third) == [False, True, False]


def test_an_administrator_makes_changes_and_deletes_no_token(administrator):
    token, _ = Token.make(make_user("Analyst"), "a", ["read"], timedelta(days=1))
    addresses = [f"{TOKENS}add/", f"{TOKENS}{token.pk}/delete/"]
    assert [administrator.get(address).status_code for address in addresses] == [403, 403]
    assert administrator.post(f"{TOKENS}{token.pk}/change/", {"name": "b", "scopes": '["publish"]'}).status_code == 403
    token.refresh_from_db()
    assert (token.name, token.scopes) == ("a", ["read"])


def test_nobody_else_sees_or_revokes_tokens_of_others(analyst):
    token, _ = Token.make(make_user("Editor"), "a", ["read"], timedelta(days=1))
    assert analyst.get(TOKENS).status_code == 403
    assert analyst.post(TOKENS, {"action": "revoke", "_selected_action": [token.pk]}).status_code == 403
    assert usable(token) == [True]


def test_a_password_that_an_administrator_sets_ends_the_tokens(administrator):
    user = make_user("Analyst", password=PASSWORD)
    token, _ = Token.make(user, "a", ["read"], timedelta(days=1))
    address = reverse("admin:auth_user_password_change", args=[user.pk])
    data = {"usable_password": "true", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert administrator.post(address, data).status_code == 302
    assert usable(token) == [False]
