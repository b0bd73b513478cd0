"""The imports that are killed, and the records they change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command

from proposals.dataset.load import load_folder
from proposals.engine.splitting import split
from proposals.importing import Origin, import_text, plan_with_keys
from tests.dataset.folder import Folder
from tests.factories import make_clause, make_proposal, make_source, make_user


def trials(folder: Path, trial: Callable[[Callable[[], None]], dict]) -> dict[str, dict]:
    """Make tables and records, then put each import on trial."""
    call_command("migrate", verbosity=0)
    dataset = Folder(folder)
    dataset.load()
    proposal = make_proposal(state="draft", drafted_by=[], sources=[])
    for number in range(1, 6):
        make_clause(proposal=proposal, key=str(number), text=f"Obligation {number} binds both towns.")
    analyst = make_user("Analyst")
    origin = Origin(source=make_source(), basis="verbatim", locator="point #")
    text = "".join(f"{number}. Obligation {number} binds both towns for ever.\n" for number in (1, 2, 3, 7, 8))

    def corrected() -> None:
        pieces, _ = plan_with_keys(proposal, [piece.but(key="") for piece in split(text)])
        import_text(proposal, pieces, origin, by=analyst, reason="Second reading", delete=["4", "5"])

    dataset.clause("1")["text"] = "The north keeps 900,000 soldiers."
    dataset["proposals/answer.yaml"]["clauses"][0]["text"] = "The north keeps 100,000 soldiers."
    dataset.clause("1.a")["parent"] = None
    dataset.clause("1")["terms"].pop()
    for file, field in {"sources": "title", "parties": "name", "positions": "statement", "events": "name"}.items():
        for record in dataset[f"{file}.yaml"]:
            record[field] += ", as corrected"
    folder = dataset.write()
    return {"import_text": trial(corrected), "load_dataset": trial(lambda: load_folder(folder))}
