"""What a cell says against the base: dropped, added, split, merged, moved, or nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from proposals.engine.table.cells import Side, left_open, relation_between
from proposals.engine.vocabulary import Figure, Marked, Passage, Relation, Silence, Status
from tests.engine.making import COMMISSION, HARBOUR


def side(
    *texts: str, status: Status = "active", silence: Silence | None = None, figures: tuple[Figure, ...] = ()
) -> Side:
    passages = [Passage(str(n), text, status=status, figures=figures) for n, text in enumerate(texts)]
    return Side.of(passages, silence)


def marked(same: int, added: int = 0, removed: int = 0) -> tuple[Marked, ...]:
    """A cell with so many letters the same, in two spans, added and removed."""
    spans = [
        (kind, "x" * letters)
        for kind, letters in (("same", same // 2), ("added", added), ("removed", removed), ("same", same - same // 2))
    ]
    return (Marked("0", tuple(spans)),)  # type: ignore[arg-type]


WORDS = side(COMMISSION)
NOTE = "This point was taken out."


@pytest.mark.parametrize(
    ("texts", "status", "silence", "known"),
    [
        ([""], "deleted", None, True),
        ([""], "unrecorded", None, False),
        ([NOTE], "removed", None, True),
        ([], "active", "not_addressed", True),
        ([], "active", "struck", True),
        ([], "active", "omitted", True),
        ([], "active", "elsewhere", False),
        ([], "active", "bracketed", False),
        ([], "active", "unrecorded", False),
        ([], "active", "not_public", False),
    ],
)
def test_a_side_without_words_was_dropped_or_added_only_if_that_is_known(
    texts: list[str], status: Status, silence: Silence | None, known: bool
) -> None:
    empty = side(*texts, status=status, silence=silence)

    assert relation_between(WORDS, empty) == ("dropped" if known else None)
    assert relation_between(empty, WORDS) == ("added" if known else None)
    assert relation_between(empty, empty) is None


@pytest.mark.parametrize(
    ("letters", "split"),
    [(marked(6, 6, 4), True), (marked(6, 4, 6), True), (marked(6, 7), False), (marked(6, 0, 7), False)],
)
def test_one_point_is_several_if_half_of_the_words_remain(letters: tuple[Marked, ...], split: bool) -> None:
    one, two = side(f"{COMMISSION} {HARBOUR}"), side(COMMISSION, f"{HARBOUR} Always.")

    assert relation_between(one, two, letters) == ("split" if split else "extended")
    assert relation_between(two, one, letters) == ("merged" if split else "shortened")


def test_versions_of_one_point_do_not_count_as_several() -> None:
    versions = side(COMMISSION, f"{COMMISSION} Always.", status="variant")

    assert relation_between(WORDS, versions, marked(9)) == "extended"
    assert relation_between(versions, side(COMMISSION, HARBOUR), marked(9)) == "split"
    assert relation_between(side(COMMISSION, HARBOUR), side(COMMISSION, HARBOUR), marked(9)) == "same"


@pytest.mark.parametrize(
    ("statuses", "is_open"),
    [
        (["bracketed"], True),
        (["bracketed", "variant", "variant"], True),
        (["bracketed", "variant", "removed"], True),
        (["variant", "variant"], False),
        (["bracketed", "variant", "active"], False),
        (["removed"], False),
    ],
)
def test_a_point_in_brackets_is_open_with_or_without_its_rival_versions(statuses: list[Status], is_open: bool) -> None:
    here = Side.of([Passage(str(n), HARBOUR, status=status) for n, status in enumerate(statuses)], None)
    assert (here.is_open(), left_open(WORDS, here), left_open(here, WORDS)) == (is_open, is_open, is_open)
    assert (relation_between(WORDS, here) is None) == is_open


CAP, HIGHER = (Figure("cap", "number", value, "men", Decimal(value)) for value in ("600", "800"))


def test_a_changed_figure_outweighs_everything() -> None:
    base = side(f"{COMMISSION} {HARBOUR}", figures=(CAP,))

    assert relation_between(base, side(COMMISSION, HARBOUR, figures=(HIGHER,)), marked(9)) == "figure_changed"
    assert relation_between(base, side(f"{COMMISSION} {HARBOUR}", figures=(HIGHER,))) == "figure_changed"


@pytest.mark.parametrize("moved_from", [None, "3"])
def test_another_value_in_words_is_neither_moved_nor_split(moved_from: str | None) -> None:
    barred, allowed = ((Figure("troops", "text", value),) for value in ("barred", "allowed"))
    base, here = side(f"{COMMISSION} {HARBOUR}", figures=barred), (Marked("0", (), moved_from=moved_from),)

    assert relation_between(base, side(COMMISSION, HARBOUR, figures=allowed), marked(9)) == "rewritten"
    assert relation_between(base, side(f"{COMMISSION} {HARBOUR}", figures=allowed), here) == "rewritten"


@pytest.mark.parametrize(("moved_from", "relation"), [("3", "moved"), (None, "same")])
def test_the_same_words_elsewhere_have_moved(moved_from: str | None, relation: Relation) -> None:
    assert relation_between(WORDS, WORDS, (Marked("0", (), moved_from=moved_from),)) == relation
    assert relation_between(WORDS, side(HARBOUR), (Marked("0", (), moved_from=moved_from),)) == "rewritten"
