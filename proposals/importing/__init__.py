"""The use case of the desk's first step: a text in pieces becomes the clauses of a proposal.

``clauses_of`` says which clauses the pieces make, ``plan`` which of them answer clauses that are recorded already, and
``import_text`` saves them: all in one transaction, with history, under the rules of any other change.
"""

from proposals.importing.checking import ImportRefused
from proposals.importing.clauses import NewClause, Trouble, clauses_of
from proposals.importing.pairing import Fate, Plan, Ties, beside, plan, version_of
from proposals.importing.saving import Done, Origin, import_text

__all__ = [
    "Done",
    "Fate",
    "ImportRefused",
    "NewClause",
    "Origin",
    "Plan",
    "Ties",
    "Trouble",
    "beside",
    "clauses_of",
    "import_text",
    "plan",
    "version_of",
]
