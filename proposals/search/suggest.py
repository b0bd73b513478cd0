"""What to try where nothing is found: the words that do occur, and words like those that do not."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from proposals.models import Issue, Party, Proposal, Topic
from proposals.search.find import occurs
from proposals.search.kinds import Scope
from proposals.search.query import Term, words_of

SHORTEST = 4
ALIKE = 75  # of 100


@dataclass(frozen=True, slots=True)
class Advice:
    """``missing`` are words that occur nowhere; ``tries`` are queries that find something, or may."""

    missing: tuple[str, ...]
    tries: tuple[str, ...]


def advice(terms: tuple[Term, ...], scope: Scope) -> Advice:
    """For ``terms`` that do not occur together within ``scope``."""
    missing = [term for term in terms if not occurs(term, scope)]
    each = [term.written for term in terms] if len(terms) > 1 else []
    tries = _without(missing, terms) if missing else each
    return Advice(tuple(term.written for term in missing), tuple(dict.fromkeys(tries)))


def _without(missing: list[Term], terms: tuple[Term, ...]) -> list[str]:
    """The query with words like the missing ones in their place, and the query without them."""
    known = _vocabulary() if any(len(word) >= SHORTEST for term in missing for word in term.words) else ()
    likely = {term: _alike(term, known) for term in missing}
    tries = []
    if any(likely.values()):
        tries.append(" ".join(filter(None, (likely.get(term, term.written) for term in terms))))
    present = [term.written for term in terms if term not in likely]
    if present:
        tries.append(" ".join(present))
    return tries


def _alike(term: Term, known: Iterable[str]) -> str:
    """``term`` with the most similar known words in place of its own, empty where there are none."""
    words = []
    for word in term.words:
        best = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=ALIKE) if len(word) >= SHORTEST else None
        if best is None:
            return ""
        words.append(best[0])
    return " ".join(words)


def _vocabulary() -> list[str]:
    """The words of the names of what readers see, each once, in one order on every database."""
    names = [
        *Topic.objects.public().values_list("name", flat=True),
        *Issue.objects.public().values_list("name", flat=True),
        *Party.objects.public().values_list("name", flat=True),
        *Proposal.objects.public().values_list("title", flat=True),
    ]
    return sorted({word for name in names for word in words_of(name) if len(word) >= SHORTEST})
