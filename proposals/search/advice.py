"""What to try when nothing is found: the words that do occur, and words similar to those that do not."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from proposals.models import Issue, Party, Proposal, Topic
from proposals.search.find import occurs
from proposals.search.kinds import Scope
from proposals.search.query import Term, words_of

SHORTEST = 4
SIMILAR = 75  # of 100


@dataclass(frozen=True, slots=True)
class Advice:
    """``missing`` holds the words that occur nowhere; ``queries`` those that find something, or may."""

    missing: tuple[str, ...]
    queries: tuple[str, ...]


def advise(terms: tuple[Term, ...], scope: Scope) -> Advice:
    """Advice on ``terms`` that do not occur together within ``scope``."""
    missing = [term for term in terms if not occurs(term, scope)]
    each = [term.written for term in terms] if len(terms) > 1 else []
    queries = _without(missing, terms) if missing else each
    return Advice(tuple(term.written for term in missing), tuple(dict.fromkeys(queries)))


def _without(missing: list[Term], terms: tuple[Term, ...]) -> list[str]:
    """The query with words similar to the missing ones in their place, and the query without them."""
    known = _vocabulary() if any(len(word) >= SHORTEST for term in missing for word in term.words) else ()
    similar = {term: _similar(term, known) for term in missing}
    queries = []
    if any(similar.values()):
        queries.append(" ".join(filter(None, (similar.get(term, term.written) for term in terms))))
    present = [term.written for term in terms if term not in similar]
    if present:
        queries.append(" ".join(present))
    return queries


def _similar(term: Term, known: Iterable[str]) -> str:
    """``term`` with the most similar known words in place of its own; empty if one of its words has none."""
    replacements = []
    for word in term.words:
        best = (
            process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=SIMILAR) if len(word) >= SHORTEST else None
        )
        if best is None:
            return ""
        replacements.append(best[0])
    return " ".join(replacements)


def _vocabulary() -> list[str]:
    """The words in the names of public records, each once, in the same order on every database."""
    names = [
        *Topic.objects.public().values_list("name", flat=True),
        *Issue.objects.public().values_list("name", flat=True),
        *Party.objects.public().values_list("name", flat=True),
        *Proposal.objects.public().values_list("title", flat=True),
    ]
    return sorted({word for name in names for word in words_of(name) if len(word) >= SHORTEST})
