"""Texts without a language in common, and wordings not seen: matched by other evidence, never compared by words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.engine.pairing.align import find_links
from proposals.engine.table.table import compare
from proposals.engine.vocabulary import Correspondence, Figure, Omission, Passage, Text
from tests.engine.making import (
    COMMISSION,
    HARBOUR,
    PRISONERS,
    SCHOOLS,
    cell,
    keys,
    make_text,
    random_texts,
    relation_in,
    row_with,
)

GUEST = "Гавань відкрита для суден обох держав без плати."
EXCHANGE = "Сторони обмінюються всіма полоненими, всіх на всіх."
OF_WORDS = {"same", "reworded", "extended", "shortened", "rewritten", "moved", "split", "merged"}


def english(*clauses: str | Passage, **fields: object) -> Text:
    return make_text("en", *clauses, languages=("en",), **fields)


def ukrainian(*clauses: str | Passage, **fields: object) -> Text:
    return make_text("uk", *clauses, languages=("uk",), **fields)


@pytest.mark.parametrize("base", ["en", "uk"])
def test_what_has_no_counterpart_is_neither_dropped_nor_added(base: str) -> None:
    table = compare([english(HARBOUR), ukrainian(EXCHANGE)], base)
    said = [
        (relation_in(row), row.certainty, [(each.silence, each.barrier) for each in row.cells]) for row in table.rows
    ]
    empty, other, ours = ("not_searched", "languages"), (None, "languages"), (None, None)
    alone = [[ours, empty], [empty, other]] if base == "en" else [[empty, ours], [other, empty]]
    assert sorted(said, key=str) == sorted([(None, 0.0, cells) for cells in alone], key=str)


@pytest.mark.parametrize("turned", [False, True])
def test_a_shared_issue_makes_a_pair_whose_words_are_not_marked(turned: bool) -> None:
    texts = [english(Passage("1", HARBOUR, issues=("ports",))), ukrainian(Passage("1", GUEST, issues=("ports",)))]
    (row,) = compare(texts, texts[turned].key).rows
    other = cell(row, texts[not turned].key)
    assert (row.matched_by, relation_in(row), other.relation, other.barrier) == ("issue", None, None, "languages")
    assert other.passages[0].spans == (("uncompared", HARBOUR if turned else GUEST),)


def test_terms_are_compared_all_the_same() -> None:
    def clause(words: str, men: int) -> Passage:
        figures = (Figure("cap", "number", str(men), "men", Decimal(men)),)
        return Passage("1", words, issues=("army",), figures=figures)

    texts = [english(clause("At most 600,000 men.", 600_000)), ukrainian(clause("Не більше 800 000 осіб.", 800_000))]
    (row,) = compare(texts, "en").rows
    assert (relation_in(row), cell(row, "uk").barrier, row.figures[0].change) == (
        "figure_changed", "languages", Decimal(200_000),
    )  # fmt: skip


def test_a_person_may_pair_them() -> None:
    judged = Correspondence((("en", "1"),), (("uk", "1"),), "weaker")
    (row,) = compare([english(HARBOUR), ukrainian(EXCHANGE)], "en", [judged]).rows
    assert (row.matched_by, relation_in(row), cell(row, "uk").barrier) == ("person", None, "languages")


def test_figures_in_the_words_may_pair_them_and_say_so() -> None:
    ours = english("The levy is 40 crowns until 2031.", HARBOUR, "The army has 612,500 men.", COMMISSION)
    theirs = ukrainian("В армії 612 500 осіб.", EXCHANGE, GUEST, "Збір становить 40 крон до 2031 року.")
    found = {(link.left[1], link.right[1]): link.by for link in find_links(ours, theirs).links}
    assert found == {("3", "1"): "figures", ("1", "4"): "figures"}


def test_the_same_letters_are_no_identity_in_another_language() -> None:
    table = compare([english(HARBOUR), ukrainian(HARBOUR)], "en")
    assert [row.matched_by for row in table.rows] == ["unmatched", "unmatched"]


def test_a_text_in_another_language_changes_nothing_between_the_others() -> None:
    two = [english(HARBOUR, SCHOOLS), make_text("b", HARBOUR, languages=("en",))]
    both, three = compare(two, "en"), compare([*two, ukrainian(EXCHANGE)], "en")
    for key in "12":
        rows = [row_with(table, "en", key) for table in (both, three)]
        assert cell(rows[0], "b") == cell(rows[1], "b")
    assert (cell(rows[1], "b").relation, cell(rows[1], "uk").silence) == ("dropped", "not_searched")


def test_a_recorded_omission_counts_across_languages() -> None:
    texts = [english(HARBOUR), ukrainian(EXCHANGE, omissions=(Omission("en", "1", "struck"),))]
    row = row_with(compare(texts, "en"), "en", "1")
    assert (cell(row, "uk").silence, cell(row, "uk").relation) == ("struck", "dropped")
    mirrored = row_with(compare(texts, "uk"), "en", "1")
    assert cell(mirrored, "en").relation == "added"


def test_passages_of_mixed_texts_are_compared_where_they_share_a_script() -> None:
    ours = make_text("a", Passage("1", HARBOUR, issues=("ports",)), Passage("2", EXCHANGE, issues=("people",)))
    theirs = make_text("b", Passage("1", GUEST, issues=("ports",)), Passage("2", EXCHANGE, issues=("people",)))
    cells = {key: cell(row_with(compare([ours, theirs], "a"), "a", key), "b") for key in "12"}
    assert [(cells[key].relation, cells[key].barrier) for key in "12"] == [(None, "languages"), ("same", None)]


def test_a_language_that_is_not_recorded_changes_nothing() -> None:
    texts = [english(HARBOUR, SCHOOLS), make_text("b", PRISONERS, HARBOUR)]
    assert compare(texts, "en") == compare([replace(texts[0], languages=()), texts[1]], "en")
    assert keys(row_with(compare(texts, "en"), "en", "1"), "b") == ["2"]


@given(random_texts(), st.sampled_from(["all", "wording"]), st.lists(st.sampled_from(["en", "uk"]), min_size=4))
def test_words_of_two_languages_never_make_a_relation(texts: list[Text], match: str, codes: list[str]) -> None:
    spoken = {text.key: code for text, code in zip(texts, codes, strict=False)}
    texts = [replace(text, languages=(spoken[text.key],)) for text in texts]
    recorded = {text.key for text in texts if text.omissions}
    for base in texts:
        for row in compare(texts, base.key, match=match).rows:  # type: ignore[arg-type]
            ours = cell(row, base.key)
            for each in row.cells:
                if spoken[each.text] == spoken[base.key]:
                    assert each.barrier in (None, "figures") or each.silence == "not_searched"
                    continue
                assert each.relation not in OF_WORDS
                assert {kind for p in each.passages for kind, _ in p.spans} <= {"uncompared"}
                assert each.silence != "not_addressed" or not any(p.spans for p in ours.passages)
                if each.relation in ("dropped", "added"):
                    empty = ours if each.relation == "added" else each
                    assert empty.passages or empty.text in recorded
                    elsewhere = any(
                        reference.only and each.text not in reference.only for reference in empty.answered_by
                    )
                    assert empty.passages or elsewhere or empty.silence in ("struck", "omitted")


UNSEEN = Passage("1", HARBOUR, issues=("ports",), unseen=True)


@pytest.mark.parametrize("base", ["a", "b"])
def test_a_wording_that_nobody_has_seen_is_not_compared(base: str) -> None:
    texts = [make_text("a", Passage("1", HARBOUR, issues=("ports",)), SCHOOLS), make_text("b", UNSEEN, SCHOOLS)]
    rows = compare(texts, base).rows
    other = cell(rows[0], "b" if base == "a" else "a")
    assert (rows[0].matched_by, relation_in(rows[0]), other.relation, other.barrier) == (
        "issue",
        None,
        None,
        "unseen",
    )
    assert other.passages[0].spans == (("uncompared", HARBOUR),)
    assert (relation_in(rows[1]), rows[1].matched_by, cell(rows[1], other.text).barrier) == (
        "same",
        "identical",
        None,
    )


@pytest.mark.parametrize("base", ["a", "b"])
def test_what_answers_an_unseen_wording_is_not_looked_for_by_words(base: str) -> None:
    texts = [make_text("a", HARBOUR, SCHOOLS), make_text("b", replace(UNSEEN, issues=()), SCHOOLS)]
    for match in ("all", "wording"):
        row = row_with(compare(texts, base, match=match), "b", "1")  # type: ignore[arg-type]
        assert (relation_in(row), row.matched_by, row.certainty) == (None, "unmatched", 0.0)
        assert (cell(row, "a").silence, cell(row, "a").passages) == ("not_searched", ())
        assert {each.barrier for each in row.cells} == ({None, "unseen"} if base == "b" else {"unseen"})


@pytest.mark.parametrize("issues", [(), ("ports",)])
def test_no_text_is_said_not_to_address_a_point_that_nobody_has_read(issues: tuple[str, ...]) -> None:
    unread, deleted = Passage("1", "", status="unrecorded", issues=issues), Passage("2", "", status="deleted")
    texts = [make_text("a", unread, deleted), make_text("b", SCHOOLS)]
    rows = [row_with(compare(texts, "a"), "a", key) for key in ("1", "2")]
    silences = [(cell(row, "b").silence, cell(row, "b").barrier, row.certainty) for row in rows]
    assert silences == [("not_searched", "unseen", 0.0), ("not_addressed", None, 0.95)]


def test_figures_and_people_count_though_the_wording_was_not_seen() -> None:
    caps = [(Figure("cap", "number", str(men), "men", Decimal(men)),) for men in (600, 800)]
    ours, theirs = Passage("1", HARBOUR, figures=caps[0]), replace(UNSEEN, figures=caps[1])
    judged = Correspondence((("a", "1"),), (("b", "1"),), "weaker")
    (row,) = compare([make_text("a", ours), make_text("b", theirs)], "a", [judged]).rows
    assert (row.matched_by, relation_in(row), cell(row, "b").barrier) == ("person", "figure_changed", "unseen")


@given(random_texts(), st.data())
def test_no_unseen_wording_makes_a_relation_of_words(texts: list[Text], data: st.DataObject) -> None:
    unseen = {(text.key, p.key) for text in texts for p in text.passages if p.text and data.draw(st.booleans())}
    texts = [
        replace(text, passages=tuple(replace(p, unseen=(text.key, p.key) in unseen) for p in text.passages))
        for text in texts
    ]
    for row in compare(texts, texts[0].key).rows:
        ours = cell(row, texts[0].key)
        hidden = any((ours.text, p.key) in unseen for p in ours.passages)
        for each in row.cells:
            written = [p for p in each.passages if p.spans]
            if each is ours or not written:
                continue
            if any(p.spans for p in ours.passages) and (hidden or any((each.text, p.key) in unseen for p in written)):
                assert (each.relation in OF_WORDS, each.barrier) == (False, "unseen")
                assert {kind for p in each.passages for kind, _ in p.spans} == {"uncompared"}
