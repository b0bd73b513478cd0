"""Create an analyst and an editor on a site that has none, so that somebody can sign in."""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.roles import ANALYST, EDITOR

FIRST_USERS = {"analyst": ANALYST, "editor": EDITOR}
# Without characters that are easily confused when a password is copied by hand.
ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 16


class Command(BaseCommand):
    help = (
        "Create the users analyst and editor, and print a one-time password for each. It is shown only once and "
        "must be changed at the first sign-in. Does nothing if any user exists."
    )

    def handle(self, **options: Any) -> None:
        users = get_user_model().objects
        if users.exists():
            self.stdout.write("Users: unchanged.")
            return
        with transaction.atomic():
            passwords = {username: self._create(username, role) for username, role in FIRST_USERS.items()}
        for username, password in passwords.items():
            self.stdout.write(f"User {username} ({FIRST_USERS[username]}), one-time password: {password}")

    def _create(self, username: str, role: str) -> str:
        password = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        user = get_user_model().objects.create_user(
            username, password=password, is_staff=True, must_change_password=True
        )
        user.groups.add(Group.objects.get_or_create(name=role)[0])
        return password
