"""Printed numbers, headings and brackets that a corrected text lacks are asked about, and kept or erased as said."""

from __future__ import annotations

import pytest

from proposals.engine.splitting import split
from proposals.importing import import_text
from tests.importing.conftest import make_text
from tests.importing.texts import SAME, WITHOUT_NUMBERS, refused, stored_clauses


@pytest.mark.parametrize("state", ["draft", "published"])
def test_a_text_without_numbers_erases_none_unless_a_person_says_so(state, editor, origin):
    proposal = make_text(state)
    before = stored_clauses(proposal)
    pieces, options = split(WITHOUT_NUMBERS), {"by": editor, "reason": "A copy without numbers"}
    assert [piece.number for piece in pieces if piece.kind == "clause"] == ["", "", "", ""]
    for numbers in ("", "perhaps"):
        assert refused(proposal, pieces, origin, numbers=numbers, **options) == [
            "The new text prints no number for 4 recorded clauses that have one (1, 2, 2.a, 3): keep or erase."
        ]
    import_text(proposal, pieces, origin, numbers="keep", **options)
    assert stored_clauses(proposal) == before
    import_text(proposal, pieces, origin, numbers="erase", **options)
    assert stored_clauses(proposal) == [(key, "", None, text) for key, _, _, text in before]


def test_one_number_that_the_new_text_lacks_is_asked_about_like_all(editor, origin, published):
    pieces = split(SAME.replace("3. Whoever", "Whoever"))
    options = {"by": editor, "reason": "x", "answers": {0: "1", 1: "2", 2: "2.a", 3: "3"}}
    assert len(pieces) == 4
    assert refused(published, pieces, origin, **options) == [
        "The new text prints no number for the recorded clause 3: keep or erase its number."
    ]


def headed(state):
    proposal = make_text(state)
    at = {"locator": "page 7", "confidence": "low", "verification": "unseen"}
    proposal.clauses.exclude(key="2.a").update(**at)
    for key, heading in (("1", "The bridge"), ("2", "The mill")):
        proposal.clauses.filter(key=key).update(heading=heading)
    return proposal


def headings_and_places(proposal):
    fields = ("heading", "locator", "confidence", "verification")
    return list(proposal.clauses.order_by("order").values_list(*fields))


@pytest.mark.parametrize("state", ["draft", "published"])
def test_a_text_without_headings_erases_none_unless_a_person_says_so(state, editor, origin):
    proposal = headed(state)
    before = headings_and_places(proposal)
    options = {"by": editor, "reason": "A copy without headings"}
    for headings in ("", "perhaps"):
        assert refused(proposal, split(SAME), origin, headings=headings, **options) == [
            "The new text has no heading for 2 recorded clauses that have one (“The bridge”, “The mill”): "
            "keep or erase."
        ]
    kept = import_text(proposal, split(SAME), origin, headings="keep", **options)
    assert ([clause.key for clause in kept.kept], headings_and_places(proposal)) == (["1", "2", "2.a", "3"], before)
    import_text(proposal, split(SAME), origin, headings="erase", **options)
    assert headings_and_places(proposal) == [("", *place) for _, *place in before]


def test_one_heading_that_the_new_text_lacks_is_asked_about_like_all(editor, origin):
    proposal = headed("published")
    pieces, options = split(SAME.replace("2. The mill is", "The mill\n\n2. The mill is")), {"by": editor, "reason": "x"}
    assert refused(proposal, pieces, origin, **options) == [
        "The new text has no heading for the recorded clause headed “The bridge”: keep or erase its heading."
    ]


@pytest.mark.parametrize("state", ["draft", "published"])
@pytest.mark.parametrize(("brackets", "status"), [("keep", "bracketed"), ("erase", "active")])
def test_a_text_without_brackets_settles_nothing_unless_a_person_says_so(brackets, status, state, editor, origin):
    proposal = make_text(state)
    proposal.clauses.filter(key="2").update(status="bracketed")
    for text in (SAME, SAME.replace("600 crowns", "800 crowns")):
        refusal = refused(proposal, split(text), origin, by=editor, reason="A copy without brackets")
        assert refusal == [
            "The new text has no brackets around the recorded clause 2, which is left open: keep or erase them."
        ]
    import_text(proposal, split(SAME), origin, by=editor, reason="A copy without brackets", brackets=brackets)
    statuses = {"1": "active", "2": status, "2.a": "active", "3": "active"}
    assert dict(proposal.clauses.values_list("key", "status")) == statuses


def test_several_clauses_left_open_are_asked_about_together(editor, origin):
    proposal = make_text("published")
    proposal.clauses.filter(key__in=["1", "2"]).update(status="bracketed")
    assert refused(proposal, split(SAME), origin, by=editor, reason="x") == [
        "The new text has no brackets around 2 recorded clauses that are left open (1, 2): keep or erase."
    ]


def test_words_that_change_take_their_place_from_the_import_and_others_keep_theirs(editor, origin):
    proposal = headed("published")
    pieces = split(SAME.replace("600 crowns", "800 crowns"))
    import_text(proposal, pieces, origin, by=editor, reason="Misread", headings="erase")
    at = ("page 7", "low", "unseen")
    places = [tuple(place) for _, *place in headings_and_places(proposal)]
    assert (places[:2], places[3]) == ([at, at], ("point 3", "high", "direct"))
