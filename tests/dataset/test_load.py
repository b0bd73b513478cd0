"""Loading: every field arrives, only what differs is written, all of it or nothing."""

from __future__ import annotations

import pytest
from django.db import DatabaseError

from proposals.dataset.load import _Load
from proposals.dataset.problems import DatasetError
from proposals.models import (
    Clause,
    Correspondence,
    Event,
    Issue,
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

pytestmark = pytest.mark.django_db


def test_every_field_arrives(folder):
    folder.load()
    plan = Proposal.objects.get(slug="plan")
    first = plan.clauses.get(key="1")
    assert list(plan.clauses.values_list("key", "order", "number", "status", "parent__key")) == [
        ("1", 0, "1", "active", None),
        ("1.a", 1, "a", "active", "1"),
        ("2", 2, "2", "deleted", None),
        ("3.north", 3, "3", "variant", None),
        ("4", 4, "4", "unrecorded", None),
    ]
    assert (first.text, first.heading, first.issue.slug) == ("The north keeps 600,000 soldiers.", "", "forces")
    assert [issue.slug for issue in first.further_issues.all()] == ["money"]
    assert {source.slug for source in first.sources.all()} == {"wire", "gazette"}
    assert sorted(first.terms.values_list("measure__slug", "value", "unit")) == [
        ("cap", "600000", "personnel"),
        ("fund", "0.5", "USD billion"),
        ("inspected", "true", ""),
        ("place", "the border", ""),
    ]
    assert list(VariantReading.objects.values_list("clause__key", "source__slug", "reading")) == [
        ("1", "gazette", "650,000 soldiers.")
    ]
    assert plan.clauses.get(key="3.north").advanced_by.slug == "north"
    assert list(Omission.objects.values_list("proposal__slug", "clause__proposal__slug", "clause__key", "how")) == [
        ("answer", "plan", "2", "struck")
    ]
    assert sorted(Position.objects.values_list("slug", "certainty", "state")) == [
        ("p1", "on-record", "published"),
        ("p2", "anonymous", "published"),
        ("p3", "on-record", "withdrawn"),
    ]
    assert [str(Position.objects.get(slug=slug).target) for slug in ("p1", "p2", "p3")] == [
        "plan/1",
        "Forces",
        "Answer",
    ]
    event = Event.objects.get()
    assert (event.persons, event.date_precision, str(event.ends_on)) == (["The envoy"], "week", "2025-11-21")
    correspondence = Correspondence.objects.get()
    assert [str(clause) for clause in correspondence.from_clauses.all()] == ["plan/1", "plan/1.a"]
    assert [str(clause) for clause in correspondence.to_clauses.all()] == ["answer/1"]
    assert list(Topic.objects.values_list("slug", "order")) == [("security", 0)]
    assert list(Issue.objects.values_list("slug", "order", "pax_code")) == [("forces", 0, "SsrArm"), ("money", 1, "")]
    both = Party.objects.get(slug="both")
    assert ({party.slug for party in both.members.all()}, both.members_complete, both.iso) == (
        {"north", "south"},
        False,
        None,
    )


def test_state_is_published_unless_the_file_says_otherwise(folder):
    folder.load()
    states = {text.slug: (text.state, text.published_at is None) for text in Proposal.objects.all()}
    assert states == {"plan": ("published", False), "answer": ("published", False), "side-paper": ("draft", True)}
    assert [text.slug for text in Proposal.objects.public()] == ["answer", "plan"]


def test_companions_name_each_other_even_if_only_one_file_says_so(folder):
    folder.load()
    side_paper = Proposal.objects.get(slug="side-paper")
    assert [text.slug for text in side_paper.companions.all()] == ["plan"]


def test_a_second_load_changes_nothing_and_leaves_no_history(folder):
    folder.load()
    before, history = snapshot(), history_counts()
    published = list(Proposal.objects.values_list("slug", "published_at"))
    folder.load()
    assert (snapshot(), history_counts()) == (before, history)
    assert list(Proposal.objects.values_list("slug", "published_at")) == published
    assert "3 proposals: 0 new, 0 changed, 3 unchanged" in folder.lines


def test_every_new_row_has_one_history_row_with_its_links_and_the_reason(folder):
    folder.load()
    for model in (Process, Party, Source, Topic, Issue, Proposal, Clause, Term, VariantReading, Omission, Position):
        rows = model.history.order_by("id").values_list("id", "history_type", "history_change_reason")
        ids = model.objects.order_by("pk").values_list("pk", flat=True)
        assert list(rows) == [(pk, "+", "Loaded from dataset") for pk in ids]
    version = Clause.history.get(key="1", proposal__slug="plan")
    assert {link.source.slug for link in version.sources.all()} == {"wire", "gazette"}
    assert [link.issue.slug for link in version.further_issues.all()] == ["money"]
    version = Proposal.history.get(slug="side-paper")
    assert [link.to_proposal.slug for link in version.companions.all()] == ["plan"]


def test_only_what_differs_is_written(folder):
    folder.load()
    history = history_counts()
    folder.clause("1")["text"] = "The north keeps 700,000 soldiers."
    folder.clause("1")["terms"][0]["value"] = 700000
    folder["sources.yaml"][0]["title"] = "Corrected report"
    folder["positions.yaml"][0]["also_in"] = []
    folder.load()
    after = history_counts()
    changes = {name: after[name] - history[name] for name in after if after[name] != history[name]}
    assert changes == {"Clause": 1, "Term": 1, "Source": 1, "Position": 1}
    last = Position.history.first()
    assert (last.history_type, last.history_change_reason, last.also_in.count()) == ("~", "Loaded from dataset", 0)
    assert [line for line in folder.lines if " 1 changed" in line] == [
        "2 sources: 0 new, 1 changed, 1 unchanged",
        "6 clauses: 0 new, 1 changed, 5 unchanged",
        "4 terms: 0 new, 1 changed, 3 unchanged",
        "3 positions: 0 new, 1 changed, 2 unchanged",
    ]


def test_only_a_different_state_is_loaded_and_an_equal_one_keeps_its_time(folder):
    folder.load()
    before = Proposal.objects.get(slug="plan").published_at
    folder["proposals/side-paper.yaml"].pop("state")
    folder["proposals/plan.yaml"]["summary"] = "Changed."
    folder.load()
    assert Proposal.objects.get(slug="plan").published_at == before
    side_paper = Proposal.objects.get(slug="side-paper")
    assert (side_paper.state, side_paper.published_at > before) == ("published", True)


def test_parts_missing_from_a_proposal_are_deleted_and_stay_in_the_history(folder):
    folder.load()
    plan = folder["proposals/plan.yaml"]
    plan["clauses"] = [clause for clause in plan["clauses"] if clause["key"] not in ("2", "3.north")]
    folder.clause("1")["terms"] = folder.clause("1")["terms"][:1]
    folder.clause("1")["variant_readings"] = []
    folder["proposals/answer.yaml"]["omitted_from_base"] = []
    folder.load()
    assert list(Proposal.objects.get(slug="plan").clauses.values_list("key", flat=True)) == ["1", "1.a", "4"]
    assert (Term.objects.count(), VariantReading.objects.count(), Omission.objects.count()) == (1, 0, 0)
    deleted = Clause.history.filter(history_type="-").values_list("key", "history_change_reason")
    assert sorted(deleted) == [("2", "Loaded from dataset"), ("3.north", "Loaded from dataset")]
    assert Term.history.filter(history_type="-", history_change_reason="Loaded from dataset").count() == 3
    # Clause 4 moved up by two places.
    assert "4 clauses: 0 new, 1 changed, 3 unchanged, 2 deleted" in folder.lines


def test_a_clause_can_be_left_out_if_what_referred_to_it_refers_elsewhere(folder):
    folder.load()
    plan = folder["proposals/plan.yaml"]
    plan["clauses"] = plan["clauses"][1:]
    plan["clauses"][0]["parent"] = None
    folder["positions.yaml"][0]["target"]["clause"] = "1.a"
    folder["correspondences.yaml"][0]["from"] = ["plan/1.a"]
    folder.load()
    assert str(Position.objects.get(slug="p1").target) == "plan/1.a"
    assert not Clause.objects.filter(proposal__slug="plan", key="1").exists()


def test_records_that_the_folder_does_not_name_are_kept(folder):
    folder.load()
    folder.files |= {"events.yaml": [], "correspondences.yaml": [], "positions.yaml": []}
    del folder.files["proposals/side-paper.yaml"]
    folder["proposals/plan.yaml"]["companions"] = []
    folder.load()
    assert (Event.objects.count(), Correspondence.objects.count(), Position.objects.count()) == (1, 1, 3)
    assert Proposal.objects.filter(slug="side-paper").exists()


def test_two_sources_may_swap_their_addresses(folder):
    folder.load()
    one, two = folder["sources.yaml"]
    one["url"], two["url"] = two["url"], one["url"]
    north, south, _ = folder["parties.yaml"]
    north["iso"], south["iso"] = south["iso"], north["iso"]
    folder.load()
    assert dict(Source.objects.values_list("slug", "url")) == {
        "wire": "https://example.org/gazette",
        "gazette": "https://example.org/wire",
    }
    assert dict(Party.objects.exclude(iso=None).values_list("slug", "iso")) == {"north": "SS", "south": "NO"}
    assert Source.history.filter(history_type="~").count() == 2


def test_files_may_name_a_parent_that_comes_later(folder):
    plan = folder["proposals/plan.yaml"]
    plan["clauses"] = [plan["clauses"][1], plan["clauses"][0], *plan["clauses"][2:]]
    folder["topics.yaml"].append(folder["topics.yaml"].pop(0))
    folder.load()
    assert list(Clause.objects.filter(proposal__slug="plan").values_list("key", flat=True))[:2] == ["1.a", "1"]
    assert Clause.objects.get(key="1.a").parent.key == "1"


@pytest.mark.parametrize("step", ["_events", "_correspondences", "unpublishable"])
@pytest.mark.parametrize("failure", [KeyboardInterrupt, DatabaseError("connection lost")])
def test_an_interrupted_load_leaves_nothing(folder, monkeypatch, step, failure):
    def interrupted(self):
        raise failure

    folder.load()
    folder["proposals/plan.yaml"]["summary"] = "Would have changed."
    folder["sources.yaml"].append(folder["sources.yaml"][0] | {"slug": "new", "url": None})
    before, history = snapshot(), history_counts()
    monkeypatch.setattr(_Load, step, interrupted)
    with pytest.raises((KeyboardInterrupt, DatasetError)):
        folder.load()
    assert (snapshot(), history_counts()) == (before, history)


def test_numbers_are_kept_digit_by_digit(folder):
    folder.load()
    text = (folder.path / "proposals/plan.yaml").read_text()
    for written, stored in [("0.50", "0.50"), ("-3", "-3"), ("0.0000001", "0.0000001"), ("1" * 30, "1" * 30)]:
        folder.files["proposals/plan.yaml"] = text.replace("value: 600000", f"value: {written}")
        folder.load()
        assert Term.objects.get(measure__slug="cap").value == stored
