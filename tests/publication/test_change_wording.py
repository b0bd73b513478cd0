"""The log of changes in words."""

from __future__ import annotations

import pytest

from proposals.models import Change
from proposals.publication.change_wording import change_words, reason_words
from proposals.publication.changelog import ChangelogEntry


def entry(sort: str, model: str = "clause", **fields) -> ChangelogEntry:
    """An entry as the database gives it, with the annotations that ``with_moves`` adds."""
    extra = {name: fields.pop(name) for name in ("before", "stance", "target_basis") if name in fields}
    change = Change(model=model, **fields)
    change.sort = sort
    for name, value in extra.items():
        setattr(change, name, value)
    return ChangelogEntry(change, "")


@pytest.mark.parametrize(
    ("sort", "model", "expected"),
    [
        ("publication", "proposal", "Text published"),
        ("correction", "source", "Source corrected"),
        ("withdrawal", "event", "Event withdrawn"),
        ("moved", "position", "Stance changed by a statement"),
    ],
)
def test_a_change_says_what_was_done_to_what(sort, model, expected):
    assert change_words(entry(sort, model)) == expected


@pytest.mark.parametrize(
    ("reason", "fields", "expected"),
    [
        ("A slip.", ["issued_on", "title"], "A slip. Changed: issued on, title."),
        ("", ["text"], "Changed: text."),
        ("A forgery.", [], "A forgery."),
        ("", [], ""),
    ],
)
def test_a_reason_comes_with_the_fields_that_were_changed(reason, fields, expected):
    assert reason_words(entry("correction", reason=reason, fields=fields)) == expected


def test_a_moved_stance_says_from_what_to_what_no_finer_than_known():
    before = {
        "slug": "p1", "stance": "supports", "certainty": "on-record", "stated_on": "2025-11-20",
        "date_precision": "month", "target_basis": None,
    }  # fmt: skip
    moved = entry("moved", "position", stance="rejects", before=before, target_basis="named")
    assert reason_words(moved) == "rejects; before, on November 2025: supports"


def test_a_moved_stance_says_which_of_its_two_targets_is_inferred():
    before = {
        "slug": "p1", "stance": "supports", "certainty": "on-record", "stated_on": "2025-11-20",
        "date_precision": "day", "target_basis": "inferred",
    }  # fmt: skip
    moved = entry("moved", "position", stance="rejects", before=before, target_basis="inferred")
    assert reason_words(moved) == ("rejects (target inferred); before, on 20 November 2025: supports (target inferred)")
    moved = entry("moved", "position", stance="rejects", before=before, target_basis=None)
    assert reason_words(moved) == "rejects; before, on 20 November 2025: supports (target inferred)"
