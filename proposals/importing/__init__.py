"""Importing a text: its pieces become the clauses of a proposal, new or corrected.

``clauses_of`` turns pieces into clauses, ``plan`` compares these with the recorded ones, and ``import_text`` saves them
in one transaction, with history, under the rules of any other change.
"""

from proposals.importing.checking import ImportRefused
from proposals.importing.clauses import NewClause, Trouble, clauses_of
from proposals.importing.pairing import Fate, Plan, Ties, plan, plan_with_keys, version_of_clauses
from proposals.importing.saving import ImportResult, Origin, import_text

__all__ = [
    "Fate",
    "ImportRefused",
    "ImportResult",
    "NewClause",
    "Origin",
    "Plan",
    "Ties",
    "Trouble",
    "clauses_of",
    "import_text",
    "plan",
    "plan_with_keys",
    "version_of_clauses",
]
