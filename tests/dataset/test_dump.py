"""Dumping: what was loaded comes back, byte by byte; nothing else in the folder is harmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from proposals.dataset.dump import dump_folder
from proposals.dataset.load import load_folder
from proposals.dataset.problems import DatasetError
from proposals.models import Process, Proposal
from tests.dataset.snapshot import empty_database, history_counts, snapshot
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
    make_term,
)

pytestmark = pytest.mark.django_db


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def dump(folder: Path, slug: str = "talks") -> dict[str, bytes]:
    dump_folder(Process.objects.get(slug=slug), folder)
    return contents(folder)


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


def test_what_analysts_may_type_survives_the_way_out_and_back(tmp_path):
    """Text that looks like YAML, numbers that look like words, every line break, scripts and look-alikes."""
    process = make_process(slug="talks", name="'#!&*?|>@`%: - {}[],\"", note="yes\r\nno\r\n\ttab \u2028 end ")
    proposal = make_proposal(process=process, title="null", short_title="~", summary="  leading\n\n\ntrailing\n")
    texts = ["12:30", "0x1f", "1_000", "NO", "2025-11-20", "=", "<<", "Київ 👍 \u200f\u202e", "---\n...", "x" * 5000]
    for number, text in enumerate(texts):
        make_clause(proposal=proposal, key=f"k{number}", number=text[:40], text=text, issue=make_issue(process=process))
    clause = proposal.clauses.first()
    values = {"number": ["007", "1e5", "-0", "+5", ".5", "none"], "text": ["600000", "true", "null", "1.0"]}
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


def test_one_process_is_dumped_without_what_only_another_uses(tmp_path):
    ours, other = make_process(slug="talks"), make_process(slug="other-talks")
    shared, foreign, _ = (make_source(slug=slug) for slug in ("shared", "foreign", "unused"))
    member, coalition, stranger = (make_party(slug=slug) for slug in ("member", "coalition", "stranger"))
    coalition.members.add(member)
    make_proposal(slug="ours", process=ours, sources=[shared], drafted_by=[coalition])
    make_proposal(slug="theirs", process=other, sources=[shared, foreign], drafted_by=[stranger, member])
    written = dump(tmp_path / "one")
    assert sorted(name for name in written if name.startswith("proposals/")) == ["proposals/ours.yaml"]
    assert b"foreign" not in written["sources.yaml"]
    assert all(slug in written["sources.yaml"] for slug in (b"slug: shared", b"slug: unused"))
    assert b"stranger" not in written["parties.yaml"]
    assert all(slug in written["parties.yaml"] for slug in (b"slug: member", b"slug: coalition"))


def test_a_record_that_reaches_into_another_process_is_named(tmp_path):
    ours = make_process(slug="talks")
    make_proposal(slug="ours", process=ours, revises=make_proposal(slug="theirs"))
    ours_text, elsewhere = Proposal.objects.get(slug="ours"), make_proposal(slug="elsewhere")
    sides = {"from_clauses": [make_clause(proposal=ours_text)], "to_clauses": [make_clause(proposal=elsewhere)]}
    make_correspondence(slug="verdict", **sides)
    with pytest.raises(DatasetError) as refused:
        dump(tmp_path / "one")
    assert [str(problem) for problem in refused.value.problems] == [
        "correspondences.yaml: verdict: to: “elsewhere/1” is not in the clauses, written as proposal/key; add it there "
        "or correct it",
        "proposals/ours.yaml: revises: “theirs” is not in the folder proposals; add it there or correct it",
    ]
    assert not (tmp_path / "one").exists()


def test_a_record_that_could_not_be_loaded_again_is_named_and_nothing_is_written(tmp_path):
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


def test_a_dump_over_an_earlier_one_replaces_removes_and_leaves_the_rest(folder, tmp_path):
    folder.load()
    target = tmp_path / "one"
    first = dump(target)
    (target / "README.md").write_text("mine")
    Proposal.objects.get(slug="side-paper").delete()
    second = dump(target)
    assert first.keys() - second.keys() == {"proposals/side-paper.yaml"}
    assert second.keys() - first.keys() == {"README.md"}


def test_a_write_that_fails_leaves_the_old_file(folder, tmp_path, monkeypatch):
    folder.load()
    target = tmp_path / "one"
    before = dump(target)
    Process.objects.update(name="Renamed")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CommandError, match="No space left"):
        call_command("dump_dataset", str(target))
    assert contents(target) == before


def test_the_process_must_be_chosen_when_there_are_several(folder, tmp_path, capsys):
    with pytest.raises(CommandError, match="Processes: none; load a dataset first"):
        call_command("dump_dataset", str(tmp_path / "one"))
    folder.load()
    call_command("dump_dataset", str(tmp_path / "one"))
    assert capsys.readouterr().out == f"wrote 11 files to {tmp_path / 'one'}\n"
    make_process(slug="other-talks")
    with pytest.raises(CommandError, match=r"--process\. Processes: other-talks, talks\."):
        call_command("dump_dataset", str(tmp_path / "two"))
    with pytest.raises(CommandError, match=r"no process third\. Processes: other-talks, talks\."):
        call_command("dump_dataset", str(tmp_path / "two"), process="third")
    call_command("dump_dataset", str(tmp_path / "two"), process="talks")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_dump_reads_the_database_in_a_fixed_number_of_queries(folder, tmp_path, django_assert_num_queries):
    folder.load()
    text = Proposal.objects.get(slug="plan")
    with django_assert_num_queries(48):
        dump(tmp_path / "one")
    for _ in range(5):
        make_clause(proposal=text, issue=text.clauses.first().issue)
    with django_assert_num_queries(48):
        dump(tmp_path / "two")
