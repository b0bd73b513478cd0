"""What a correction took from a record or gave to it: who follows that is told, though nothing leads there any more."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.apps import apps

from proposals.models.before_after import referred

FOLLOWED = ("issue", "party", "proposal")


def concerns(model: str, values: Mapping[str, Sequence[Any]]) -> str:
    """The issues, parties and texts that only one side of a correction names, each as :func:`mark` writes it.

    ``values`` are those of an entry about a record of ``model``. A clause is named with its text, its issues and who
    advances it, a measure with its issue.
    """
    keys: dict[str, set[int]] = defaultdict(set)
    for name, (before, after) in values.items():
        if isinstance(before, list):
            kind = referred(model, name)
            either = [row for row in (*before, *after) if row not in before or row not in after]
            keys[kind] |= {row[kind] if isinstance(row, dict) else row for row in either}
    if keys["clause"]:
        clauses = apps.get_model("proposals", "clause")._base_manager.filter(pk__in=keys["clause"])
        rows = clauses.values_list("proposal", "issue", "further_issues", "advanced_by")
        for proposal, issue, further_issue, party in rows:
            keys["proposal"].add(proposal)
            keys["issue"] |= {issue, further_issue}
            keys["party"].add(party)
    if keys["measure"]:
        measures = apps.get_model("proposals", "measure")._base_manager.filter(pk__in=keys["measure"])
        keys["issue"] |= set(measures.values_list("issue", flat=True))
    return "".join(mark(name, key) for name in FOLLOWED for key in sorted(keys[name] - {None}))


def mark(name: str, key: int) -> str:
    """One of the records that an entry concerns, so that it is found whole: " issue:5 "."""
    return f" {name}:{key} "
