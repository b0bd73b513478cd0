"""The data that every site starts with: complete, loadable, and written as a dump writes it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps

from proposals.dataset.dump import dump_folder
from proposals.dataset.load import load_folder
from proposals.models import (
    Clause,
    Event,
    Issue,
    Measure,
    Omission,
    Party,
    Position,
    Process,
    Proposal,
    Source,
    Term,
    Topic,
    VariantReading,
)
from tests.dataset.snapshot import history_counts, snapshot

DATA = Path(apps.get_app_config("proposals").path) / "data"
STARTER = DATA / "ukraine-2025"


@pytest.fixture(scope="module")
def loaded(once):
    lines: list[str] = []
    once(load_folder, STARTER, lines.append)
    return lines


@pytest.fixture
def starter(loaded, db):
    """What was printed while loading."""
    return loaded


def test_loading_brings_every_record_of_every_kind(starter):
    counts = {
        model: model.objects.count()
        for model in (Process, Proposal, Clause, Position, Event, Source, Topic, Issue, Measure, Party)
    }
    assert counts == {
        Process: 1,
        Proposal: 14,
        Clause: 200,
        Position: 144,
        Event: 26,
        Source: 248,
        Topic: 14,
        Issue: 68,
        Measure: 48,
        Party: 18,
    }
    assert (Term.objects.count(), VariantReading.objects.count(), Omission.objects.count()) == (111, 24, 33)
    assert "14 proposals: 14 new, 0 changed, 0 unchanged" in starter


def test_all_of_it_is_public(starter):
    for model in (Process, Proposal, Clause, Event, Term, VariantReading, Omission):
        assert model.objects.public().count() == model.objects.count()


def test_statements_withdrawn_by_the_audit_are_kept_and_not_shown(starter):
    withdrawn = Position.objects.filter(state="withdrawn")
    assert withdrawn.count() == 10
    assert [each.slug for each in withdrawn if not each.note.lower().startswith("withdrawn: ")] == []
    assert set(Position.objects.public()) == set(Position.objects.exclude(pk__in=withdrawn))


def ill_sourced() -> list[str]:
    """Sources without a grade or graded propaganda, and what is public with more confidence than its sources allow."""
    sources = Source.objects.filter(reliability__in=["", "propaganda"])
    records = [*Clause.objects.prefetch_related("sources"), *Position.objects.public().with_target()]
    overconfident = [each for each in records if each.confidence == "high" and not each.sourcing.is_sound]
    return [*sources.values_list("slug", flat=True), *map(str, overconfident)]


def test_every_source_is_graded_and_high_confidence_well_sourced(starter):
    assert ill_sourced() == []


READABLE = re.compile(r"(?<![\w.])[Pp]oints? (\d+)(?:\.\w)?-(\d+)(?:\.\w)? (?:are )?readable")


def test_no_clause_rests_on_a_source_beyond_what_its_note_says_can_be_read(starter):
    """Points by their first number; where a copy breaks off within a point, its sub-points are left to the analyst."""
    load_folder(DATA / "gaza-2025")
    reach = {source.slug: match for source in Source.objects.all() if (match := READABLE.search(source.note))}
    assert len(reach) > 10
    beyond = [
        f"{clause} {slug}"
        for clause in Clause.objects.prefetch_related("sources")
        for slug in {source.slug for source in clause.sources.all()} & reach.keys()
        if not int(reach[slug][1]) <= int(re.match(r"\d+", clause.key)[0]) <= int(reach[slug][2])
        and clause.reading.get(slug) not in (("not-read", "in-part") if slug == "lng-e3" else ("not-read",))
    ]
    assert beyond == []


def test_a_clause_of_which_nothing_was_read_is_unseen(starter):
    load_folder(DATA / "gaza-2025")
    unread = [
        clause
        for clause in Clause.objects.exclude(status="unrecorded").prefetch_related("sources")
        if clause.sourcing.sources and not clause.sourcing.read
    ]
    assert len(unread) == 9
    assert {clause.verification for clause in unread} == {"unseen"}


def test_no_text_is_public_in_full_if_its_document_was_not_released(starter):
    kept = Proposal.objects.filter(authorship_note__iregex="not released|never published")
    assert {text.slug: text.text_availability for text in kept} == {"framework-20-point-2025-12": "reported"}


def test_loading_it_again_changes_nothing(starter):
    before, history = snapshot(), history_counts()
    load_folder(STARTER)
    assert (snapshot(), history_counts()) == (before, history)


def test_a_dump_gives_the_same_bytes(starter, tmp_path):
    dump_folder(Process.objects.get(), tmp_path / "dump")
    names = sorted(path.relative_to(STARTER) for path in STARTER.rglob("*.yaml"))
    assert sorted(path.relative_to(tmp_path / "dump") for path in (tmp_path / "dump").rglob("*.yaml")) == names
    for name in names:
        assert (tmp_path / "dump" / name).read_bytes() == (STARTER / name).read_bytes()


def test_the_figures_that_made_the_news(starter):
    caps = Term.objects.filter(measure__slug="armed-forces-cap")
    assert sorted(caps.values_list("clause__proposal__slug", "clause__key", "value", "unit")) == [
        ("berlin-leaders-statement-2025-12", "b1", "800000", "personnel"),
        ("e3-counter-2025-11", "6", "800000", "personnel"),
        ("europe-24-point-2025-11", "11", "none", ""),
        ("framework-20-point-2025-12", "4", "800000", "personnel"),
        ("us-28-point-2025-11", "6", "600000", "personnel"),
    ]


def test_point_3_of_the_european_answer_is_struck(starter):
    struck = Clause.objects.get(proposal__slug="e3-counter-2025-11", key="3")
    assert (struck.status, struck.text) == ("deleted", "")
    omission = struck.proposal.omissions.get(clause__key="3")
    assert (omission.clause.proposal.slug, omission.how, omission.note) == (
        "us-28-point-2025-11",
        "struck",
        "marked as deleted in the text",
    )


def test_omissions_name_the_text_that_had_the_clause(starter):
    bases = Omission.objects.order_by().values_list("proposal__slug", "clause__proposal__slug").distinct()
    assert sorted(bases) == [
        ("e3-counter-2025-11", "us-28-point-2025-11"),
        ("framework-20-point-2025-12", "us-28-point-2025-11"),
        ("us-four-documents-2025-12", "us-28-point-2025-11"),
    ]


def test_statements_of_unnamed_officials_are_marked_as_anonymous(starter):
    anonymous = Position.objects.filter(certainty="anonymous")
    assert anonymous.filter(stated_by="Senior US officials in Berlin").count() == 1
    assert anonymous.filter(stated_by__startswith="Source close to the Kremlin").count() == 6
    assert anonymous.filter(stated_by__contains="as described by Zelensky").count() == 0
    assert anonymous.public().count() == 11


def test_what_a_named_side_said_through_somebody_else_is_marked_as_reported(starter):
    reported = Position.objects.filter(certainty="reported")
    assert reported.filter(stated_by__contains="described by Zelensky").count() == 5
    assert reported.filter(stated_by__contains="account").count() == 2
    assert reported.count() == 10


def test_a_note_that_the_text_was_not_named_comes_with_an_inferred_target(starter):
    unnamed = Position.objects.filter(note__iregex="without naming|names no date|of the US papers as changed")
    found = dict(unnamed.values_list("slug", "target_basis"))
    assert found == dict.fromkeys(("p047", "p054", "p078", "p080"), "inferred")


def test_a_basis_for_talks_is_not_recorded_as_acceptance(starter):
    basis = Position.objects.filter(stance="basis-for-talks")
    assert sorted(basis.values_list("slug", flat=True)) == ["p040", "p044", "p089", "p091", "p092", "p094", "p096"]


def test_a_second_process_loads_beside_the_first_and_dumps_to_the_same_bytes(starter, tmp_path):
    second = DATA / "gaza-2025"
    load_folder(second)
    process = Process.objects.get(slug="gaza-2025")
    assert (process.proposals.count(), Position.objects.of_process(process).count()) == (3, 19)
    dump_folder(process, tmp_path / "dump")
    for path in sorted(second.rglob("*.yaml")):
        assert (tmp_path / "dump" / path.relative_to(second)).read_bytes() == path.read_bytes()
    assert ill_sourced() == []
