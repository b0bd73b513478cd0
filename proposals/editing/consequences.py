"""What readers would see or lose if records were published or withdrawn: their state is set on trial and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from config.records import CATALOGUE, PARTS, REVIEWED
from proposals.models import Position
from proposals.models.editorial import PUBLISH, Reviewed, Verb

Keys = dict[type[models.Model], frozenset[int]]
"""Primary keys by model."""


@dataclass(frozen=True, slots=True)
class Consequences:
    """``counting`` are statements that would be their party's latest on a target again, ``superseded`` no longer."""

    appearing: Keys
    disappearing: Keys
    counting: frozenset[int]
    superseded: frozenset[int]

    def __bool__(self) -> bool:
        return any((*self.appearing.values(), *self.disappearing.values(), self.counting, self.superseded))


def consequences(verb: Verb, records: Sequence[Reviewed], by: Any) -> Consequences:
    """What ``verb`` would change for readers. ``records`` are of one model, and none of them is blocked.

    A record on which ``by`` cannot use the verb changes nothing.
    """
    possible = [record.pk for record in records if verb in record.verbs_for(by)]
    published_at = {"published_at": timezone.now()} if verb is PUBLISH else {}
    with transaction.atomic():
        before, current = _public(), _current()
        for model in {type(record) for record in records}:
            model._base_manager.filter(pk__in=possible).update(state=verb.to, **published_at)
        after, then = _public(), _current()
        transaction.set_rollback(True)
    stay = before[Position] & after[Position]
    return Consequences(
        appearing={model: after[model] - before[model] for model in after},
        disappearing={model: before[model] - after[model] for model in after},
        counting=(then - current) & stay,
        superseded=(current - then) & stay,
    )


def _public() -> Keys:
    rows: Any = [apps.get_model("proposals", name) for name in (*REVIEWED, *PARTS, *CATALOGUE)]
    return {model: frozenset(model.objects.public().order_by().values_list("pk", flat=True)) for model in rows}


def _current() -> frozenset[int]:
    return frozenset(Position.objects.public().current().order_by().values_list("pk", flat=True))
