"""The use case: what readers may see in which all the words occur, best first, the same on every database.

Only published records of the reader's moment are read. Of the rows that the index offers, the patterns of the query
choose; the order is our own: words that follow each other as asked, words in a name, whole words, then the newest.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connections
from django.db.models import F, Model, QuerySet
from django.db.models.functions import Collate

from proposals.search.excerpt import Spans, excerpt, marked
from proposals.search.index import FIELDS, NAMES, narrowed
from proposals.search.kinds import KINDS, Kind, Scope
from proposals.search.query import Term

# Of one kind; who meets more has to say more.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Hit:
    """``number`` and ``name`` are what the record is known by; ``field`` is where the words of ``excerpt`` stand, a
    column of the record, empty where there is none.
    """

    kind: Kind
    record: Any
    on: date | None
    number: Spans
    name: Spans
    field: str
    excerpt: Spans

    @property
    def language(self) -> str:
        """Parts of the name and the excerpt."""
        record = self.record
        if self.kind.name == "source":
            return record.language
        if self.kind.name == "clause" and self.field != "note":
            return record.proposal.text_language
        return "en"


@dataclass(frozen=True, slots=True)
class _Found:
    """A row that has all the words: what it is worth, and how to read it."""

    rank: tuple
    kind: Kind
    pk: int
    on: date | None


class Hits(Sequence[Hit]):
    """All hits, best first. Only those of a slice are read from the database, one query for each kind among them.

    ``counts``: hits by name of their kind, whatever kind the hits are narrowed to; ``capped``: the kinds that have more
    than :data:`MOST`, of which the newest are kept.
    """

    most = MOST

    def __init__(self, terms: tuple[Term, ...], found: list[_Found], counts: dict[str, int], capped: list[Kind]):
        self.terms, self.counts, self.capped = terms, counts, capped
        self._found = found

    @property
    def warnings(self) -> list[str]:
        """What to know before counting."""
        return [
            f"{kind.name}: more than {MOST} records contain these words; the newest {MOST} are given."
            for kind in self.capped
        ]

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, wanted: Any) -> Any:
        some = self._found[wanted]
        records: dict[tuple[str, int], Model] = {}
        for kind in KINDS:
            keys = [found.pk for found in some if found.kind is kind]
            if keys:
                rows = kind.rows(Scope()).filter(pk__in=keys).select_related(*kind.related)
                records |= {(kind.name, row.pk): row for row in rows}
        # A record withdrawn between the two queries is left out.
        return [
            self._hit(found, records[found.kind.name, found.pk])
            for found in some
            if (found.kind.name, found.pk) in records
        ]

    def _hit(self, found: _Found, record: Any) -> Hit:
        field, words = self._best_field(record)
        # Of a clause, its printed number, or its key where the document prints none.
        number = marked(record.label, self.terms) if found.kind.name == "clause" else ()
        name = marked(name_of(record), self.terms)
        return Hit(found.kind, record, found.on, number, name, field, excerpt(words, self.terms) if field else ())

    def _best_field(self, record: Any) -> tuple[str, str]:
        """The field in which most of the terms occur, the first of them; the name of a record stands above anyway."""
        best, most = "", 0
        for field in _EXCERPTED[record._meta.model_name]:
            words = getattr(record, field)
            terms = sum(term.found.search(words) is not None for term in self.terms)
            if terms > most:
                best, most = field, terms
        if not best and (first := _SHOWN_ANYWAY.get(record._meta.model_name)) and getattr(record, first):
            best = first
        return best, getattr(record, best) if best else ""


# Where an excerpt may come from: every field that the name of a hit does not show.
_NAMED_BY = {"proposal": "short_title", "clause": "heading", "issue": "name", "source": "title"}
_EXCERPTED = {
    model: [field for field in (*FIELDS[model][len(NAMES[model]) :], *NAMES[model]) if field != _NAMED_BY.get(model)]
    for model in FIELDS
}
# Where only the name was hit, what the record says is shown for context.
_SHOWN_ANYWAY = {"clause": "text", "issue": "thesis", "position": "statement", "proposal": "title"}


def name_of(record: Any) -> str:
    """What a hit is called: the words of the record that a reader knows it by."""
    shown = _NAMED_BY.get(record._meta.model_name)
    return getattr(record, shown) if shown else ""


def search(terms: tuple[Term, ...], scope: Scope, kind: str = "") -> Hits:
    """Everything public in which all ``terms`` occur, within ``scope``; ``kind`` is the name of one kind, or empty."""
    phrase = Term(tuple(word for term in terms for word in term.words), whole=False).found
    found, counts, capped = [], {}, []
    for each in KINDS:
        of_kind = _of_kind(each, terms, phrase, scope)
        if len(of_kind) > MOST:
            capped.append(each)
        counts[each.name] = min(len(of_kind), MOST)
        if kind in ("", each.name):
            found += of_kind[:MOST]
    found.sort(key=lambda one: one.rank)
    return Hits(terms, found, counts, capped)


def occurs(term: Term, scope: Scope) -> bool:
    """Whether anything public within ``scope`` has ``term``."""
    return any(_of_kind(kind, (term,), term.found, scope, most=1) for kind in KINDS)


def _of_kind(
    kind: Kind, terms: tuple[Term, ...], phrase: re.Pattern, scope: Scope, most: int = MOST + 1
) -> list[_Found]:
    """The newest rows that have all the words, ``most`` at most."""
    rows = narrowed(kind.rows(scope), terms)
    identity = ("pk", *([kind.dated] if kind.dated else []), *kind.order)
    names = len(identity) + len(NAMES[kind.name])
    found: list[_Found] = []
    read = _newest_first(rows, kind).values_list(*identity, *FIELDS[kind.name])
    # Without a cursor of the server: for one, PostgreSQL plans to have the first rows soon, and all can take minutes.
    for row in read:
        worth = _worth(terms, phrase, row[len(identity) : names], row[names:])
        if worth is None:
            continue
        on = row[1] if kind.dated else None
        order = (KINDS.index(kind), -(on or date.min).toordinal(), row[2 if kind.dated else 1 : len(identity)])
        found.append(_Found((*worth, *order), kind, row[0], on))
        if len(found) == most:
            break
    return found


def _newest_first(rows: QuerySet, kind: Kind) -> QuerySet:
    """In one order on every database: PostgreSQL would sort slugs in the language of the server."""
    in_code_points = connections[rows.db].vendor == "postgresql"
    dated = [F(kind.dated).desc(nulls_last=True)] if kind.dated else []
    order = [Collate(name, "C") if in_code_points and name != "order" else name for name in kind.order]
    return rows.order_by(*dated, *order)


def _worth(
    terms: tuple[Term, ...], phrase: re.Pattern, names: Sequence[str], words: Sequence[str]
) -> tuple[int, int, int] | None:
    """How good a hit is, smaller being better; None where a word is missing."""
    everywhere = (*names, *words)
    if not all(any(term.found.search(text) for text in everywhere) for term in terms):
        return None
    apart = not any(phrase.search(text) for text in everywhere)
    unnamed = sum(not any(term.found.search(text) for text in names) for term in terms)
    begun = sum(not any(term.exact.search(text) for text in everywhere) for term in terms)
    return int(apart), unnamed, begun
