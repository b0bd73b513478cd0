"""Dumping: what was loaded comes back byte for byte, and other files in the folder are kept."""

from __future__ import annotations

import pytest

from proposals.dataset.load import load_folder
from proposals.dataset.problems import DatasetError
from proposals.models import Clause, Correspondence, Proposal, Term
from tests.dataset.folder import contents, dump
from tests.dataset.snapshot import empty_database, history_counts, snapshot
from tests.factories import (
    make_clause,
    make_event,
    make_issue,
    make_measure,
    make_position,
    make_process,
    make_proposal,
    make_term,
)

pytestmark = pytest.mark.django_db


def test_load_dump_load_is_the_identity(folder, tmp_path):
    folder.load()
    before = snapshot()
    written = dump(tmp_path / "one")
    history = history_counts()
    load_folder(tmp_path / "one")
    assert (snapshot(), history_counts()) == (before, history)
    empty_database()
    load_folder(tmp_path / "one")
    assert snapshot() == before
    assert dump(tmp_path / "two") == written


# The place in the file is the order: gaps and ties that the admin allows become 0, 1, 2, …


def test_what_was_decided_about_an_earlier_wording_stays_so(folder, tmp_path):
    folder.load()
    dumped = dump(tmp_path / "fresh")
    assert b"decided_about" not in b"".join(dumped.values())
    clause = Clause.objects.get(proposal__slug="plan", key="1")
    clause.text = "The north keeps as many soldiers as the south."
    clause.save()
    before = snapshot()
    assert (len(Correspondence.objects.stale_keys()), len(Term.objects.stale_keys())) == (1, 4)
    dumped = dump(tmp_path / "stale")
    empty_database()
    load_folder(tmp_path / "stale")
    assert snapshot() == before
    assert (len(Correspondence.objects.stale_keys()), len(Term.objects.stale_keys())) == (1, 4)
    assert dump(tmp_path / "again") == dumped


def test_a_value_recorded_without_words_stays_without_them(folder, tmp_path):
    folder.clause("1")["terms"][0]["decided_about"] = "none"
    folder.load()
    term = Term.objects.get(measure__slug="cap")
    assert (term.decided_about, term.is_stale) == ("", False)
    dump(tmp_path / "dumped")
    empty_database()
    load_folder(tmp_path / "dumped")
    assert Term.objects.get(measure__slug="cap").decided_about == ""


def test_to_load_another_wording_renews_no_decision(folder):
    folder.load()
    folder.clause("1")["text"] = "The north keeps as many soldiers as the south."
    folder.load()
    stale = (len(Correspondence.objects.stale_keys()), len(Term.objects.stale_keys()))
    folder.load()
    assert stale == (len(Correspondence.objects.stale_keys()), len(Term.objects.stale_keys())) == (1, 4)


def test_what_a_folder_decides_otherwise_is_about_its_own_words(folder):
    folder.load()
    folder.clause("1")["text"] = "The north keeps 700,000 soldiers, as many as the south."
    folder.clause("1")["terms"][0]["value"] = 700000
    folder["correspondences.yaml"][0]["summary"] = "The cap is now that of the south."
    folder.load()
    others = Term.objects.exclude(measure__slug="cap").values_list("pk", flat=True).order_by("pk")
    assert (Correspondence.objects.stale_keys(), sorted(Term.objects.stale_keys())) == ([], list(others))


def test_whatever_analysts_may_type_survives_a_dump_and_a_load(tmp_path):
    """Text that looks like YAML, numbers that look like words, every line break, scripts and look-alikes."""
    process = make_process(slug="talks", name="'#!&*?|>@`%: - {}[],\"", note="yes\r\nno\r\n\ttab \u2028 end ")
    proposal = make_proposal(process=process, title="null", short_title="~", summary="  leading\n\n\ntrailing\n")
    texts = ["12:30", "0x1f", "1_000", "NO", "2025-11-20", "=", "<<", "Київ 👍 \u200f\u202e", "---\n...", "x" * 5000]
    for number, text in enumerate(texts):
        make_clause(proposal=proposal, key=f"k{number}", number=text[:40], text=text, issue=make_issue(process=process))
    clause = proposal.clauses.first()
    values = {"number": ["800000", "12.3450", "-0", "0.50", "-12", "none"], "text": ["600000", "true", "null", "1.0"]}
    for kind, written in (values | {"boolean": ["true", "false"]}).items():
        for value in written:
            unit = "personnel" if kind == "number" else ""
            measure = make_measure(issue=clause.issue, kind=kind, unit=unit)
            make_term(clause=clause, measure=measure, value=value)
    before = snapshot(without="order")
    written = dump(tmp_path / "one")
    load_folder(tmp_path / "one")
    assert snapshot(without="order") == before
    empty_database()
    load_folder(tmp_path / "one")
    assert snapshot(without="order") == before
    assert dump(tmp_path / "two") == written


def test_drafts_and_withdrawn_records_are_dumped_with_their_state(tmp_path):
    process = make_process(slug="talks")
    for state in ("draft", "in-review", "published", "withdrawn"):
        make_proposal(state, slug=state, process=process)
        make_position(state, slug=f"p-{state}", issue=make_issue(process=process))
        make_event(state, slug=f"e-{state}", process=process)
    text = make_proposal("draft", process=process)
    make_clause(proposal=text, issue=None, sources=[])
    before = snapshot(without="order")
    written = dump(tmp_path / "one")
    assert b"\nstate: draft\n" in written["proposals/draft.yaml"]
    assert b"\nstate:" not in written["proposals/published.yaml"]
    empty_database()
    load_folder(tmp_path / "one")
    assert snapshot(without="order") == before


def test_a_record_that_could_not_be_loaded_is_named_and_nothing_is_written(tmp_path):
    process = make_process(slug="talks")
    make_proposal(slug="ours", process=process, summary="bell \x07")
    clause = make_clause(proposal=make_proposal("draft", slug="mixed", process=process), issue=None, key="7")
    clause.further_issues.add(make_issue(process=process))
    with pytest.raises(DatasetError, match="clause 7: topics: has further issues but no main issue"):
        dump(tmp_path / "one")
    clause.further_issues.clear()
    with pytest.raises(DatasetError) as refused:
        dump(tmp_path / "one")
    assert [str(problem) for problem in refused.value.problems] == [
        "proposals/ours.yaml: summary: character U+0007 at position 6 is not text; remove it"
    ]
    assert not (tmp_path / "one").exists()


def test_only_an_earlier_dump_of_the_same_process_is_overwritten(folder, tmp_path):
    folder.load()
    target = tmp_path / "one"
    target.mkdir()
    (target / "letter.txt").write_text("mine")
    with pytest.raises(DatasetError, match="contains something else"):
        dump(target)
    assert contents(target) == {"letter.txt": b"mine"}
    make_process(slug="other-talks")
    dump(tmp_path / "two", "other-talks")
    before = contents(tmp_path / "two")
    with pytest.raises(DatasetError, match="contains something else"):
        dump(tmp_path / "two")
    assert contents(tmp_path / "two") == before


def test_a_dump_over_an_earlier_one_replaces_and_removes_its_files_and_keeps_others(folder, tmp_path):
    folder.load()
    target = tmp_path / "one"
    first = dump(target)
    (target / "README.md").write_text("mine")
    Proposal.objects.get(slug="side-paper").delete()
    second = dump(target)
    assert first.keys() - second.keys() == {"proposals/side-paper.yaml"}
    assert second.keys() - first.keys() == {"README.md"}


def test_a_dump_reads_the_database_in_a_fixed_number_of_queries(folder, tmp_path, django_assert_num_queries):
    folder.load()
    text = Proposal.objects.get(slug="plan")
    with django_assert_num_queries(49):
        dump(tmp_path / "one")
    for _ in range(5):
        make_clause(proposal=text, issue=text.clauses.first().issue)
    with django_assert_num_queries(49):
        dump(tmp_path / "two")
