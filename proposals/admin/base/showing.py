"""Two states of a record side by side: field by field, in words, with changes marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.db import models
from django.urls import reverse
from django.utils.text import capfirst

from config.lists import is_key
from proposals.engine.characters import visible
from proposals.engine.marking.marks import mark
from proposals.engine.vocabulary import Span
from proposals.models.sourcing import reading_lines
from proposals.models.versions import editable_fields

MISSING = "a deleted record"
SHORT = 60  # letters


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in two states, as text. ``spans`` is what :func:`marked` makes of them."""

    name: str
    label: str
    old: str
    new: str
    spans: tuple[Span, ...]


Names = Mapping[type[models.Model], Mapping[Any, str]]
"""The names of related records, by model and primary key."""


def differences(model: type[models.Model], old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """The fields that both mappings have and that differ, in the order of the model.

    The mappings are as :func:`proposals.models.versions.values` gives them.
    """
    names = names_in(model, [old, new])
    common = [field.name for field in editable_fields(model) if field.name in old and field.name in new]
    return [difference(model, name, old[name], new[name], names) for name in common if old[name] != new[name]]


def difference(model: type[models.Model], name: str, old: Any, new: Any, names: Names | None = None) -> Difference:
    if names is None:
        names = names_in(model, [{name: old}, {name: new}])
    before, after = (visible(displayed(model, name, value, names)) for value in (old, new))
    return Difference(name, label_of(model, name), before, after, marked(before, after))


def names_in(model: type[models.Model], mappings: Iterable[Mapping[str, Any]]) -> Names:
    """The names of all records that the values refer to. One query for each model."""
    keys: dict[Any, set[Any]] = {}
    for values in mappings:
        for name, value in values.items():
            field: Any = model._meta.get_field(name)
            if field.is_relation:
                values_of_field = value if isinstance(value, list | tuple) else [value]
                keys.setdefault(field.related_model, set()).update(key for key in values_of_field if key is not None)
    return {related: _names(related, wanted) for related, wanted in keys.items() if wanted}


def _names(model: type[models.Model], keys: set[Any]) -> dict[Any, str]:
    named_by = getattr(admin.site._registry.get(model), "named_by", ())
    queryset = model._default_manager.select_related(*named_by) if named_by else model._default_manager.all()
    # What was typed may be no key at all.
    valid = {key for key in keys if is_key(key)}
    names = {key: str(record) for key, record in queryset.in_bulk(valid).items()}
    return names | deleted_names(model, {int(key) for key in valid} - {int(key) for key in names})


def deleted_names(model: Any, keys: set[int]) -> dict[int, str]:
    """What records were called that are no longer there, as far as the history has them."""
    names: dict[int, str] = {}
    versions = model.history.filter(**{f"{model._meta.pk.name}__in": keys}).order_by("history_id") if keys else ()
    for version in versions:
        try:
            names[version.instance.pk] = f"“{version.instance}”, deleted since"
        except ObjectDoesNotExist:  # its name is partly that of another record, which is gone too
            names[version.instance.pk] = MISSING
    return names


def marked(old: str, new: str) -> tuple[Span, ...]:
    """``new`` with its words marked against ``old``; empty if both are short, which is best shown as "old → new"."""
    if max(len(old), len(new)) <= SHORT:
        return ()
    spans = mark([old], [new])[0] if new else ()
    return spans or (("removed", old),)


def admin_url(record: models.Model) -> str:
    """The address of a record's page at the desk."""
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


def label_of(model: type[models.Model], name: str) -> str:
    try:
        field: Any = model._meta.get_field(name)
        return capfirst(str(field.verbose_name))
    except FieldDoesNotExist:
        return capfirst(name)


def displayed(model: type[models.Model], name: str, value: Any, names: Names) -> str:
    """The value of a field in words: names instead of keys, labels instead of codes."""
    field: Any = model._meta.get_field(name)
    if field.is_relation:
        keys = value if isinstance(value, list | tuple) else [value]
        known = names.get(field.related_model, {})
        return ", ".join(known.get(key, MISSING) for key in keys if key is not None)
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return "; ".join(reading_lines(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(dict(field.flatchoices).get(value, value))
