"""Records of every model at the desk, in the state that a test asks for, and the addresses of their pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from accounts.models import Token, User
from config.records import CATALOGUE, REVIEWED
from proposals.models import Omission, Release, VariantReading
from proposals.publication.releases.snapshot import take_snapshot
from tests import factories


def make(model: str, state: str = "draft", **fields: Any) -> Any:
    """A record of the model with this name; a part gets a text of its own in that state."""
    if model in REVIEWED:
        return getattr(factories, f"make_{model}")(state=state, **fields)
    if model in CATALOGUE:
        return getattr(factories, f"make_{model}")(**fields)
    if model == "release":
        number = Release.objects.count() + 1
        release = Release.of(
            take_snapshot(), **{"number": number, "made_at": timezone.now(), "notes": "Kept."} | fields
        )
        release.save()
        return release
    if model == "suggestedchange":
        return factories.make_suggestion(**fields)
    if model == "user":
        return factories.make_user(**fields)
    if model == "group":
        return Group.objects.create(**{"name": f"Group {Group.objects.count()}"} | fields)
    if model == "token":
        return Token.make(
            factories.make_user(), scopes=["read"], life=timedelta(days=1), **{"name": "Import"} | fields
        )[0]
    proposal = factories.make_proposal(state=state)
    if model == "omission":
        return Omission.objects.create(
            **{"proposal": proposal, "clause": factories.make_clause(), "how": "struck"} | fields
        )
    clause = factories.make_clause(proposal=proposal)
    if model == "clause":
        for name, value in fields.items():
            setattr(clause, name, value)
        clause.save()
        return clause
    if model == "term":
        return factories.make_term(clause=clause, **fields)
    defaults = {"clause": clause, "source": factories.make_source(), "reading": "Another wording."}
    return VariantReading.objects.create(**defaults | fields)


def page(record: Any, view: str = "change", *arguments: Any) -> str:
    """The address of a page about a record; ``changelist`` and ``add`` need the record only for its model."""
    label = "accounts_user" if isinstance(record, User) else f"{record._meta.app_label}_{record._meta.model_name}"
    about = [] if view in ("changelist", "add") else [record.pk]
    return reverse(f"admin:{label}_{view}", args=[*about, *arguments])


def changelist(model: str) -> str:
    return reverse(f"admin:proposals_{model}_changelist")
