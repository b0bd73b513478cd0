"""What a person's decision was about, as a digest: so it shows when the clauses it rests on have changed since.

A clause rests where it stands by its printed number and the point it stands under. Its ``order`` counts the clauses
before it and moves with every one that is put in there, so it is no part of its place.
"""

import hashlib
import json
from functools import lru_cache
from typing import Any

from django.apps import apps

from proposals.engine.table.bearing import normal_form
from proposals.models.clause import Clause

LENGTH = 32  # hexadecimal digits


@lru_cache(maxsize=8192)
def words(text: str) -> str:
    """What a text says in the engine's normal form: another spelling or typography is no other wording."""
    return " ".join(normal_form(text))


def clause_values(clause: Clause) -> list[str]:
    """The number, heading, words and status of a clause, and the key of the point it stands under. Reads ``parent``."""
    parent = clause.parent.key if clause.parent else ""
    return [clause.number, words(clause.heading), words(clause.text), clause.status, parent]


@lru_cache(maxsize=4)
def keys_to_look_at(name: str, _version: str) -> tuple[int, ...]:
    """The primary keys of the stale rows in use of the model called ``name``, once for each version of the data."""
    model: Any = apps.get_model("proposals", name)
    return tuple(model.objects.in_use().stale_keys())


def digest(values: Any) -> str:
    plain = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()[:LENGTH]
