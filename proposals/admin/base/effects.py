"""What readers would see or lose by a decision, in words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin

from proposals.admin.base.naming import named
from proposals.admin.base.subject import read_subjects
from proposals.editing.consequences import consequences
from proposals.models import Position
from proposals.models.editorial import PUBLISH, WITHDRAW, Reviewed, Verb

MOST, FEW = 50, 5
"""How many records of a kind are named, and how many are shown without being asked for."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Records of one kind: "2 positions", their names, and how many are not named."""

    count: str
    names: tuple[str, ...]
    more: int

    @property
    def is_open(self) -> bool:
        return len(self.names) <= FEW


@dataclass(frozen=True, slots=True)
class Effect:
    heading: str
    kinds: tuple[Kind, ...]


def effects(verb: Verb, records: Sequence[Reviewed], by: Any) -> list[Effect] | None:
    """What ``verb`` would change for readers, by kind; an empty list if nothing, None if it never does.

    Nothing blocks ``records``.
    """
    if verb not in (PUBLISH, WITHDRAW):
        return None
    found = consequences(verb, records, by)
    listed = [
        Effect("Readers will see", _kinds(found.appearing)),
        Effect("Readers will no longer see", _kinds(found.disappearing)),
        Effect("Will count as the party’s latest statement again", _kinds({Position: found.counting})),
        Effect("Will no longer count as the party’s latest statement", _kinds({Position: found.superseded})),
    ]
    return [effect for effect in listed if effect.kinds] if found else []


def _kinds(keys: Any) -> tuple[Kind, ...]:
    return tuple(_kind(model, found) for model, found in keys.items() if found)


def _kind(model: Any, keys: Collection[int]) -> Kind:
    named_by = getattr(admin.site._registry.get(model), "named_by", ())
    rows = model._default_manager.filter(pk__in=sorted(keys)[:MOST])
    shown = list(rows.select_related(*named_by) if named_by else rows)
    read_subjects(shown)
    label = model._meta.verbose_name if len(keys) == 1 else model._meta.verbose_name_plural
    return Kind(f"{len(keys)} {label}", tuple(map(named, shown)), len(keys) - len(shown))
