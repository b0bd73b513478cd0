"""Create an analyst and an editor on a site that has none, so that somebody can sign in."""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.db import transaction

FIRST_USERS = {"analyst": "Analyst", "editor": "Editor"}
# Without characters that are mistaken for each other when a password is copied by hand.
ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 16


class Command(BaseCommand):
    help = (
        "Create the users analyst and editor where they are missing and print a one-time password for each: it is "
        "shown once and has to be changed at the first sign-in."
    )

    def handle(self, **options: Any) -> None:
        users = get_user_model().objects
        for username, role in FIRST_USERS.items():
            if users.filter(username=username).exists():
                continue
            password = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
            with transaction.atomic():
                user = users.create_user(username, password=password, is_staff=True, must_change_password=True)
                user.groups.add(Group.objects.get_or_create(name=role)[0])
            self.stdout.write(f"User {username} ({role}), one-time password: {password}")
