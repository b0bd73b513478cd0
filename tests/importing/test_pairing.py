"""What an import would do: the engine pairs clauses, a person may decide otherwise."""

from __future__ import annotations

import pytest

from proposals.engine.splitting import split
from proposals.importing import Fate, Ties, clauses_of, import_text, plan, plan_with_keys, version_of_clauses
from proposals.models import Omission
from tests.factories import make_clause, make_correspondence, make_party, make_position, make_proposal, make_term
from tests.importing.texts import CORRECTED, SAME, WITHOUT_FINE, refused, without_keys


def test_a_plan_says_what_is_kept_changed_new_and_missing(proposal):
    pieces = split(CORRECTED.replace("1. The bridge", "1. No bridge stands; the ford"))
    import_plan = plan(proposal, clauses_of(pieces)[0])
    fates = [(pair.new.number, pair.old and pair.old.key, pair.fate) for pair in import_plan.pairs]
    assert fates[1:] == [
        ("2", "2", Fate.CHANGED),
        ("2.a", "2.a", Fate.KEPT),
        ("3", None, Fate.NEW),
        ("4", "3", Fate.CHANGED),
    ]
    fine = import_plan.pairs[-1]
    assert "".join(text for kind, text in fine.spans if kind != "removed") == fine.new.text
    assert [text.strip() for kind, text in fine.spans if kind == "removed"] == ["600"]


def test_a_person_decides_which_clause_answers(analyst, origin, proposal):
    pieces = split(WITHOUT_FINE + "7. Smugglers are exiled.\n")
    assert plan(proposal, clauses_of(pieces)[0]).count(Fate.NEW) == 1
    result = import_text(proposal, pieces, origin, by=analyst, answers={3: "3"})
    assert [clause.key for clause in result.changed] == ["3"]
    assert proposal.clauses.get(key="3").text == "Smugglers are exiled."


def test_a_recorded_clause_is_answered_once_and_has_to_exist(analyst, origin, proposal):
    wrong = "Matches: choose a recorded clause that no other clause matches, or leave it empty."
    pieces = split(SAME)
    troubles = refused(proposal, pieces, origin, by=analyst, answers={0: "1", 1: "1", 2: "99", 3: "3"})
    assert troubles.count(wrong) == 2


def test_a_piece_gets_the_key_of_the_clause_it_answers_and_a_new_one_a_free_key(proposal):
    pieces, import_plan = plan_with_keys(proposal, without_keys(CORRECTED))
    assert [(piece.number, piece.key) for piece in pieces] == [
        ("1", "1"),
        ("2", "2"),
        ("2.a", "2.a"),
        ("3", "3-2"),
        ("4", "3"),
    ]
    assert import_plan.answers == {0: "1", 1: "2", 2: "2.a", 3: "", 4: "3"}
    assert [pair.new.key for pair in import_plan.pairs] == [piece.key for piece in pieces]


def test_a_missing_clause_comes_with_all_that_is_tied_to_it(proposal):
    mill = proposal.clauses.get(key="2")
    make_term(clause=mill)
    make_position(clause=mill)
    make_correspondence(from_clauses=[mill], to_clauses=[make_clause()])
    Omission.objects.create(proposal=make_proposal(revises=proposal), clause=mill, how="struck")
    import_plan = plan(proposal, clauses_of(split(SAME))[0], answers={1: ""})
    [missing] = import_plan.missing
    assert missing.clause == mill
    assert missing.ties == Ties(terms=1, readings=0, issues=1, positions=1, correspondences=1, omissions=1, children=1)
    assert (missing.ties.own, missing.ties.others) == (2, 3)


@pytest.mark.parametrize("status", ["variant", "removed"])
def test_a_status_that_no_text_can_show_is_kept(status, proposal):
    fine = proposal.clauses.get(key="3")
    fine.status, fine.advanced_by = status, make_party() if status == "variant" else None
    fine.save()
    last = plan(proposal, clauses_of(split(CORRECTED))[0]).pairs[-1]
    assert (last.old, last.new.status, last.status) == (fine, "active", status)


def test_the_version_of_the_clauses_changes_with_any_of_them(proposal):
    version = version_of_clauses(proposal)
    assert version_of_clauses(proposal) == version
    for changes in ({"order": 9}, {"locator": "page 7"}, {"confidence": "low"}, {"verification": "unseen"}):
        before = version_of_clauses(proposal)
        proposal.clauses.filter(key="3").update(**changes)
        assert version_of_clauses(proposal) != before
