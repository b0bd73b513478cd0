"""No field gets lost: whatever can be edited is in the exchange format, the data package, the API and on the desk.

A field that is missing somewhere fails here, unless ``LEFT_OUT`` says why. docs/extending.md has the way through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import ValidationError
from django.db import models
from django.test import RequestFactory
from rest_framework.serializers import ListSerializer, ModelSerializer
from simple_history.models import HistoricalChanges

from proposals.api.rows import PublicRows
from proposals.api.serializers.position import Target
from proposals.api.urls import urlpatterns
from proposals.dataset.dump import dump_folder
from proposals.dataset.load import load_folder
from proposals.dataset.schema import IssueRecord
from proposals.exports.package.contents import TABLES
from proposals.models import Omission, Process, VariantReading
from tests.dataset.snapshot import empty_database, snapshot
from tests.factories import (
    DAY,
    make_clause,
    make_correspondence,
    make_event,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
    make_term,
    make_topic,
    make_unanswered,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]

OUR_APPS = ("proposals", "accounts")

# (places, fields) → why these fields are not there. Both may name several; an asterisk stands for every field.
LEFT_OUT = {
    ("dataset package answers drafts", "user.* token.*"): "Accounts belong to a site, not to its data.",
    ("dataset package answers drafts desk", "keptanswer.*"): "Answers kept for a day, for who sends a request again.",
    ("desk", "token.*"): "A token is made and revoked by its owner, on the account's page.",
    ("drafts", "process.* party.* source.* topic.* issue.* measure.*"): "The catalogue is written at the desk alone.",
    ("dataset package drafts desk", "change.*"): "The log of changes is written by what is done, never by hand.",
    ("dataset package drafts", "release.*"): "A release holds the data; it is no part of them.",
    ("answers", "release.made_by"): "Readers do not learn who did something.",
    ("answers", "change.record_slug change.key"): "`name` is the two of them.",
    ("answers", "change.values change.process"): "`corrected` and `process` are made of them.",
    ("answers", "change.dated"): "Decides what a day shows, and is shown nowhere.",
    (
        "package",
        "correspondence.from_clauses correspondence.to_clauses",
    ): "correspondence_clauses.csv has them by side.",
}


def editable_fields() -> list[str]:
    """``model.field`` for every field of every model that a form could hold, many-to-many fields among them."""
    return [name_of(field) for model in _ours() for field in fields_of(model)]


def _ours() -> list[type[models.Model]]:
    """The models, without those that hold their history."""
    models_of = [model for app in OUR_APPS for model in apps.get_app_config(app).get_models()]
    return [model for model in models_of if not issubclass(model, HistoricalChanges)]


def fields_of(model: type[models.Model]) -> list[models.Field]:
    fields = (*model._meta.fields, *model._meta.many_to_many)
    return [field for field in fields if field.editable and not field.primary_key]


def name_of(field: models.Field) -> str:
    return f"{field.model._meta.model_name}.{field.name}"


# The places: each says which fields it holds, as ``model.field``.


def in_package() -> set[str]:
    """The fields that a column of a table leads to or through."""
    return {
        f"{table.model._meta.model_name}.{(column.path or column.name).partition('__')[0]}"
        for table in TABLES
        for column in table.columns
    }


def in_answers() -> set[str]:
    return {name for view in _views() for name in _held_by(view.serializer_class())}


def in_drafts() -> set[str]:
    drafts = [view.draft_class for view in _views() if hasattr(view, "draft_class")]
    return {name for draft in drafts for name in _held_by(draft())}


def _views() -> set[type[PublicRows]]:
    views = {getattr(pattern.callback, "cls", object) for pattern in urlpatterns}
    return {view for view in views if issubclass(view, PublicRows)}


def _held_by(serializer: ModelSerializer) -> Iterator[str]:
    """What the fields of a serializer, and of the rows within it, take from the model: by name or by source."""
    model = serializer.Meta.model
    for name, field in serializer.fields.items():
        if name == "target":
            held = Target.parts
        else:
            held = () if field.source == "*" else (name, field.source.partition(".")[0])
        yield from (f"{model._meta.model_name}.{each}" for each in held)
        if isinstance(field, ListSerializer) and isinstance(field.child, ModelSerializer):
            # That a row hangs on its record is said by where it stands.
            yield name_of(model._meta.get_field(name).field)
            yield from _held_by(field.child)


def on_desk() -> set[str]:
    """The fields that every form about their model shows: its own page, and its rows on another's."""
    request = RequestFactory().get("/")
    request.user = make_user(is_staff=True, is_superuser=True)
    shown: dict[type[models.Model], list[set[str]]] = {}
    for model, page in admin.site._registry.items():
        if model._meta.app_label not in OUR_APPS:
            continue
        # The form that makes an account asks for less than the form that changes one.
        record = request.user if isinstance(request.user, model) else None
        shown.setdefault(model, []).append(set(flatten_fieldsets(page.get_fieldsets(request, record))))
        for rows in page.get_inline_instances(request):
            held = {*flatten_fieldsets(rows.get_fieldsets(request)), rows.get_formset(request).fk.name}
            shown.setdefault(rows.model, []).append(held)
    return {f"{model._meta.model_name}.{name}" for model, forms in shown.items() for name in set.intersection(*forms)}


def in_dataset(folder: Any) -> set[str]:
    """The fields whose values a dump takes along and a load brings back. Without a value nothing is proved."""
    make_world()
    give_words()
    known = {name_of(field) for model in _with_history() for field in fields_of(model) if _has_value(field)}
    before = snapshot()
    dump_folder(Process.objects.get(), folder)
    empty_database()
    load_folder(folder)
    after = snapshot()
    return {name for name in known if _values(before, name) == _values(after, name)}


def make_world() -> None:
    """A process in which every field that is not just words has a value other than its default in some record."""
    process = make_process(slug="talks", started_on=DAY, ended_on=DAY, is_default=True)
    topic = [make_topic(process=process, order=order) for order in (0, 1)][1]
    issue, further = [make_issue(topic=topic, order=order, kind="pledge") for order in (0, 1)]
    measure = make_measure(issue=issue)
    source, party = make_source(outlet_of="AA"), make_party(iso="AA")
    coalition = make_party(kind="coalition", members=[party], members_complete=False)
    base = make_proposal(process=process)
    gone = make_clause(proposal=base, issue=issue)
    text = make_proposal(
        process=process, revises=base, derived_from=[base], companions=[base], drafted_by=[coalition], sources=[source],
        claimed_points=28, date_precision="week", text_language="uk", reading={source.slug: "read"},
    )  # fmt: skip
    Omission.objects.create(proposal=text, clause=gone, how="struck")
    clause = make_clause(
        proposal=text,
        issue=issue,
        further_issues=[further],
        sources=[source],
        verification="unseen",
        reading={source.slug: "not-read"},
    )
    make_clause(proposal=text, parent=clause, status="variant", advanced_by=party, issue=issue)
    make_term(clause=clause, measure=measure)
    VariantReading.objects.create(clause=clause, source=source, reading="Other words.")
    statement_fields = {
        "party": party,
        "also_in": [source],
        "date_precision": "month",
        "reading": {source.slug: "in-part"},
    }
    make_position(clause=clause, certainty="anonymous", confidence="low", **statement_fields)
    make_position(issue=issue, stance="supports-with-conditions", **statement_fields)
    other = make_position(proposal=text, stance="supports", target_basis="named", emphasis="priority")
    make_position(
        proposal=text, stance="supports", compatible_with=[other], compatible_reason="Both can be.", **statement_fields
    )
    make_event(
        process=process, participants=[party], proposals=[text], sources=[source], persons=["First Person"],
        date_precision="year", reading={source.slug: "read"},
    )  # fmt: skip
    make_correspondence(from_clauses=[gone], to_clauses=[clause])
    make_unanswered(from_clauses=[gone], silent=text)


def give_words() -> None:
    """Words in every text that may stay empty and that the world has left so, where the rules let a record have any."""
    for model in _with_history():
        for field in fields_of(model):
            if isinstance(field, models.CharField | models.TextField) and not _has_value(field):
                _give(model, field.name, f"Words for {field.name}."[: field.max_length])


def _give(model: type[models.Model], name: str, text: str) -> None:
    for row in model.objects.all():
        setattr(row, name, text)
        try:
            row.full_clean()
        except ValidationError:
            continue
        row.save(update_fields=[name])
        return


def _with_history() -> list[type[models.Model]]:
    return [model for model in _ours() if hasattr(model, "history")]


def _has_value(field: models.Field) -> bool:
    rows = field.model.objects.values_list(field.name, flat=True)
    return any(value not in (None, "", [], field.get_default()) for value in rows)


def _values(rows: dict[str, list[dict[str, Any]]], name: str) -> list[str]:
    """All the values of ``model.field`` in a snapshot."""
    model, _, field = name.partition(".")
    kind = apps.get_model("proposals", model).__name__
    return sorted(str(row[field]) for row in rows[kind])


# The test


PLACES = {"package": in_package, "answers": in_answers, "drafts": in_drafts, "desk": on_desk}


def missing(fields: Iterable[str], places: dict[str, set[str]]) -> list[str]:
    """``place: model.field`` for every field that is not in a place."""
    return [f"{place}: {field}" for field in fields for place, held in places.items() if field not in held]


def test_every_editable_field_is_everywhere_or_the_list_says_why_not(tmp_path):
    places = {"dataset": in_dataset(tmp_path), **{place: find() for place, find in PLACES.items()}}
    allowed = [f"{place}: {field}" for names, fields in LEFT_OUT for place in names.split() for field in fields.split()]
    lost = missing(editable_fields(), places)
    assert [each for each in lost if not any(fnmatch(each, entry) for entry in allowed)] == []
    assert [entry for entry in allowed if not any(fnmatch(each, entry) for each in lost)] == []


def test_a_field_that_is_nowhere_is_missed_in_every_place():
    places = {place: find() for place, find in PLACES.items()}
    assert missing(["clause.nowhere"], places) == [f"{place}: clause.nowhere" for place in PLACES]


def test_a_field_that_the_dataset_forgets_is_missed_there(tmp_path, monkeypatch):
    fields = {name: field for name, field in IssueRecord.model_fields.items() if name != "pax_code"}
    monkeypatch.setattr(IssueRecord, "__pydantic_fields__", fields)
    held = in_dataset(tmp_path)
    assert {"issue.pax_code", "issue.pam_code"} - held == {"issue.pax_code"}
