"""What a decision rests on: exactly those decisions need a look that rest on a clause which has changed."""

from __future__ import annotations

import pytest

from proposals.models import Clause, Correspondence, Term
from proposals.models.decided import digest, words
from tests.factories import (
    make_clause,
    make_correspondence,
    make_measure,
    make_proposal,
    make_term,
    make_unanswered,
)

pytestmark = pytest.mark.django_db

EDITS = {
    "words": {"text": "Something else is said."},
    "heading": {"heading": "Another"},
    "status": {"status": "bracketed"},
    "number": {"number": "99"},
}
NOT_ITS_OWN = {
    "order": {"order": 77},
    "line breaks": {"text": "The army\n  keeps  600,000 soldiers in {}."},
    "another spelling": {"text": "The Army keeps 600 000 soldiers in {}."},
    "note": {"note": "Disputed."},
    "locator": {"locator": "page 3"},
    "key": {"key": "renamed"},
}


def made_texts() -> list[list[Clause]]:
    """Three texts of five clauses; the fourth and fifth stand under the third."""
    texts = []
    for name in ("first", "second", "third"):
        proposal = make_proposal(slug=name)
        clauses: list[Clause] = []
        for number in range(1, 6):
            parent = clauses[2] if number > 3 else None
            text = f"The army keeps 600,000 soldiers in {name} {number}."
            clauses.append(make_clause(proposal=proposal, key=str(number), parent=parent, text=text))
        texts.append(clauses)
    return texts


def made_decisions(texts: list[list[Clause]]) -> None:
    """Every clause of a text with that of the next one, and sides of two."""
    for one, other in ((texts[0], texts[1]), (texts[1], texts[2])):
        for left, right in zip(one, other, strict=True):
            make_correspondence(from_clauses=[left], to_clauses=[right])
        make_correspondence(from_clauses=one[:2], to_clauses=other[3:], relation="split")


def stale() -> set[str]:
    return set(Correspondence.objects.filter(pk__in=Correspondence.objects.stale_keys()).values_list("slug", flat=True))


def resting_on(clause: Clause) -> set[str]:
    sides = (clause.correspondences_from, clause.correspondences_to)
    return {slug for side in sides for slug in side.values_list("slug", flat=True)}


def edit(clause: Clause, changes: dict) -> dict:
    """Write the changes; returns what there was before."""
    before = {name: getattr(clause, name) for name in changes}
    place = f"{clause.proposal.slug} {clause.number}"
    for name, value in changes.items():
        setattr(clause, name, value.format(place) if name == "text" else value)
    clause.save()
    return before


@pytest.mark.parametrize("changes", EDITS.values(), ids=EDITS)
def test_what_rests_on_a_changed_clause_is_stale_and_nothing_else(changes):
    texts = made_texts()
    made_decisions(texts)
    assert stale() == set()
    for clause in (clause for text in texts for clause in text):
        before = edit(clause, changes)
        assert stale() == resting_on(clause) != set()
        edit(clause, before)
        assert stale() == set()


def test_a_clause_under_another_point_has_another_place():
    texts = made_texts()
    made_decisions(texts)
    for text in texts:
        for clause in (text[0], text[3]):
            before = edit(clause, {"parent": text[1]})
            assert stale() == resting_on(clause) != set()
            edit(clause, before)


@pytest.mark.parametrize("changes", NOT_ITS_OWN.values(), ids=NOT_ITS_OWN)
def test_what_is_neither_words_nor_number_nor_place_makes_nothing_stale(changes):
    texts = made_texts()
    made_decisions(texts)
    for clause in (text[4] for text in texts):
        edit(clause, changes)
    assert stale() == set()


RESPELLED = [
    ("The “cease-fire” holds in Kiev.", 'The "ceasefire" holds in Kyiv.'),
    ("The cease-fire — and no more — holds.", "The cease fire - and no more - holds."),
    ("The Council recognises the F-16.", "the council recognizes the F\u201116."),
    ("It pays USD 100bn and 5 %.", "It pays $100 billion and 5%."),
    ("Проєкт «угоди» діє в Києві.", "Проект “угоди” діє у Києві."),
    ("Перемирие «в силе» ещё идёт.", 'Перемирие "в силе" еще идет.'),
]
OTHERWISE = [
    ("It holds in Kyiv, Lviv.", "It holds in Kyiv. Lviv."),
    ("The Council decides.", "A council decides."),
    ("It keeps 800.000 men.", "It keeps 800,000 men."),
    ("It is “free”.", "It is free."),
    ("The officers resign.", "The officers re-sign."),
    ("Росія платить Україні.", "Росії платить Україна."),
    ("Берёт город.", "Берет город."),
]


@pytest.mark.parametrize(
    ("text", "later", "expected"),
    [*((*pair, False) for pair in RESPELLED), *((*pair, True) for pair in OTHERWISE)],
)
def test_another_spelling_or_typography_is_no_other_wording_and_anything_else_is(text, later, expected):
    clause, silent = make_clause(text=text), make_clause(text=text)
    make_correspondence(slug="pair", from_clauses=[clause], to_clauses=[make_clause()])
    make_unanswered(slug="alone", from_clauses=[make_clause()], silent=silent.proposal)
    term = make_term(clause=clause, measure=make_measure(kind="text", unit=""), value="as before")
    for each in (clause, silent):
        edit(each, {"text": later})
    assert stale() == ({"pair", "alone"} if expected else set())
    assert Term.objects.stale_keys() == ([term.pk] if expected else [])


def test_a_clause_put_in_before_others_moves_none_of_them():
    texts = made_texts()
    made_decisions(texts)
    for text in texts:
        for clause in text:
            edit(clause, {"order": clause.order + 1})
        make_clause(proposal=text[0].proposal, key="0", number="", order=0)
    assert stale() == set()


def test_nothing_answers_a_clause_only_as_long_as_the_silent_text_says_the_same():
    first, second, _third = made_texts()
    make_unanswered(slug="alone", from_clauses=[first[0]], silent=second[0].proposal)
    make_correspondence(slug="pair", from_clauses=[first[1]], to_clauses=[second[1]])
    edit(second[3], {"number": "12"})
    assert stale() == set()
    added = make_clause(proposal=second[0].proposal, key="new")
    assert stale() == {"alone"}
    added.delete()
    assert stale() == set()
    edit(second[1], {"text": "Reserves count as well."})
    assert stale() == {"alone", "pair"}


def test_a_stale_decision_cannot_be_published_and_a_withdrawn_one_waits_for_nobody():
    texts = made_texts()
    for state in ("in-review", "withdrawn"):
        make_correspondence(state, slug=state, from_clauses=[texts[0][0]], to_clauses=[texts[1][0]])
    edit(texts[0][0], EDITS["words"])
    assert stale() == {"in-review", "withdrawn"}
    waiting = Correspondence.objects.get(slug="in-review")
    assert list(Correspondence.objects.to_look_at()) == [waiting]
    assert [problem.message for problem in waiting.blocking()] == [
        "It was decided about an earlier wording: look at it again, and confirm or change it."
    ]
    waiting.decide()
    assert waiting.blocking() == []


def test_deciding_again_rests_on_the_clauses_as_they_are_stored():
    texts = made_texts()
    decision = make_correspondence(from_clauses=[texts[0][0]], to_clauses=[texts[1][0]])
    read = Correspondence.objects.with_sides().get(pk=decision.pk)
    edit(texts[0][0], EDITS["words"])
    read.decide()
    assert read.decided_about == Correspondence.objects.get(pk=decision.pk).basis != decision.decided_about


@pytest.mark.parametrize(
    ("measure", "value", "text", "later", "expected"),
    [
        ({}, "600000", "At most 600,000 personnel.", "At most 800,000 personnel.", True),
        ({}, "600000", "At most 600,000 personnel.", "Never more than 600 тис.", False),
        ({}, "600000", "At most 600,000 personnel.", "Не більше шестисот тисяч осіб.", False),
        ({}, "600000", "At most 600,000 personnel.", "There is no cap.", True),
        ({}, "600000", "As many as now.", "As many as before.", True),
        ({}, "no limit", "There is no limit.", "There is a limit.", True),
        ({}, "no limit", "There is no limit.", "There is  no\nlimit.", False),
        ({}, "no limit", "There is no limit.", "There is no limit, until 2030.", True),
        ({}, "none", "Armies are free.", "Armies are free to grow.", True),
        ({"kind": "money", "unit": "USD billion"}, "0.5", "It pays $500 million.", "It pays $0.5 billion.", False),
        ({"kind": "money", "unit": "USD billion"}, "0.5", "It pays $500 million.", "It pays €500 million.", True),
        ({"kind": "date", "unit": ""}, "2026-06-01", "By 1 June 2026.", "By 2 June 2026.", True),
        ({"kind": "date", "unit": ""}, "2026-06-01", "By 1 June 2026.", "До 1 червня 2026 року.", False),
        ({"kind": "duration", "unit": "months"}, "6", "Within six months.", "Within seven months.", True),
        ({"kind": "text", "unit": ""}, "the border", "At the border.", "At the borders.", True),
        ({"kind": "boolean", "unit": ""}, "true", "It is inspected.", "Nobody inspects it.", True),
        ({"kind": "boolean", "unit": ""}, "true", "It gets an invitation.", "It gets no invitation.", True),
        ({"kind": "share", "unit": "percent"}, "50", "Each gets half.", "One a third, the other two thirds.", True),
        ({"kind": "share", "unit": "percent"}, "50", "Each gets half.", "Each gets 50 %.", False),
        ({}, "600000", "At most 600,000 men.", "Between 400,000 and 600,000 men.", True),
        ({}, "600000", "At most 600,000 men.", "At most 700,000; above 600,000 it reports.", True),
        ({}, "600000", "At most 600,000; above 500,000 it reports.", "At most 700,000; above 600,000 it says.", True),
        ({}, "600000", "At most 600,000; above 500,000 it reports.", "Up to 600,000; above 400,000 it says so.", False),
        ({}, "600000", "At most 600,000; above 500,000 it reports.", "At most 600,000.", False),
        ({}, "600000", "Between 400,000 and 600,000 men.", "From 400,000 to 600,000 troops.", False),
        ({}, "600000", "Between 400,000 and 600,000 men.", "From 400,000 to 700,000 troops.", True),
        ({"kind": "duration", "unit": "hours"}, "72", "Within 72 hours.", "Within 48 to 72 hours.", True),
        ({"kind": "duration", "unit": "hours"}, "72", "Within 72 hours.", "In 72 hours at most.", False),
    ],
)
def test_a_term_is_stale_once_it_is_not_certain_that_other_words_still_set_it(measure, value, text, later, expected):
    clause = make_clause(text=text)
    term = make_term(clause=clause, measure=make_measure(**measure), value=value)
    assert Term.objects.stale_keys() == []
    Clause.objects.filter(pk=clause.pk).update(text=later)
    assert Term.objects.stale_keys() == ([term.pk] if expected else [])
    again = Term.objects.get(pk=term.pk)
    again.decide()
    assert not again.is_stale


def test_a_term_of_a_withdrawn_text_waits_for_nobody():
    texts = [make_proposal(state) for state in ("published", "withdrawn")]
    terms = [make_term(clause=make_clause(proposal=text, text="600,000 personnel.")) for text in texts]
    Clause.objects.update(text="No cap.")
    assert sorted(Term.objects.stale_keys()) == [term.pk for term in terms]
    assert list(Term.objects.to_look_at()) == [terms[0]]


def test_words_are_the_same_however_they_are_typed():
    assert words(" Café \n\n  bar ") == words("Café bar") == "café bar"
    assert digest(["a", ["b"]]) == digest(["a", ["b"]]) != digest(["a", "b"])
    assert len(digest("")) == 32


@pytest.mark.parametrize("number", [5, 50])
def test_what_needs_a_look_is_worked_out_again_only_after_a_change(number, django_assert_num_queries):
    """A page of the desk that counts or lists them does not read every decision and every clause."""
    clause = make_clause(text="At most 600,000 personnel.")
    for _ in range(number):
        other = make_clause(proposal=make_proposal(process=clause.proposal.process), text="At most 600,000 personnel.")
        make_correspondence(from_clauses=[clause], to_clauses=[other])
        make_term(clause=other)
    models = (Correspondence, Term)

    def counted() -> list[int]:
        return [model.objects.to_look_at().count() for model in models]

    assert counted() == [0, 0]
    with django_assert_num_queries(2):  # nothing but the version of the data
        assert counted() == [0, 0]
    clause.text = "At most 800,000 personnel."
    clause.save()
    assert counted() == [number, 0]
    with django_assert_num_queries(3):
        assert counted() == [number, 0]
    last = Term.objects.latest("pk").clause
    last.text = "No more than before."
    last.save()
    assert counted() == [number, 1]
