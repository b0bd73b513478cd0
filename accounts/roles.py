"""Who may do what: one table of roles, stored as groups in the database.

Permissions are strings, so that this app imports nothing of what they give access to. This table decides: a permission
added to one of these groups by hand is removed by the next ``migrate``.
"""

from typing import Any

from django.apps import apps as installed_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db.models import Q

from config.records import CATALOGUE, PARTS, REVIEWED

ANALYST = "Analyst"
EDITOR = "Editor"
ADMINISTRATOR = "Administrator"

TEXTS = (*REVIEWED, *PARTS)

_writing = {f"proposals.{verb}_{model}" for model in CATALOGUE + TEXTS for verb in ("view", "add", "change")}
# Many texts share the records of the catalogue, so roles may change but not delete them.
_deleting = {f"proposals.delete_{model}" for model in TEXTS}
_publishing = {f"proposals.publish_{model}" for model in REVIEWED}
_releases = {"proposals.view_release"}
_suggesting = {"proposals.view_suggestedchange", "proposals.add_suggestedchange"}
_deciding = {"proposals.decide_suggestedchange"}

ROLES: dict[str, frozenset[str]] = {
    ANALYST: frozenset(_writing | _deleting | _releases | _suggesting),
    EDITOR: frozenset(
        _writing | _deleting | _publishing | _releases | {"proposals.make_release"} | _suggesting | _deciding
    ),
    # May see groups, to choose roles from, but not change or add them. To change a token is to revoke it.
    ADMINISTRATOR: frozenset(
        {"accounts.view_user", "accounts.add_user", "accounts.change_user", "auth.view_group"}
        | {"accounts.view_token", "accounts.change_token"},
    ),
}


def sync(using: str = "default", apps: Apps = installed_apps) -> None:
    """Make each role a group with exactly its permissions, as far as they exist. Repeating this changes nothing."""
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, codenames in ROLES.items():
        role, _ = group.objects.using(using).get_or_create(name=name)
        condition = Q(pk__in=[])
        for full_name in codenames:
            app, codename = full_name.split(".")
            condition |= Q(content_type__app_label=app, codename=codename)
        role.permissions.set(permission.objects.using(using).filter(condition))


def sync_after_migrate(app_config: Any, using: str, apps: Apps = installed_apps, **kwargs: Any) -> None:
    """After the tables of an app are created or flushed, create its permissions, then update the roles.

    Does nothing if ``migrate`` has stopped before the tables of groups exist.
    """
    try:
        apps.get_model("auth", "Group")
    except LookupError:
        return
    create_permissions(app_config, verbosity=0, using=using, apps=apps)
    sync(using, apps)
