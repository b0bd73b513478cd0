"""What goes into a comparison and what comes out of it.

A *text* (one proposal) is an ordered sequence of *passages* (its clauses). A comparison of two to six texts is a
*table*: *rows* of *cells*, one cell per text, each with one or more marked passages or a typed silence. A *span* is a
run of words that both this text and the base have (same), only this text has (added) or only the base has (removed), or
that is not compared with the base, because of a language or a wording that nobody has seen (uncompared).

Everything is a frozen dataclass (a span is a pair) of strings, numbers and tuples, so equal comparisons compare equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

Availability = Literal["full", "partial", "reported"]
Status = Literal["active", "bracketed", "deleted", "removed", "variant", "unrecorded"]
FigureKind = Literal["number", "money", "date", "duration", "share", "text", "boolean"]
Unsettled = Literal["", "variant", "bracketed"]
OmissionKind = Literal["struck", "left-out", "replaced"]

SpanKind = Literal["same", "added", "removed", "uncompared"]
Silence = Literal[
    "not_addressed",
    "not_searched",
    "other_row",
    "elsewhere",
    "struck",
    "omitted",
    "bracketed",
    "unrecorded",
    "not_public",
]
Barrier = Literal["languages", "scripts", "unseen", "figures"]
ReplacedKind = Literal["figure", "reference", "name"]
MatchedBy = Literal["person", "identical", "issue", "wording", "figures", "number", "unmatched"]
Relation = Literal[
    "same",
    "reworded",
    "reordered",
    "figure_changed",
    "reference_changed",
    "exchanged",
    "extended",
    "shortened",
    "rewritten",
    "moved",
    "split",
    "merged",
    "dropped",
    "added",
]


# What goes in


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that a clause fixes for a measure. ``number`` is None if the value is in words.

    ``unsettled``: why the text does not settle on the value. The clause is one of several versions of a point
    (*variant*) or left open in brackets (*bracketed*).
    """

    measure: str
    kind: FigureKind
    value: str
    unit: str = ""
    number: Decimal | None = None
    unsettled: Unsettled = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One clause. ``key`` is unique within its text; ``number`` is as printed in the document, "" if it has none.

    ``issues`` starts with the main issue. ``text`` is "" for a deleted or unrecorded point. ``unseen``: nobody has seen
    the wording, so that ``text`` is not compared with any other.
    """

    key: str
    text: str
    number: str = ""
    heading: str = ""
    issues: tuple[str, ...] = ()
    status: Status = "active"
    parent: str | None = None
    figures: tuple[Figure, ...] = ()
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class Omission:
    """How this text leaves out the passage ``key`` of the text ``of``."""

    of: str
    key: str
    how: OmissionKind


@dataclass(frozen=True, slots=True)
class Text:
    """One proposal. ``revises`` holds the keys of the texts that it revises or draws on.

    ``languages`` are the codes of the languages that its passages are recorded in, none if that is not known. The words
    of texts that have no language in common are not compared.
    """

    key: str
    passages: tuple[Passage, ...]
    availability: Availability = "full"
    revises: tuple[str, ...] = ()
    omissions: tuple[Omission, ...] = ()
    languages: tuple[str, ...] = ()


class Replaced(NamedTuple):
    """A written figure, a reference ("Article 5") or a name ("G8") that stands where the base has another."""

    kind: ReplacedKind
    base: str
    other: str


Place = tuple[str, str]
"""(text key, passage key)"""


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A person's judgement that the passages on the left and on the right answer each other.

    All places of a side belong to one text. ``relation`` is the person's choice (stronger, contrary, …). If ``silent``
    names a text, the right is empty: nothing in that text answers the passages on the left.
    """

    left: tuple[Place, ...]
    right: tuple[Place, ...]
    relation: str
    summary: str = ""
    silent: str = ""

    @property
    def texts(self) -> frozenset[str]:
        """The keys of the texts it is about."""
        return frozenset({key for key, _ in (*self.left, *self.right)} | {self.silent} - {""})


# What comes out


Span = tuple[SpanKind, str]
"""A kind and a run of words as written, spaces included.

A plain pair, since a table holds thousands of them: a pair takes a tenth of the time of a frozen dataclass, and the
garbage collector does not track it.
"""


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage of a cell with its words marked against the base.

    Joining same and added gives each passage's text back exactly; joining same and removed over the passages of a cell
    gives the joined texts of the base's cell. Rival versions of a point are each marked by themselves. Where the base
    has versions, ``against`` holds the keys of the one that this passage is marked against, or of the point itself with
    what is not a version of it; otherwise it is empty. A struck or unrecorded point has no spans; ``silence`` says
    which it is.
    ``moved_from`` is the number (or key) of a moved passage in the base. ``also_answers`` holds the ids of other rows
    that it answers too, where it is only referred to.
    """

    key: str
    spans: tuple[Span, ...]
    silence: Silence | None = None
    moved_from: str | None = None
    also_answers: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A passage that answers a row but stands in another, ``row``.

    If the base has nothing in the row, and the passage does not answer every text that has, ``only`` names those it
    answers.
    """

    key: str
    row: str
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one text has in a row: either passages or a silence.

    ``relation`` is the relation to the base's cell; None for the base itself, for a silence that the base shares, and
    where nothing can be said because a text is not public, its point is unrecorded, it leaves the matter open in
    brackets, answers it in another row, speaks of it elsewhere or has no language in common with the base. ``because``
    names the passage of this text that explains the silence (the bracketed clause that leaves the matter open).
    ``elsewhere`` names all passages of a silent text on the row's issue, in their order, or, if there are none, those
    on any other issue of the row's passages, whatever the silence; only a text without any can be said not to address
    it. ``answered_by`` names the passages of this text that answer the row
    too but stand in another; where the text has nothing else and no omission is on record, the silence is *other_row*.
    ``coarsened`` says that the texts were too long to be marked word by word throughout: what is marked has changed,
    but some of its words may be in both. ``barrier`` says why the words here and those of the base are not
    compared: they share no language or no script, or nobody has seen a wording. Then nothing but figures and
    records makes a relation. With *figures* the words are marked, but a figure can be read in two ways ("800.000"), and
    on that hangs the relation. ``replaced`` names the figures, references and names that stand in each other's place.
    ``speaks_elsewhere``: it is on record that the text leaves this out, but it has a clause whose main issue is the
    row's, so that nothing was *dropped*. ``base_silence`` is why the base has nothing for the passages here, as between
    the two texts alone, and ``left_open`` that all that it or this text says stands in
    brackets, rival versions aside.
    """

    text: str
    passages: tuple[Marked, ...] = ()
    silence: Silence | None = None
    relation: Relation | None = None
    because: str | None = None
    coarsened: bool = False
    elsewhere: tuple[str, ...] = ()
    answered_by: tuple[Reference, ...] = ()
    barrier: Barrier | None = None
    speaks_elsewhere: bool = False
    replaced: tuple[Replaced, ...] = ()
    base_silence: Silence | None = None
    left_open: bool = False


@dataclass(frozen=True, slots=True)
class FigureComparison:
    """One measure across the texts of a row.

    ``values`` pairs text keys with figures, the base first, then in the order of the texts. ``change`` (last minus
    base) and ``ratio`` (last over base) are None if the figures cannot be subtracted: words, different units, fewer
    than two, or one that is unsettled.
    """

    measure: str
    unit: str
    values: tuple[tuple[str, Figure], ...]
    change: Decimal | None = None
    ratio: Decimal | None = None


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The second-best passage when a row was matched, and its certainty."""

    place: Place
    certainty: float


@dataclass(frozen=True, slots=True)
class Row:
    """Passages that answer each other, one cell per text in the order the texts were given.

    ``id`` is the place of the first passage in the row, ``"<text>.<key>"``: permanent and unique.
    ``issue`` is the main issue the row is about, "" if it has none.
    ``matched_by`` is the weakest link that holds the row together; "number" is the printed number alone, "figures" the
    figures of texts that have no language in common, and "person" in a row of one text says that people found no answer
    in any other.
    """

    id: str
    cells: tuple[Cell, ...]
    matched_by: MatchedBy
    certainty: float
    issue: str = ""
    figures: tuple[FigureComparison, ...] = ()
    runner_up: RunnerUp | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A comparison: the keys of the texts in order, the base among them, and the rows."""

    texts: tuple[str, ...]
    base: str
    rows: tuple[Row, ...]
