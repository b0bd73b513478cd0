from django.apps import AppConfig
from django.db.models.signals import post_migrate

from accounts import roles


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        post_migrate.connect(roles.sync_after_migrate, dispatch_uid="accounts.roles")
