"""The entries that a load adds to the log of changes."""

from __future__ import annotations

import pytest

from proposals.models import Change

pytestmark = pytest.mark.django_db


def logged(after: int = 0) -> list[tuple[str, str, list[str]]]:
    """Kind, name and changed fields of the entries beyond the first ``after``."""
    return [(entry.kind, entry.name, entry.fields) for entry in Change.objects.order_by("pk")[after:]]


def test_a_first_load_is_one_entry_on_the_process(folder):
    folder.load()

    assert logged() == [("publication", folder["process.yaml"]["slug"], [])]


def test_a_later_load_logs_each_record_that_it_publishes_but_neither_drafts_nor_parts_of_texts(folder):
    positions, events = folder["positions.yaml"][:], folder["events.yaml"][:]
    for kept in (positions, events):
        assert kept
    folder["positions.yaml"][:] = [each for each in positions if each["id"] == "p1"]
    folder.load()
    folder["positions.yaml"][:] = positions
    folder.load()

    assert logged(1) == [("publication", "p2", [])]


def test_the_same_load_again_logs_nothing(folder):
    folder.load()
    folder.load()

    assert len(logged()) == 1


def test_a_later_load_logs_corrections_with_the_changed_fields(folder):
    folder.load()
    folder["proposals/plan.yaml"]["title"] = "Another title"
    folder.clause("1")["text"] = "The north keeps 700,000 soldiers."
    folder.clause("1")["terms"][0]["value"] = 700000
    folder.clause("1.a")["sources"] = ["gazette"]
    folder["proposals/answer.yaml"]["omitted_from_base"][0]["note"] = "said in the margin"
    folder["positions.yaml"][0]["statement"] = "Other words."
    folder["sources.yaml"][0]["title"] = "Another report"
    folder.load()

    assert sorted(logged(1)) == sorted(
        [
            ("correction", "wire", ["title"]),
            ("correction", "plan", ["title"]),
            ("correction", "answer", ["omissions"]),
            ("correction", "p1", ["statement"]),
            ("correction", "plan/1", ["terms", "text"]),
            ("correction", "plan/1.a", ["sources"]),
        ]
    )
    (omitted,) = Change.objects.filter(kind="correction", record_slug="answer")
    assert [[each["note"] for each in pair] for pair in omitted.values["omissions"]] == [
        ["as the text says"],
        ["said in the margin"],
    ]
    assert set(Change.objects.filter(kind="correction").values_list("reason", flat=True)) == {"Loaded from dataset"}


def test_an_added_clause_is_logged_as_new_and_a_removed_one_as_a_correction(folder):
    folder.load()
    clauses = folder["proposals/plan.yaml"]["clauses"]
    clauses.remove(folder.clause("3.north"))
    clauses.append(folder.clause("1.a") | {"key": "9", "parent": None})
    folder.load()

    # The gap closes: that the unrecorded point moved up is no change for readers.
    assert sorted(logged(1)) == [("addition", "plan/9", []), ("correction", "plan", ["clauses"])]


def test_a_change_of_state_is_logged_as_what_it_means_for_readers(folder):
    folder.load()
    folder["positions.yaml"][0]["state"] = "withdrawn"
    folder["positions.yaml"][2]["state"] = "published"
    folder["events.yaml"][0]["state"] = "draft"
    folder["proposals/side-paper.yaml"]["title"] = "Still a draft"
    folder.load()

    assert sorted(logged(1)) == [("publication", "p3", []), ("withdrawal", "meeting", []), ("withdrawal", "p1", [])]


def test_corrections_of_what_only_drafts_use_are_not_logged(folder):
    folder["sources.yaml"].append(folder["sources.yaml"][0] | {"slug": "secret", "url": "https://example.org/secret"})
    folder["proposals/side-paper.yaml"]["sources"] = ["secret"]
    folder.load()
    folder["sources.yaml"][2]["title"] = "Another secret"
    folder["proposals/side-paper.yaml"]["summary"] = "Other words."
    folder.load()

    assert logged(1) == []


def test_a_load_that_is_refused_logs_nothing(folder):
    folder.load()
    folder["positions.yaml"][0]["statement"] = "Other words."
    folder["proposals/plan.yaml"]["sources"] = []

    assert folder.refused()
    assert len(logged()) == 1
