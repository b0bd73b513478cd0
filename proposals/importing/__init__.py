"""The use case of the desk's first step: a text in cuts becomes the clauses of a proposal.

``clauses_of`` says which clauses the cuts make, ``plan`` which of them answer clauses that are recorded already, and
``bring_in`` saves them: all in one transaction, with history, under the rules of any other change.
"""

from proposals.importing.checking import NotBroughtIn
from proposals.importing.clauses import NewClause, Trouble, clauses_of
from proposals.importing.pairing import Fate, Plan, Ties, beside, plan, version_of
from proposals.importing.saving import Done, Origin, bring_in

__all__ = [
    "Done",
    "Fate",
    "NewClause",
    "NotBroughtIn",
    "Origin",
    "Plan",
    "Ties",
    "Trouble",
    "beside",
    "bring_in",
    "clauses_of",
    "plan",
    "version_of",
]
