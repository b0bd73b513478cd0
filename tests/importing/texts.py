"""The texts that are imported in tests, and what an import leaves behind."""

from __future__ import annotations

import pytest

from proposals.engine.splitting import split
from proposals.importing import ImportRefused, import_text
from proposals.models import Clause, Omission, Position, Term, VariantReading

TEXT = [
    ("1", "", "The bridge over the river is opened to everybody at all hours of the day."),
    ("2", "", "The mill is shared, and its income is halved between the two towns every year."),
    ("2.a", "2", "The miller is chosen by lot among the citizens of both towns for three years."),
    ("3", "", "Whoever breaks the peace pays a fine of 600 crowns into the common chest."),
]

SAME = "".join(f"{key.rpartition('.')[2]}{')' if parent else '.'} {text}\n" for key, parent, text in TEXT)

CORRECTED = (
    SAME.replace("600 crowns", "800 crowns")
    .replace("The mill is shared, and its", "Its")
    .replace("3. Whoever", "3. A warden sits at the bridge by day and by night.\n4. Whoever")
)

WITHOUT_NUMBERS = "\n\n".join(text for _, _, text in TEXT) + "\n"

WITHOUT_FINE = SAME.partition("3. Whoever")[0]


def stored_clauses(proposal):
    clauses = proposal.clauses.order_by("order")
    return [(clause.key, clause.number, clause.parent and clause.parent.key, clause.text) for clause in clauses]


def without_keys(text):
    return [piece.but(key="") for piece in split(text)]


def snapshot():
    """Everything an import could touch, history included."""
    models = (Clause, Term, VariantReading, Position, Omission)
    rows = [list(model.objects.order_by("pk").values_list()) for model in models]
    history = [list(model.history.order_by("history_id").values_list()) for model in models]
    return rows, history


def refused(*args, **options) -> list[str]:
    """Why an import was refused, which has left everything as it was."""
    before = snapshot()
    with pytest.raises(ImportRefused) as caught:
        import_text(*args, **options)
    assert snapshot() == before
    return [trouble.message for trouble in caught.value.troubles]
