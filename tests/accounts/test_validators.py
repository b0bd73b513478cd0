"""A new password differs from the current one."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.models import User
from accounts.validators import DifferentPasswordValidator
from tests.accounts.requests import PASSWORD


def test_the_same_password_again_is_no_change(newcomer):
    page = reverse("admin:password_change")
    again = {"old_password": PASSWORD, "new_password1": PASSWORD, "new_password2": PASSWORD}
    answer = newcomer.post(page, again)
    assert answer.context["form"].errors == {
        "new_password2": ["Choose a password other than the current one."],
    }
    assert User.objects.get(username="newcomer").must_change_password


def test_only_a_known_user_has_a_current_password():
    user = User(username="analyst")
    user.set_password("a-long-test-password")
    DifferentPasswordValidator().validate("a-long-test-password", user)
    DifferentPasswordValidator().validate("a-long-test-password")
    user.pk = 1
    DifferentPasswordValidator().validate("another-long-password", user)
    with pytest.raises(ValidationError) as refused:
        DifferentPasswordValidator().validate("a-long-test-password", user)
    assert refused.value.code == "password_unchanged"
