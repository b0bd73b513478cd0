"""The command that creates the first users: once, and never again."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from tests.factories import make_user

pytestmark = pytest.mark.django_db


def run() -> list[str]:
    out = StringIO()
    call_command("create_first_users", stdout=out)
    return out.getvalue().splitlines()


def test_an_empty_site_gets_one_user_of_each_role_that_edits():
    lines = run()
    users = get_user_model().objects.order_by("username")
    assert [(user.username, user.groups.get().name) for user in users] == [
        ("analyst", "Analyst"),
        ("editor", "Editor"),
    ]
    assert [line.partition(", one-time password: ")[0] for line in lines] == [
        "User analyst (Analyst)",
        "User editor (Editor)",
    ]
    assert [user.check_password(line.rpartition(" ")[2]) for user, line in zip(users, lines, strict=True)] == [True] * 2


@pytest.mark.parametrize("change", ["deleted", "renamed"])
def test_a_user_who_is_gone_or_renamed_does_not_come_back(change):
    run()
    gone = get_user_model().objects.filter(username="editor")
    if change == "deleted":
        gone.delete()
    else:
        gone.update(username="chief")
    before = list(get_user_model().objects.values_list("username", "password"))
    assert run() == ["Users: unchanged."]
    assert list(get_user_model().objects.values_list("username", "password")) == before


def test_a_site_with_a_user_of_its_own_gets_no_other():
    make_user(username="somebody")
    run()
    assert [user.username for user in get_user_model().objects.all()] == ["somebody"]
