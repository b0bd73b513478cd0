"""What is compared is named: in a sentence, in a citation, and where two texts say the same."""

from __future__ import annotations

import pytest

from proposals.comparison import basis, relation_wording
from proposals.comparison.compare import compare
from proposals.models import Clause, Party, Proposal
from tests.factories import make_clause, make_process, make_proposal

pytestmark = pytest.mark.django_db

WORDS = "Forces hold at most 600,000 personnel."


def compared(*bases: list[str]):
    """A comparison of texts with a clause of each basis, the first clauses with the same words."""
    process = make_process()
    texts = [make_proposal(slug=f"t{n}", short_title=f"T{n}", process=process) for n in range(len(bases))]
    for text, given in zip(texts, bases, strict=True):
        for n, each in enumerate(given):
            make_clause(proposal=text, key=str(n), basis=each, text=WORDS if n == 0 else f"{each} {n} {text.slug}")
    texts = list(Proposal.objects.public().with_relatives().order_by("slug"))
    return compare(texts, texts[0])


@pytest.mark.parametrize(
    ("bases", "sentence", "brief", "shared"),
    [
        (
            [["paraphrase"], ["paraphrase", "paraphrase"]],
            "What is compared: our paraphrase, not the texts’ own words.",
            "our paraphrase",
            "paraphrase",
        ),
        ([["verbatim"], ["verbatim"]], "What is compared: the texts’ own words.", "the texts’ own words", "verbatim"),
        (
            [["paraphrase", "translated-paraphrase"], ["translated-paraphrase", "paraphrase"]],
            "What is compared: our paraphrase and our paraphrase of a translation, not the texts’ own words.",
            "our paraphrase and our paraphrase of a translation",
            "",
        ),
        (
            [["paraphrase"], ["reported"], ["paraphrase"]],
            "What is compared: of the T0 and the T2, our paraphrase; of the T1, what was reported. "
            "None of it is the texts’ own words.",
            "our paraphrase and what was reported",
            "",
        ),
        (
            [["verbatim"], ["translation"]],
            "What is compared: of the T0, the texts’ own words; of the T1, a translation.",
            "the texts’ own words and a translation",
            "",
        ),
        ([[], []], "", "", ""),
    ],
)
def test_what_is_compared_is_said_once_for_all_or_by_text(bases, sentence, brief, shared):
    comparison = compared(*bases)
    assert basis.compared_words(comparison) == sentence
    assert basis.compared_briefly(comparison.every_row) == brief
    assert basis.shared_basis(comparison) == shared
    assert basis.summary_of(comparison).startswith(sentence)


def test_scripts_get_the_slugs_of_the_texts():
    comparison = compared(["paraphrase"], ["reported"])
    assert basis.compared_words(comparison, name=lambda text: text.slug).startswith("What is compared: of t0, our")


@pytest.mark.parametrize(
    ("ours", "theirs", "words", "same"),
    [
        ("verbatim", "verbatim", "same words as the T0", "same"),
        ("verbatim", "translation", "same words in translation as the T0", "same"),
        ("translation", "translation", "same words in translation as the T0", "same in translation"),
        ("reported", "verbatim", "same as far as reported as the T0", "same"),
        ("verbatim", "paraphrase", "same in our paraphrase as the T0", "same"),
        ("translated-paraphrase", "paraphrase", "same in our paraphrase as the T0", "same in our paraphrase"),
        ("reported", "paraphrase", "same in our paraphrase as the T0", "same"),
    ],
)
def test_the_same_words_are_only_as_good_as_the_side_further_from_its_text(ours, theirs, words, same):
    comparison = compared([ours], [theirs])
    (row,) = comparison.rows
    assert [basis.same_words(cell, row) for cell in row.cells] == ["", words]
    assert basis.kind_between(*row.cells) == basis.kind_of([ours, theirs])
    assert basis.same_in(comparison) == same


def test_a_clause_is_described_by_what_its_words_are():
    clauses = [Clause(basis=each, text="Forces leave.") for each in ("verbatim", "reported", "translated-paraphrase")]
    assert [basis.described(clause) for clause in (*clauses, Clause(basis="", text=""))] == [
        "Forces leave.",
        "As reported: Forces leave.",
        "Our paraphrase of a translation: Forces leave.",
        "",
    ]


def test_words_on_which_a_text_does_not_settle_say_so_first():
    version = Clause(status="variant", advanced_by=Party(name="Alpha"), basis="reported", text="Forces leave.")
    left_open = Clause(status="bracketed", basis="verbatim", text="Forces leave.")
    assert [basis.described(clause) for clause in (version, left_open)] == [
        "Version advanced by Alpha. As reported: Forces leave.",
        "Left open in brackets. Forces leave.",
    ]


def test_every_basis_has_words_of_its_own():
    assert set(basis.PHRASES) == set(basis.KINDS) == set(Clause.Basis) == {*basis.BEFORE_WORDS, "verbatim"}
    assert set(basis.SAME) == set(basis.SAME_AS) == {*basis.KINDS.values(), ""}


def test_a_cell_names_each_basis_of_its_words_once():
    comparison = compared(["reported", "paraphrase", "paraphrase"], [])
    assert sorted(basis.basis_words(row.base) for row in comparison.rows) == ["Paraphrase", "Paraphrase", "Reported"]


def test_a_wording_that_nobody_has_seen_is_not_called_a_paraphrase():
    process = make_process()
    texts = [make_proposal(slug=slug, short_title=slug.upper(), process=process) for slug in ("t0", "t1")]
    make_clause(proposal=texts[0], key="0", basis="verbatim", text=WORDS)
    unseen = make_clause(proposal=texts[1], key="0", basis="paraphrase", text=WORDS, verification="unseen")
    make_clause(proposal=texts[1], key="1", basis="reported", text="Something else.")
    comparison = compare(list(Proposal.objects.public().with_relatives().order_by("slug")), texts[0])
    assert basis.compared_words(comparison) == (
        "What is compared: of the T0, the texts’ own words; of the T1, what was reported."
    )
    said = {basis.basis_words(cell) for row in comparison.rows for cell in row.cells}
    assert said == {"Verbatim", "Wording not seen", "Reported", ""}
    assert basis.basis_of(unseen) == "Wording not seen"
    assert basis.described(unseen) == f"Wording not seen, put here in our words: {WORDS}"
    assert basis.basis_of(Clause(basis="paraphrase", text=WORDS)) == "Paraphrase"
    assert basis.basis_of(Clause(verification="unseen")) == ""


@pytest.mark.parametrize("summarised", [(), ("t0",), ("t1",)])
def test_the_same_words_agree_only_as_far_as_they_were_read(summarised):
    process = make_process()
    for slug in ("t0", "t1"):
        text = make_proposal(slug=slug, short_title=slug.upper(), process=process)
        verification = "indirect" if slug in summarised else "direct"
        for key, words in (("0", WORDS), ("1", "Prisoners of war are released."), ("2", f"Only {slug}.")):
            make_clause(proposal=text, key=key, text=words, verification=verification if key == "0" else "direct")
    texts = list(Proposal.objects.public().with_relatives().order_by("slug"))
    comparison = compare(texts, texts[0])
    row, other = comparison.rows[:2]
    paraphrase, tail = "same in our paraphrase", ", as far as read" if summarised else ""
    assert [relation_wording.cell_relation(each.cells[1], each) for each in (row, other)] == [
        f"{paraphrase}{tail}",
        paraphrase,
    ]
    assert basis.same_words(row.cells[1], row) == f"{paraphrase} as the T0{tail}"
    assert basis.same_in(comparison) == (f"{paraphrase}, 1 of them as far as read" if summarised else paraphrase)
    assert (row.is_agreement_as_read, other.is_agreement_as_read) == (bool(summarised), False)
    assert (comparison.counts.agree, comparison.counts.agree_as_read) == (2, len(summarised))
    said = "Of those that agree, 1 does so as far as read: a clause was only read in a summary."
    assert (said in basis.summary_of(comparison)) is bool(summarised)
