"""Roles: the groups have the permissions of the table, however often and in whatever order apps are migrated."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from accounts import roles
from accounts.roles import ADMINISTRATOR, ANALYST, EDITOR, ROLES, TEXTS
from config.records import CATALOGUE, REVIEWED


def held(name: str) -> set[str]:
    permissions = Group.objects.get(name=name).permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in permissions}


@pytest.mark.django_db
@pytest.mark.parametrize("name", ROLES)
def test_every_permission_of_the_table_exists_and_is_held(name):
    assert held(name) == ROLES[name]


def test_only_an_editor_publishes():
    publishing = {f"proposals.publish_{model}" for model in REVIEWED}
    assert ROLES[EDITOR] - ROLES[ANALYST] == publishing | {
        "proposals.make_release",
        "proposals.decide_suggestedchange",
    }
    assert ROLES[ANALYST] < ROLES[EDITOR]


def test_an_administrator_has_no_rights_to_content():
    assert not [name for name in ROLES[ADMINISTRATOR] if name.startswith("proposals.")]


def test_every_model_with_content_is_in_the_table():
    models = {
        model._meta.model_name
        for model in apps.get_app_config("proposals").get_models()
        if not model._meta.model_name.startswith("historical")
    }
    by_the_site_alone = {"change", "datastamp"}
    assert {*CATALOGUE, *TEXTS, "release", "suggestedchange"} == models - by_the_site_alone


@pytest.mark.django_db
def test_permissions_changed_by_hand_are_reset_and_repeating_changes_nothing():
    analyst = Group.objects.get(name=ANALYST)
    analyst.permissions.remove(Permission.objects.get(codename="add_clause"))
    analyst.permissions.add(Permission.objects.get(codename="publish_proposal"))
    for _ in range(2):
        roles.sync()
        assert held(ANALYST) == ROLES[ANALYST]
        assert Group.objects.filter(name__in=ROLES).count() == 3


@pytest.mark.django_db
def test_roles_get_permissions_as_they_are_created():
    Permission.objects.filter(content_type__app_label="proposals").delete()
    roles.sync()
    assert held(EDITOR) == set()
    roles.sync_after_migrate(apps.get_app_config("proposals"), using="default")
    assert held(EDITOR) == ROLES[EDITOR]


@pytest.mark.django_db
def test_a_database_without_groups_is_left_alone():
    class NoGroupsYet:
        def get_model(self, *name):
            raise LookupError(name)

    roles.sync_after_migrate(apps.get_app_config("proposals"), using="default", apps=NoGroupsYet())


@pytest.mark.django_db(transaction=True)
def test_emptied_tables_get_their_roles_back():
    call_command("flush", verbosity=0, interactive=False)
    assert {name: held(name) for name in ROLES} == ROLES
