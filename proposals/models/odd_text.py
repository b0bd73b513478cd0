"""Which texts of a record hold characters that nobody sees, or that are taken for others: for staff, and to find them.

:mod:`proposals.engine.characters` decides what is odd. It is no mistake by itself: an odd character may stand in the
original. So it is said, and keeps nobody from saving or publishing.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.text import capfirst

from config.records import CATALOGUE, PARTS, REVIEWED
from proposals.engine.characters import Oddity, odd_characters, sentence
from proposals.models.data_stamp import data_version

# Written in the language of the clause's text; all else may be in any.
OF_THE_TEXT = frozenset({"text", "heading"})


def text_fields(model: type[models.Model]) -> list[Any]:
    """The fields that hold words of people: no choices, and of JSON only lists and names of text."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [f for f in model._meta.concrete_fields if isinstance(f, kinds) and f.editable and not f.flatchoices]


def odd_fields(record: Any) -> dict[str, list[Oddity]]:
    """Field → the odd characters in it, for the fields that have some."""
    values = {field.name: getattr(record, field.attname) for field in text_fields(type(record))}
    own = [name for name, value in values.items() if value and name in OF_THE_TEXT]
    language = record.proposal.text_language if own and getattr(record, "proposal_id", None) else ""
    return _odd(type(record), values, language)


def _odd(model: type[models.Model], values: Mapping[str, Any], language: str) -> dict[str, list[Oddity]]:
    found = {}
    for name in (field.name for field in text_fields(model) if field.name in values):
        spoken = language if name in OF_THE_TEXT else ""
        if odd := [each for text in _texts(values[name]) for each in odd_characters(text, spoken)]:
            found[name] = odd
    return found


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in (*value, *value.values()):
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def odd_sentences(record: Any) -> list[str]:
    """One sentence for each field that has odd characters: "Title: U+202E RIGHT-TO-LEFT OVERRIDE, which …"."""
    return _sentences(type(record), odd_fields(record))


def odd_values(model: type[models.Model], values: Mapping[str, Any]) -> list[str]:
    """The same for some values of a record, by the names of their fields."""
    return _sentences(model, _odd(model, values, ""))


def _sentences(model: type[models.Model], odd: Mapping[str, list[Oddity]]) -> list[str]:
    labels = {field.name: capfirst(str(field.verbose_name)) for field in text_fields(model)}
    return [f"{labels[name]}: {sentence(each)}" for name, each in odd.items()]


def odd_keys() -> dict[str, frozenset[int]]:
    """Model → the primary keys of the records with odd characters. One query, and one for each model after a change."""
    return _odd_keys(data_version())


@lru_cache(maxsize=2)
def _odd_keys(version: str) -> dict[str, frozenset[int]]:
    found = {}
    for name in (*CATALOGUE, *REVIEWED, *PARTS):
        model: Any = apps.get_model("proposals", name)
        rows = model._base_manager.all()
        rows = rows.select_related("proposal") if name == "clause" else rows
        found[name] = frozenset(record.pk for record in rows.iterator(chunk_size=2000) if odd_fields(record))
    return found
