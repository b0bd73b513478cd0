"""No record that others refer to is deleted: every relation to every registered model."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from accounts.models import KeptAnswer, Token, User
from proposals.models import Clause, SuggestedChange, Term
from tests import factories
from tests.admin import records
from tests.admin.records import page

pytestmark = pytest.mark.django_db


def relations() -> dict[str, models.ForeignObjectRel]:
    """Every relation that points at a model of the desk, by its name; histories are for themselves below."""
    relations_by_name = {}
    for model in admin.site._registry:
        for relation in model._meta.get_fields(include_hidden=True):
            if not isinstance(relation, models.ForeignObjectRel) or relation.related_model._meta.auto_created:
                continue
            if not relation.related_model.__name__.startswith("Historical"):
                name = f"{relation.related_model._meta.model_name}.{relation.field.name}"
                relations_by_name[f"{model._meta.model_name} of {name}"] = relation
    return relations_by_name


RELATIONS = relations()
DELETED_TOO = {
    *("clause.proposal", "omission.proposal", "variantreading.clause", "term.clause"),
    *("token.user", "logentry.user", "keptanswer.token"),
}
"""Parts of a record, or its owner's alone: they are listed and deleted too. All else prevents the deletion."""
EXTRA_FIELDS = {
    "clause.advanced_by": {"status": "variant"},
    "correspondence.silent": {"relation": "unanswered", "to_clauses": []},
    "suggestedchange.decided_by": {"state": "declined", "decided_at": timezone.now()},
}


def tied(relation: models.ForeignObjectRel, target: models.Model) -> models.Model:
    """A record that refers to ``target`` this way."""
    model, name = relation.related_model, relation.field.name
    label = model._meta.model_name
    fields = {name: [target] if relation.many_to_many else target} | EXTRA_FIELDS.get(f"{label}.{name}", {})
    if model is Clause:
        return factories.make_clause(**{"proposal": factories.make_proposal("draft")} | fields)
    if model is Term:
        return factories.make_term(**fields)
    if model is User:
        user = factories.make_user()
        user.groups.set(fields["groups"])
        return user
    if model is Token:
        return Token.make(target, "script", [], timedelta(days=1))[0]
    if model is KeptAnswer:
        return KeptAnswer.objects.create(key="one", request_digest="", status=201, headers={}, body="{}", **fields)
    if model is LogEntry:
        kind = ContentType.objects.get_for_model(User)
        return LogEntry.objects.create(content_type=kind, object_repr="x", action_flag=CHANGE, **fields)
    if model is SuggestedChange:
        return factories.make_suggestion(**fields)
    return records.make(label, **fields)


@pytest.fixture
def superuser(client):
    client.force_login(factories.make_user("Editor", is_superuser=True))
    return client


def is_there(record: models.Model) -> bool:
    return type(record)._base_manager.filter(pk=record.pk).exists()


@pytest.mark.parametrize("name", RELATIONS)
def test_referring_records_are_named_and_only_parts_are_deleted_too(name, superuser):
    relation = RELATIONS[name]
    target = records.make(relation.model._meta.model_name)
    other = tied(relation, target)
    registered = admin.site.is_registered(type(other))
    question = html.unescape(superuser.get(page(target, "delete")).content.decode())
    assert (page(other) if registered else str(other)) in question
    goes = name.rpartition(" ")[2] in DELETED_TOO
    answer = superuser.post(page(target, "delete"), {"post": "yes"})
    assert (answer.status_code, is_there(target), is_there(other)) == (
        (302, False, False) if goes else (200, True, True)
    )


def test_every_part_that_is_deleted_too_is_a_known_relation():
    assert DELETED_TOO | set(EXTRA_FIELDS) <= {name.rpartition(" ")[2] for name in RELATIONS}


def test_every_model_that_others_refer_to_is_tried():
    tried = {name.partition(" ")[0] for name in RELATIONS}
    assert {model._meta.model_name for model in admin.site._registry} - tried == {
        *("term", "variantreading", "omission", "correspondence", "event", "release", "suggestedchange")
    }


def test_a_person_whom_the_history_names_stays(superuser):
    person = factories.make_user("Analyst")
    party = factories.make_party()
    party.history.update(history_user=person)
    question = html.unescape(superuser.get(page(person, "delete")).content.decode())
    assert f"The history names {person} 1 time: deactivate the account instead." in question
    assert superuser.post(page(person, "delete"), {"post": "yes"}).status_code == 200
    assert party.history.get().history_user == person


def test_a_group_that_has_members_stays(superuser):
    group = Group.objects.create(name="Readers of proofs")
    group.user_set.add(factories.make_user(username="member"))
    assert superuser.post(page(group, "delete"), {"post": "yes"}).status_code == 200
    assert [user.username for user in group.user_set.all()] == ["member"]
