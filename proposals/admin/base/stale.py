"""Two people at one form. Whoever saves second sees what was saved in the meantime, loses nothing, and chooses.

A form carries the version of the record that it was made from, and of the parts on its page. For a field that both have
changed, the choice is posted as ``choose-<field>``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.db.models import Max

from config.records import PART_OF
from proposals.admin.base.showing import Difference, difference
from proposals.models.versions import values

CHOOSE = "choose-"
MINE, STORED = "mine", "stored"
OVERTAKEN = (
    "Somebody has saved this record in the meantime. Nothing you typed is lost: choose above, field by field, and "
    "save again."
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field whose stored value has changed in the meantime.

    ``stored`` and ``mine`` are marked against the version both began with. ``choice`` is the one chosen by default.
    """

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
    """The models of the parts on the page of a record. The clauses of a text have pages of their own."""
    related: Iterable[Any] = (relation.related_model for relation in model._meta.related_objects)
    by_name = {part._meta.model_name: part for part in related}
    own = [name for name, owner in PART_OF.items() if owner == model._meta.model_name and name != "clause"]
    return [by_name[name] for name in own]


def version_of(record: models.Model) -> str:
    """The latest history ids of a record and of each kind of its parts, such as "120.44.0"."""
    model = type(record)
    pairs: list[tuple[Any, str]] = [(model, model._meta.pk.name)]
    pairs += [(part, PART_OF[part._meta.model_name]) for part in part_models(model)]
    latest = (
        part.history.filter(**{name: record.pk}).order_by().aggregate(latest=Max("history_id"))["latest"]
        for part, name in pairs
    )
    return ".".join(str(history_id or 0) for history_id in latest)


class Version(forms.CharField):
    """A hidden field that is not part of the record, so it never counts as changed."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class FreshForm(forms.ModelForm):
    """A form that knows which version it was made from. Cleaning it fills ``conflicts`` if it was overtaken."""

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
        """Replace what was typed by the stored value where the person chose that."""
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
                self.data.setlist(key, [str(getattr(item, "pk", item)) for item in value])
            elif value not in (None, False):
                self.data[key] = getattr(value, "pk", value)

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        version = cleaned.get("version")
        if self.instance.pk and version and version != self.version_now:
            self._compare(version)
            if self.conflicts or self.overtaken_rows:
                self.data = self.data.copy()
                self.data[self.add_prefix("version")] = self.version_now
                self.add_error(None, OVERTAKEN)
        return cleaned

    def _compare(self, version: str) -> None:
        """Find the conflicts with what was stored since ``version``."""
        model = type(self.instance)
        first, _, parts = version.partition(".")
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
            typed, original = self.typed(name), before.get(name)
            if stored[name] == typed or (before and stored[name] == original):
                continue
            mine, theirs = difference(model, name, original, typed), difference(model, name, original, stored[name])
            self.conflicts.append(Conflict(theirs, mine, STORED if typed == original else MINE))
        if parts != self.version_now.partition(".")[2]:
            self.overtaken_rows = list(_rows(self.instance))
        self.overtaken_by = versions.order_by("-history_id").first()

    def typed(self, name: str) -> Any:
        """What was typed, in the form of :func:`values`; an invalid value stays as it was typed."""
        if name not in self.cleaned_data:
            return self.data.get(self.add_prefix(name))
        value = self.cleaned_data[name]
        if isinstance(value, models.Model):
            return value.pk
        if isinstance(value, models.QuerySet):
            return sorted(record.pk for record in value)
        return value


def _rows(record: models.Model) -> Iterable[str]:
    """The parts on the page of a record as they are stored now, in words."""
    for part in part_models(type(record)):
        name = part._meta.verbose_name
        rows = list(part._default_manager.filter(**{PART_OF[part._meta.model_name]: record}))
        yield from (f"{name}: {row}" for row in rows)
        if not rows:
            yield f"{part._meta.verbose_name_plural}: none"
