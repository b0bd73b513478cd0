"""The search: public records in which all the words occur, best first, with the same result on every database.

Only records that are public at the reader's moment are read. The index offers candidates, and the patterns of the query
decide. Ranking: words in sequence as asked, words in a name, whole words, then the newest.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connections
from django.db.models import F, Model, QuerySet
from django.db.models.functions import Collate

from proposals.search.excerpt import Spans, excerpt, highlight
from proposals.search.index import FIELDS, NAMES, narrow
from proposals.search.kinds import KINDS, Kind, Scope
from proposals.search.query import Term

# Hits of one kind; a search that finds more has to be narrowed down.
MOST_HITS = 1000


@dataclass(frozen=True, slots=True)
class Hit:
    """``number`` and ``name`` identify the record; ``excerpt`` is from its column ``field``, empty if there is none."""

    kind: Kind
    record: Any
    on: date | None
    number: Spans
    name: Spans
    field: str
    excerpt: Spans

    @property
    def date_precision(self) -> str | None:
        """How finely ``on`` is known; None for a kind that does not record it."""
        dated = self.record.proposal if self.kind.name == "clause" else self.record
        return getattr(dated, "date_precision", None)

    @property
    def language(self) -> str:
        """The language of the name and the excerpt."""
        record = self.record
        if self.kind.name == "source":
            return record.language
        if self.kind.name == "clause" and self.field != "note":
            return record.proposal.text_language
        return "en"


@dataclass(frozen=True, slots=True)
class _Match:
    """A row with all the words: its rank, and what is needed to read it."""

    rank: tuple
    kind: Kind
    pk: int
    on: date | None


class Hits(Sequence[Hit]):
    """All hits, best first. A slice reads its records from the database, one query for each kind among them.

    ``counts``: hits by name of their kind, whatever kind the hits are narrowed to; ``capped``: the kinds with more than
    :data:`MOST_HITS`, of which the newest are kept.
    """

    most = MOST_HITS

    def __init__(self, terms: tuple[Term, ...], matches: list[_Match], counts: dict[str, int], capped: list[Kind]):
        self.terms, self.counts, self.capped = terms, counts, capped
        self._matches = matches

    @property
    def warnings(self) -> list[str]:
        """What to know before relying on the counts."""
        return [
            f"{kind.name}: more than {MOST_HITS} records contain these words; the newest {MOST_HITS} are given."
            for kind in self.capped
        ]

    def __len__(self) -> int:
        return len(self._matches)

    def __getitem__(self, wanted: Any) -> Any:
        matches = self._matches[wanted]
        records: dict[tuple[str, int], Model] = {}
        for kind in KINDS:
            keys = [match.pk for match in matches if match.kind is kind]
            if keys:
                rows = kind.rows(Scope()).filter(pk__in=keys).select_related(*kind.related)
                records |= {(kind.name, row.pk): row for row in rows}
        # A record withdrawn between the two queries is left out.
        return [
            self._hit(match, records[match.kind.name, match.pk])
            for match in matches
            if (match.kind.name, match.pk) in records
        ]

    def _hit(self, match: _Match, record: Any) -> Hit:
        field, value = self._best_field(record)
        # The printed number of a clause, or its key where the document prints none.
        number = highlight(record.label, self.terms) if match.kind.name == "clause" else ()
        name = highlight(name_of(record), self.terms)
        return Hit(match.kind, record, match.on, number, name, field, excerpt(value, self.terms) if field else ())

    def _best_field(self, record: Any) -> tuple[str, str]:
        """The first field with the most terms, and its value; not the field of the name, which is shown anyway."""
        best, most = "", 0
        for field in _EXCERPTED[record._meta.model_name]:
            value = getattr(record, field)
            terms = sum(term.pattern.search(value) is not None for term in self.terms)
            if terms > most:
                best, most = field, terms
        if not best and (first := _SHOWN_ANYWAY.get(record._meta.model_name)) and getattr(record, first):
            best = first
        return best, getattr(record, best) if best else ""


# The fields that an excerpt may come from: all but the one shown as the name of a hit.
_NAMED_BY = {"proposal": "short_title", "clause": "heading", "issue": "name", "source": "title"}
_EXCERPTED = {
    model: [field for field in (*FIELDS[model][len(NAMES[model]) :], *NAMES[model]) if field != _NAMED_BY.get(model)]
    for model in FIELDS
}
# The field to show for context where only the name has a hit.
_SHOWN_ANYWAY = {"clause": "text", "issue": "thesis", "position": "statement", "proposal": "title"}


def name_of(record: Any) -> str:
    """The name of a hit: the field that readers know the record by."""
    field = _NAMED_BY.get(record._meta.model_name)
    return getattr(record, field) if field else ""


def search(terms: tuple[Term, ...], scope: Scope, kind: str = "") -> Hits:
    """The public records within ``scope`` in which all ``terms`` occur; ``kind`` is the name of one kind, or empty."""
    phrase = Term(tuple(word for term in terms for word in term.words), whole=False).pattern
    matches, counts, capped = [], {}, []
    for each in KINDS:
        of_kind = _matches_of(each, terms, phrase, scope)
        if len(of_kind) > MOST_HITS:
            capped.append(each)
        counts[each.name] = min(len(of_kind), MOST_HITS)
        if kind in ("", each.name):
            matches += of_kind[:MOST_HITS]
    matches.sort(key=lambda match: match.rank)
    return Hits(terms, matches, counts, capped)


def occurs(term: Term, scope: Scope) -> bool:
    """Whether ``term`` occurs in any public record within ``scope``."""
    return any(_matches_of(kind, (term,), term.pattern, scope, most=1) for kind in KINDS)


def _matches_of(
    kind: Kind, terms: tuple[Term, ...], phrase: re.Pattern, scope: Scope, most: int = MOST_HITS + 1
) -> list[_Match]:
    """The newest rows with all the words, at most ``most`` of them."""
    rows = narrow(kind.rows(scope), terms)
    identity = ("pk", *([kind.dated] if kind.dated else []), *kind.order)
    names = len(identity) + len(NAMES[kind.name])
    matches: list[_Match] = []
    rows = _newest_first(rows, kind).values_list(*identity, *FIELDS[kind.name])
    # No server-side cursor: for one, PostgreSQL plans for quick first rows, and reading all of them can take minutes.
    for row in rows:
        worth = _worth(terms, phrase, row[len(identity) : names], row[names:])
        if worth is None:
            continue
        on = row[1] if kind.dated else None
        order = (KINDS.index(kind), -(on or date.min).toordinal(), row[2 if kind.dated else 1 : len(identity)])
        matches.append(_Match((*worth, *order), kind, row[0], on))
        if len(matches) == most:
            break
    return matches


def _newest_first(rows: QuerySet, kind: Kind) -> QuerySet:
    """The rows in the same order on every database: PostgreSQL would sort slugs by the collation of the server."""
    in_code_points = connections[rows.db].vendor == "postgresql"
    dated = [F(kind.dated).desc(nulls_last=True)] if kind.dated else []
    order = [Collate(name, "C") if in_code_points and name != "order" else name for name in kind.order]
    return rows.order_by(*dated, *order)


def _worth(
    terms: tuple[Term, ...], phrase: re.Pattern, names: Sequence[str], others: Sequence[str]
) -> tuple[int, int, int] | None:
    """How good a hit is, smaller being better; None where a term is missing. ``names`` and ``others`` are values."""
    values = (*names, *others)
    if not all(any(term.pattern.search(value) for value in values) for term in terms):
        return None
    apart = not any(phrase.search(value) for value in values)
    unnamed = sum(not any(term.pattern.search(value) for value in names) for term in terms)
    begun = sum(not any(term.exact_pattern.search(value) for value in values) for term in terms)
    return int(apart), unnamed, begun
