"""What is said of the rows of every pair of starter texts, and of larger comparisons, holds in their records."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import combinations
from random import Random

import pytest

from proposals.api.serializers.comparison import ComparisonSerializer
from proposals.comparison import basis, relation_wording, wording
from proposals.comparison.compare import Records
from proposals.comparison.result import Comparison
from proposals.comparison.row import ComparedCell, ComparedRow
from proposals.exports.table import table
from proposals.models import Clause
from tests.comparison.starter import PROCESSES, load_starter_data, records_of

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]


@pytest.fixture(scope="module")
def loaded(once):
    once(load_starter_data)


@pytest.fixture(scope="module")
def read():
    return cache(records_of)


@pytest.fixture(params=PROCESSES)
def records(loaded, db, request, read) -> Records:
    return read(request.param)


OF_BASIS = {
    "verbatim": "the texts’ own words",
    "translation": "a translation",
    "paraphrase": "our paraphrase",
    "translated-paraphrase": "our paraphrase of a translation",
    "reported": "what was reported",
}


KEPT = {"same", "reworded", "reordered", "extended", "shortened", "moved", "split", "merged"}


def values(cell: ComparedCell) -> dict[str, set[tuple[str, str]]]:
    """What a cell's clauses fix, by measure."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for compared in cell.clauses:
        for term in compared.clause.terms.all():
            found[term.measure.slug].add((term.value, term.unit))
    return found


def same_text(twin: ComparedCell, cell: ComparedCell, row: ComparedRow) -> bool:
    """Whether ``twin`` is the cell that ``cell`` has the same words as."""
    if cell.cell.relation in ("same", "moved"):
        return twin is row.base
    return cell.same_as is not None and twin.proposal == cell.same_as


def untrue(comparison: Comparison) -> list[str]:
    """What the comparison says that its records do not."""
    there = {compared.clause for row in comparison.every_row for cell in row.cells for compared in cell.clauses}
    bases = {clause.basis for clause in there if clause.text and not clause.is_unseen}
    sentence = basis.compared_words(comparison)
    wrong = [each for each in bases if OF_BASIS[each] not in sentence]
    if (
        "own words" in sentence.replace("not the texts’ own words", "").replace("None of it is the texts’ own", "")
    ) != ("verbatim" in bases):
        wrong.append(sentence)
    as_read = comparison.counts.agree_as_read
    if (f" {as_read} do so as far as read" in wording.counts_of(comparison).replace("does", "do")) != bool(as_read):
        wrong.append(f"{as_read} agree as far as read")
    for row in comparison.every_row:
        state = row.state
        if sum(state.values()) != len(comparison.texts) - 1:
            wrong.append(f"{row.row.id}: {state}")
        for cell in row.others:
            words = relation_wording.cell_relation(cell, row) if cell.relation else ""
            if words in ("new", "not carried over") and cell.proposal.issued_on <= comparison.base.issued_on:
                wrong.append(f"{row.row.id}: {words} in an older text")
            ours, theirs = values(row.base), values(cell)
            if cell.cell.relation in KEPT and any(ours[each].isdisjoint(theirs[each]) for each in ours.keys() & theirs):
                wrong.append(f"{row.row.id}: {cell.cell.relation} though a value differs")
            same = basis.same_words(cell, row)
            sides = {compared.clause.basis for compared in cell.clauses}
            if same and bool(sides & {"paraphrase", "translated-paraphrase"}) and "our paraphrase" not in same:
                wrong.append(f"{row.row.id}: {same}")
            sides = [each.clause for side in (row.base, cell) for each in side.clauses]
            summarised = any(each.text and each.verification == "indirect" for each in sides)
            if words.startswith("same") and words.endswith(", as far as read") != summarised:
                wrong.append(f"{row.row.id}: {words}")
            if same and same.endswith(", as far as read") != any(
                each.clause.is_summarised
                for side in (cell, *(twin for twin in row.cells if same_text(twin, cell, row)))
                for each in side.clauses
            ):
                wrong.append(f"{row.row.id}: {same}")
        relations = {cell.relation for cell in row.others}
        if row.relation and relations != {row.relation}:
            wrong.append(f"{row.row.id}: {row.relation}")
        counts = relation_wording.row_relation(row)
        if len(comparison.texts) > 2 and f"of {len(comparison.texts) - 1} " not in counts:
            wrong.append(f"{row.row.id}: {counts}")
    return wrong


def test_every_pair_names_what_is_compared(records):
    assert {clause.basis for clause in Clause.objects.public()} > {"paraphrase", "reported"}
    for pair in combinations(records.proposals, 2):
        for base in pair:
            assert untrue(records.comparison(pair, base)) == []


@pytest.mark.parametrize("count", [3, 4, 6])
def test_larger_comparisons_name_it_too_and_never_label_a_row_by_one_text(records, count):
    random = Random(count)
    for _ in range(4):
        chosen = random.sample(records.proposals, min(count, len(records.proposals)))
        assert untrue(records.comparison(chosen, random.choice(chosen))) == []


def test_api_and_csv_name_it_first(records, rf):
    for pair in combinations(records.proposals[-4:], 2):
        comparison = records.comparison(pair, pair[0])
        request = rf.get("/api/v1/compare/")
        answer = ComparisonSerializer(
            comparison, context={"request": request, "until": None, "url": "", "html_url": ""}
        ).data
        slugs = basis.compared_words(comparison, name=lambda text: text.slug)
        assert answer["warnings"][0] == slugs
        assert slugs.startswith("What is compared: ")
        head, *lines = table(comparison, "aligned", "http://testserver/")
        columns = [n for n, name in enumerate(head) if str(name).endswith(": basis")]
        assert [[line[n] for n in columns] for line in lines] == [
            [basis.basis_words(cell) for cell in row.cells] for row in comparison.rows
        ]


def test_a_figure_is_not_labelled_by_what_another_text_leaves_out(loaded, db, read):
    records = read(PROCESSES[0])
    slugs = ("us-28-point-2025-11", "e3-counter-2025-11", "geneva-19-point-2025-11")
    chosen = [records.by_slug[slug] for slug in slugs]

    row = next(row for row in records.comparison(chosen, chosen[0]).rows if row.row.id == "us-28-point-2025-11.6")

    assert [(cell.proposal.slug, cell.relation, cell.state) for cell in row.others] == [
        ("e3-counter-2025-11", "figure_changed", "differs"),
        ("geneva-19-point-2025-11", "dropped", "left_out"),
    ]
    assert (row.relation, relation_wording.row_relation(row)) == (None, "1 of 2 differs, 1 leaves it out")
