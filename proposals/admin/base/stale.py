"""Two people at one form: whoever saves second sees what was stored meanwhile, keeps what they typed, and chooses.

A form carries the version of the record it was made from, and of the rows that stand on its page. What a person has
chosen for a field that both changed comes back as ``choose-<field>``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.db.models import Max

from proposals.admin.base.showing import Difference, difference
from proposals.models.editorial import PART_OF
from proposals.models.versions import values

CHOOSE = "choose-"
MINE, STORED = "mine", "stored"
SAID = (
    "Somebody has saved this record in the meantime. Nothing you typed is lost: choose above, field by field, and "
    "save again."
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that was stored with another value meanwhile. ``stored`` and ``mine`` are read against what both of us
    began with; ``choice`` is what is kept unless the person says otherwise."""

    stored: Difference
    mine: Difference
    choice: str

    @property
    def name(self) -> str:
        return self.mine.name

    @property
    def choose(self) -> str:
        return CHOOSE + self.name


def part_models(model: type[models.Model]) -> list[Any]:
    """The models whose rows stand on the page of a ``model`` record; the clauses of a text have pages of their own."""
    own = [name for name, whole in PART_OF.items() if whole == model._meta.model_name and name != "clause"]
    related: Iterable[Any] = (relation.related_model for relation in model._meta.related_objects)
    return list(dict.fromkeys(found for found in related if found._meta.model_name in own))


def version_of(record: models.Model) -> str:
    """The latest history rows of a record and of each kind of its parts: "120.44.0"."""
    model = type(record)
    pairs: list[tuple[Any, str]] = [(model, model._meta.pk.name)]
    pairs += [(part, PART_OF[part._meta.model_name]) for part in part_models(model)]
    found = (
        part.history.filter(**{name: record.pk}).order_by().aggregate(latest=Max("history_id"))["latest"]
        for part, name in pairs
    )
    return ".".join(str(latest or 0) for latest in found)


class Version(forms.CharField):
    """Travels with the form and is no change of the record."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class FreshForm(forms.ModelForm):
    """Knows from which version it was made. ``conflicts`` is filled by cleaning a form that was overtaken."""

    data: Any  # a QueryDict, which says no more than a mapping to the stubs
    version = Version(required=False, max_length=120)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.conflicts: list[Conflict] = []
        self.overtaken_rows: list[str] = []
        self.overtaken_by: models.Model | None = None
        self.version_now = version_of(self.instance) if self.instance.pk else ""
        self.initial["version"] = self.version_now
        if self.is_bound and self.instance.pk:
            self._take_stored()

    def _take_stored(self) -> None:
        """Put the stored value in place of what was typed where the person chose it."""
        chosen = [
            key.removeprefix(CHOOSE) for key, value in self.data.items() if key.startswith(CHOOSE) and value == STORED
        ]
        names = [name for name in chosen if name in self.fields and name in self.initial]
        if not names:
            return
        self.data = self.data.copy()
        for name in names:
            value = self.fields[name].prepare_value(self.initial[name])
            key = self.add_prefix(name)
            self.data.pop(key, None)
            if isinstance(value, list | tuple | models.QuerySet):
                self.data.setlist(key, [str(getattr(one, "pk", one)) for one in value])
            elif value not in (None, False):
                self.data[key] = getattr(value, "pk", value)

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        began = cleaned.get("version")
        if self.instance.pk and began and began != self.version_now:
            self._compare(began)
            if self.conflicts or self.overtaken_rows:
                self.data = self.data.copy()
                self.data[self.add_prefix("version")] = self.version_now
                self.add_error(None, SAID)
        return cleaned

    def _compare(self, began: str) -> None:
        model = type(self.instance)
        first, _, parts = began.partition(".")
        versions = model.history.filter(**{model._meta.pk.name: self.instance.pk}).select_related("history_user")
        base = (
            versions.filter(history_id=first).first()
            if first.isascii() and first.isdigit() and len(first) < 19
            else None
        )
        stored = values(self.instance)
        before = values(base) if base is not None else {}
        for name in self.fields:
            if name not in stored:
                continue
            typed, start = self.typed(name), before.get(name)
            if stored[name] == typed or (before and stored[name] == start):
                continue
            mine, theirs = difference(model, name, start, typed), difference(model, name, start, stored[name])
            self.conflicts.append(Conflict(theirs, mine, STORED if typed == start else MINE))
        if parts != self.version_now.partition(".")[2]:
            self.overtaken_rows = list(_rows(self.instance))
        self.overtaken_by = versions.order_by("-history_id").first()

    def typed(self, name: str) -> Any:
        """What was typed, as :func:`values` would give it; a value that is no value stays as it was typed."""
        if name not in self.cleaned_data:
            return self.data.get(self.add_prefix(name))
        value = self.cleaned_data[name]
        if isinstance(value, models.Model):
            return value.pk
        if isinstance(value, models.QuerySet):
            return sorted(one.pk for one in value)
        return value


def _rows(record: models.Model) -> Iterable[str]:
    """The rows on the page of a record as they are stored now, in words."""
    for part in part_models(type(record)):
        name = part._meta.verbose_name
        rows = list(part._default_manager.filter(**{PART_OF[part._meta.model_name]: record}))
        yield from (f"{name}: {row}" for row in rows)
        if not rows:
            yield f"{part._meta.verbose_name_plural}: none"
