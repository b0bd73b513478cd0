"""How the texts of a row stand to the base, in words and signs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.utils.translation import override

from proposals.comparison import relation_wording
from proposals.comparison.judgements import Judgement
from proposals.comparison.row import ComparedCell, ComparedClause, ComparedRow
from proposals.comparison.states import EVERY_RELATION, STATES
from proposals.engine.vocabulary import Cell, Correspondence, Marked, Row
from proposals.models import Clause, Proposal

TEXTS = [Proposal(pk=n, slug=f"t{n}", short_title=f"T{n}", issued_on=date(2025, 11, n + 1)) for n in range(6)]
WORDS = ComparedClause(Clause(key="1", text="Forces leave.", basis="verbatim"), Marked("1", ()), ())


def row(*cells: dict, base: dict | None = None, judgements: tuple = ()) -> ComparedRow:
    """A row of a base with words, or as given, and of texts with these relations and silences."""
    compared = []
    for text, given in zip(TEXTS, ({"silence": None} | (base or {}), *cells), strict=False):
        cell = Cell(
            text.slug,
            silence=given.get("silence"),
            relation=given.get("relation"),
            speaks_elsewhere="speaks_elsewhere" in given,
        )
        clauses = () if given.get("silence") else (WORDS,)
        compared.append(ComparedCell(text, cell, clauses, judged=given.get("judged", "")))
    engine_row = Row("t0.1", (), "wording", 1)
    return ComparedRow(engine_row, None, tuple(compared), compared[0], (), (), judgements=judgements)


def test_everything_that_can_be_said_has_words_and_a_sign_of_its_own():
    assert set(relation_wording.RELATIONS) == set(relation_wording.SIGNS) == set(EVERY_RELATION)
    signs = [*relation_wording.SIGNS.values(), "·", "…", "?"]
    assert len(set(signs)) == len(signs)
    assert set(relation_wording.STATES) == set(STATES)


@pytest.mark.parametrize(
    ("cell", "base", "words", "sign"),
    [
        ({"relation": "same"}, {}, "same", "="),
        ({"relation": "rewritten", "judged": "weaker"}, {}, "weaker", "↓"),
        ({"silence": "struck", "relation": "dropped"}, {}, "not carried over", "−"),
        ({"silence": "bracketed"}, {}, "left open", "…"),
        ({"silence": "elsewhere"}, {}, "addressed elsewhere", "?"),
        ({}, {"silence": "elsewhere"}, "addressed elsewhere", "?"),
        ({"silence": "not_public"}, {}, "not known", "?"),
        ({"silence": "not_addressed"}, {"silence": "struck"}, "in neither text", "·"),
        ({"silence": "struck", "speaks_elsewhere": True}, {}, "addressed elsewhere", "?"),
        ({"silence": "struck", "speaks_elsewhere": True}, {"silence": "not_addressed"}, "addressed elsewhere", "?"),
        ({}, {"silence": "bracketed"}, "left open", "…"),
        ({"silence": "struck"}, {"silence": "not_public"}, "not known", "?"),
    ],
)
def test_of_two_texts_the_row_says_how_the_other_stands_to_the_base_or_why_it_cannot(cell, base, words, sign):
    pair = row(cell, base=base)
    assert (relation_wording.row_relation(pair), relation_wording.sign_of(pair.others[0], pair)) == (words, sign)


@pytest.mark.parametrize(
    ("issued", "later"),
    [
        (("2025-11-21", "day"), True),
        (("2025-11-20", "day"), False),
        (("2025-11-19", "day"), False),
        (("2025-11-30", "month"), False),
        (("2025-12-01", "month"), True),
        (("2025-11-20", "year"), False),
        (("2025-11-17", "week"), False),
    ],
)
@pytest.mark.parametrize("of", [2, 3])
def test_nothing_is_new_or_not_carried_over_in_a_text_that_is_not_later(issued, later, of):
    words = ["not carried over", "new"] if later else ["only in the base", "only here"]
    if of > 2 and not later:
        words = ["not here", "not in the base"]
    for relation, said in zip(("dropped", "added"), words, strict=True):
        compared = row(*[{"relation": relation}] * (of - 1))
        base = compared.base.proposal
        base = replace(compared.base, proposal=Proposal(pk=base.pk, issued_on=date(2025, 11, 20)))
        other = Proposal(pk=9, issued_on=date.fromisoformat(issued[0]), date_precision=issued[1])
        cell = replace(compared.others[0], proposal=other)
        compared = replace(compared, cells=(base, cell, *compared.cells[2:]), base=base)
        assert relation_wording.relation_to_base(cell, compared) == said
        assert relation_wording.cell_relation(cell, compared) == said
        if of == 2:
            assert relation_wording.row_relation(compared) == said


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (
            [*[{"relation": "same"}] * 3, {"relation": "figure_changed"}, {"silence": "not_addressed"}],
            "3 of 5 agree, 1 differs, 1 silent",
        ),
        ([{"relation": "moved"}, {"relation": "rewritten", "judged": "unchanged"}], "2 of 2 agree"),
        (
            [{"silence": "struck", "relation": "dropped"}, {"relation": "figure_changed"}],
            "1 of 2 differs, 1 leaves it out",
        ),
        ([{"relation": "added"}, {"relation": "added"}, {}], "2 of 3 have what the base has not, 1 cannot be compared"),
        (
            [{"silence": "bracketed"}, {"silence": "elsewhere"}, {"silence": "not_public"}],
            "1 of 3 leaves it open, 1 addressed elsewhere, 1 not known",
        ),
    ],
)
def test_of_several_texts_the_row_says_how_many_stand_how_to_the_base(cells, words):
    assert relation_wording.row_relation(row(*cells)) == words


def test_the_counts_are_said_in_ukrainian_too():
    with override("uk"):
        words = relation_wording.row_relation(row(*[{"relation": "same"}] * 3, {}, {"silence": "not_addressed"}))
    assert words == "3 з 5 збігаються, 1 мовчить, 1 не можна порівняти"


def test_a_cell_says_how_it_stands_to_the_base():
    several = row({"relation": "same"}, {}, {"silence": "not_addressed"})
    assert [relation_wording.cell_relation(cell, several) for cell in several.cells] == [
        "",
        "same",
        "cannot be compared",
        "not addressed",
    ]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ({"relation": "rewritten"}, []),
        ({"relation": "rewritten", "judged": "weaker"}, ["decided by a person; by the words alone: words changed"]),
        ({"relation": "split", "judged": "split"}, ["decided by a person"]),
        ({"silence": "not_public", "judged": "unanswered"}, ["decided by a person"]),
    ],
)
def test_behind_what_a_person_decided_stands_what_the_words_alone_say(cell, words):
    assert relation_wording.decisions(row(cell)) == words


def test_of_several_texts_each_decision_names_its_text():
    several = row({"relation": "same"}, {"relation": "rewritten", "judged": "weaker"})
    assert relation_wording.decisions(several) == [
        "the T2: weaker, decided by a person; by the words alone: words changed"
    ]


def judged(first: int, second: int, summary: str, relation: str = "weaker") -> Judgement:
    correspondence = Correspondence((), (), relation, summary)
    return Judgement(correspondence, TEXTS[first], TEXTS[second])


def test_a_persons_sentence_names_its_direction_unless_that_is_from_the_base_to_the_only_other_text():
    there, back, none = judged(0, 1, "The cap rises."), judged(1, 0, "The cap rises."), judged(0, 1, "")
    assert relation_wording.summaries(row({}, judgements=(there,))) == ["The cap rises."]
    assert relation_wording.summaries(row({}, judgements=(back,))) == ["From the T1 to the T0: The cap rises."]
    assert relation_wording.summaries(row({}, judgements=(none,))) == []
    aside = judged(1, 2, "The cap falls.")
    assert relation_wording.summaries(row({}, {}, judgements=(there, none, aside))) == [
        "From the T0 to the T1: The cap rises.",
        "From the T1 to the T2: weaker; The cap falls.",
    ]
