"""Small texts, and helpers to look into a comparison."""

from __future__ import annotations

from hypothesis import strategies as st

from proposals.engine.vocabulary import Cell, Omission, Passage, Place, Relation, Row, Table, Text

COMMISSION = "A joint commission meets four times a year in either capital."
PRISONERS = "The sides exchange every prisoner they still hold, all for all."
HARBOUR = "Ships of both states enter the harbour free of charge."
SCHOOLS = "Schools in the valley teach in both languages from the first year."


def make_text(key: str, *clauses: str | Passage, **fields: object) -> Text:
    passages = tuple(
        clause if isinstance(clause, Passage) else Passage(str(n), clause, number=str(n))
        for n, clause in enumerate(clauses, 1)
    )
    return Text(key, passages, **fields)  # type: ignore[arg-type]


def partition(table: Table) -> set[frozenset[Place]]:
    """The rows as sets of places."""
    return {frozenset((c.text, p.key) for c in row.cells for p in c.passages) for row in table.rows}


def row_with(table: Table, text: str, key: str) -> Row:
    return next(row for row in table.rows for c in row.cells if c.text == text and key in [p.key for p in c.passages])


def cell(row: Row, text: str) -> Cell:
    return next(c for c in row.cells if c.text == text)


def keys(row: Row, text: str) -> list[str]:
    return [passage.key for passage in cell(row, text).passages]


def relation_in(row: Row) -> Relation | None:
    """The relation of the two texts of a row."""
    (found,) = {c.relation for c in row.cells} - {None} or {None}
    return found


def moved(table: Table, text: str) -> dict[str, str | None]:
    """For every passage of a text, by key: its number in the base if it has moved, otherwise None."""
    return {passage.key: passage.moved_from for row in table.rows for passage in cell(row, text).passages}


WORDS = (
    "the state keeps its army harbour river water border school peace frozen assets prisoners 600,000 by 2027".split()
)
ISSUES = ["ports", "army", "water"]


@st.composite
def random_texts(draw: st.DrawFn) -> list[Text]:
    """Two to four short texts over few words, so that passages resemble and repeat each other."""
    words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
    pool = draw(st.lists(words, min_size=2, max_size=6))
    texts = []
    for key in draw(st.sampled_from(["ab", "abc", "abcd"])):
        passages: list[Passage] = []
        for n in range(draw(st.integers(0, 6))):
            status = draw(st.sampled_from(["active", "active", "deleted", "unrecorded", "variant", "bracketed"]))
            passages.append(
                Passage(
                    key=f"k{n}",
                    text="" if status in ("deleted", "unrecorded") else draw(st.sampled_from(pool) | words),
                    number=draw(st.sampled_from(["", str(n), str(n + 1)])),
                    issues=tuple(draw(st.lists(st.sampled_from(ISSUES), max_size=2, unique=True))),
                    status=status,
                    parent=f"k{draw(st.integers(0, n - 1))}" if n and draw(st.booleans()) else None,
                )
            )
        omissions = draw(
            st.lists(
                st.builds(
                    Omission,
                    st.sampled_from("abcd"),
                    st.sampled_from(["k0", "k1"]),
                    st.sampled_from(["struck", "left-out", "replaced"]),
                ),
                max_size=2,
            )
        )
        texts.append(Text(key, tuple(passages), revises=("a",) if key > "a" else (), omissions=tuple(omissions)))
    return texts
