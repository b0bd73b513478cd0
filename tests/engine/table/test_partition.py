"""The same rows for everybody: whatever the base, the order of the texts and the seed of hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from proposals.engine.table.table import compare
from proposals.engine.table.versions import alternatives
from proposals.engine.vocabulary import Text
from tests.engine.labelled import load
from tests.engine.making import cell, partition, random_texts, relation_in


@given(random_texts(), st.sampled_from(["all", "wording"]))
def test_every_passage_is_in_one_row_whatever_the_base_and_the_order(texts: list[Text], match: str) -> None:
    everything = sorted((text.key, p.key) for text in texts for p in text.passages)
    tables = [compare(texts, text.key, match=match) for text in texts]  # type: ignore[arg-type]
    tables.append(compare(texts[::-1], texts[0].key, match=match))  # type: ignore[arg-type]
    for table in tables:
        assert sorted((c.text, p.key) for row in table.rows for c in row.cells for p in c.passages) == everything
        assert len({row.id for row in table.rows}) == len(table.rows)
        assert all(0 <= row.certainty <= 1 for row in table.rows)
        assert all((c.silence is None) == bool(c.passages) for row in table.rows for c in row.cells)
    assert len({frozenset(partition(table)) for table in tables}) == 1


@given(random_texts())
def test_both_texts_can_be_read_back_from_the_spans(texts: list[Text]) -> None:
    written = {(text.key, p.key): p for text in texts for p in text.passages}
    for row in compare(texts, texts[0].key).rows:
        base = [written[texts[0].key, p.key] for p in cell(row, texts[0].key).passages]
        whole = "".join(p.text for p in base)
        runs = ["".join(p.text for p in run) for run in alternatives([p for p in base if p.text])]
        for c in row.cells[1:]:
            for p in c.passages:
                assert "".join(text for kind, text in p.spans if kind != "removed") == written[c.text, p.key].text
            others = alternatives([written[c.text, p.key] for p in c.passages if p.spans])
            for run in others:
                keys = [p.key for p in run]
                removed = "".join(
                    text for p in c.passages if p.key in keys for kind, text in p.spans if kind != "added"
                )
                assert removed in ([whole] if len(runs) < 2 else runs)
                assert {bool(p.against) for p in c.passages if p.key in keys and p.spans} <= {len(runs) > 1}


def test_the_order_of_three_texts_does_not_change_the_rows() -> None:
    texts = [load.text(name) for name in ("us-28", "e3", "framework")]
    partitions = {frozenset(partition(compare(order, order[0].key))) for order in permutations(texts)}
    assert len(partitions) == 1


def test_a_text_against_itself_is_all_same() -> None:
    text = load.text("us-28")
    table = compare([text, replace(text, key="copy")], "us-28")
    assert [(relation_in(row), row.matched_by) for row in table.rows] == [("same", "identical")] * len(text.passages)


def test_the_seed_of_hashes_changes_nothing() -> None:
    program = (
        "from tests.engine.labelled import load\n"
        "from proposals.engine.table.table import compare\n"
        "names = ('us-28', 'e3', 'framework', 'europe-24')\n"
        "print(compare([load.text(name) for name in names], 'e3'))\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
