"""No field that people fill in is corrected without its value before and after: every one of every model."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from config.records import CATALOGUE, PART_OF, PARTS, REVIEWED
from proposals.editing.processes import process_of
from proposals.models import Change, Omission, Process, VariantReading
from proposals.models.history import record_history, without_history
from proposals.models.sourcing import ReadingField
from proposals.models.versions import editable_fields
from proposals.publication.corrections import corrected_fields
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]

NOT_SHOWN = {
    **dict.fromkeys(PART_OF.items(), "a part stays with what it is a part of"),
    ("clause", "order"): "where a clause stands is shown by its number",
}


FIELDS = [
    (model, field.name)
    for model in (*CATALOGUE, *REVIEWED, *PARTS)
    for field in editable_fields(apps.get_model("proposals", model))
    if (model, field.name) not in NOT_SHOWN
]


NUMBERS = itertools.count()


def make(name: str) -> Any:
    """A record that readers see, with all that they see it through."""
    if name == "omission":
        return Omission.objects.create(proposal=factories.make_proposal(), clause=factories.make_clause(), how="struck")
    if name == "variantreading":
        source = make("source")
        return VariantReading.objects.create(clause=factories.make_clause(), source=source, reading="Five.")
    is_question = name in ("process", "topic", "issue", "measure")
    record = getattr(factories, f"make_{name}")(**{"name": f"One more {next(NUMBERS)}"} if is_question else {})
    if is_question:
        process = record if name == "process" else Process.objects.get(pk=process_of(record))
        factories.make_proposal(process=process)
    if name == "source":
        factories.make_clause(sources=[record])
    if name == "party":
        factories.make_proposal(drafted_by=[record])
    return record


def another(record: Any, field: Any) -> Any:
    """A value that the field could have instead."""
    value = getattr(record, field.name) if not field.many_to_many else None
    if field.is_relation:
        return make(field.related_model._meta.model_name)
    if isinstance(field, ReadingField):
        return {make("source").slug: "not-read"}
    if isinstance(field, models.JSONField):
        return ["A. Person", "B. Person"]
    if field.choices:
        return next(choice for choice, _label in field.flatchoices if choice not in ("", value))
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateField):
        return datetime.date(2026, 1, 2)
    return 77 if isinstance(field, models.IntegerField) else "another"[: field.max_length]


def write(record: Any, name: str, value: Any) -> None:
    """Past the rules, which would want other fields to follow; a part in its row, a record in its history."""
    if record._meta.model_name in PARTS and record._meta.model_name != "clause":
        type(record)._base_manager.filter(pk=record.pk).update(**{name: value})
    elif record._meta.get_field(name).many_to_many:
        with without_history(record):
            getattr(record, name).set([value])
    else:
        setattr(record, name, value)
    record_history([record], update=True)


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=list(map(".".join, FIELDS)))
def test_every_field_that_is_corrected_shows_its_value_before_and_after(model, name):
    record, field = make(model), apps.get_model("proposals", model)._meta.get_field(name)
    owner = getattr(record, PART_OF[model]) if model in PARTS and model != "clause" else record
    Change.of(Change.Kind.PUBLICATION, owner).save()
    new = another(record, field)
    write(record, name, new)
    change = Change.of(Change.Kind.CORRECTION, record, fields=[name])
    assert [list(change.values), len({str(value) for value in change.values[change.fields[0]]})] == [change.fields, 2]
    assert [each.name for each in corrected_fields(change)] == change.fields


@pytest.mark.parametrize("exception", list(NOT_SHOWN), ids=".".join)
def test_an_exception_is_a_field_that_people_fill_in(exception):
    model, name = exception
    assert name in {field.name for field in editable_fields(apps.get_model("proposals", model))}
