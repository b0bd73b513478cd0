"""Which rows of the catalogue something public refers to."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q


def publicly_referenced(model: type[models.Model], relations: dict[str, str]) -> Q:
    """Rows of ``model`` that something public refers to; one created for a draft would give the draft away.

    ``relations`` maps the name of a reverse relation to the field on its far side.
    """
    condition = Q()
    for relation, field in relations.items():
        referring: Any = model._meta.get_field(relation).related_model
        condition |= Q(Exists(referring.objects.public().filter(**{field: OuterRef("pk")})))
    return condition
