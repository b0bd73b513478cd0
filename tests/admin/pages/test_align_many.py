"""Accepting many matches at once, and decisions about what has changed since the page was shown."""

from __future__ import annotations

import pytest

from proposals.alignment import judgements
from proposals.alignment.workbench import Workbench
from tests.admin.pages.workbench import ARMY, ELECTIONS, accept, accept_many, correspondences, workbench_url


def test_confident_matches_are_previewed_and_then_accepted_at_once(analyst, pair):
    looked = analyst.get(workbench_url(pair), {"bulk": "1", "at_least": "90"})
    assert [(match.relation_label, match.summary) for match in looked.context["matches"]] == [
        ("Amended", "800,000 instead of 600,000."),
        ("Unchanged", "Same in our paraphrase."),
    ]
    for match in looked.context["matches"]:
        assert f"<strong>{match.relation_label}.</strong> {match.summary}" in looked.content.decode()
    content = " ".join(looked.content.decode().split())
    assert f'<p class="text" lang="en">{ARMY}</p>' in content
    assert content.count(f'<p class="text" lang="en">{ELECTIONS}</p>') == 2
    assert ("<del>" in content, "<ins>" in content, correspondences()) == (True, True, [])
    accept_many(analyst, pair, "90")
    assert correspondences() == [
        (["earlier/1"], ["later/1"], "amended", "draft"),
        (["earlier/2"], ["later/2"], "unchanged", "draft"),
    ]


@pytest.mark.parametrize("change", ["words", "decision"])
def test_many_are_not_accepted_if_what_was_shown_has_changed(change, analyst, pair):
    seen = analyst.get(workbench_url(pair), {"bulk": "1", "at_least": "90"}).context["seen"]
    if change == "words":
        clause = pair[0].clauses.get(key="2")
        clause.text = "Elections are held within two hundred days of signing."
        clause.save()
    else:
        accept(analyst, pair)
    before = correspondences()
    answer = analyst.post(workbench_url(pair), {"do": "bulk", "at_least": "90", "seen": seen})
    assert (answer.status_code, correspondences()) == (422, before)
    assert answer.context["errors"] == [judgements.OVERTAKEN]


def test_a_decision_about_words_that_have_changed_is_refused_and_keeps_what_was_typed(analyst, pair):
    seen = Workbench(*pair).version
    clause = pair[1].clauses.get(key="1")
    clause.text = "Another."
    clause.save()
    answer = accept(analyst, pair, seen=seen, summary="Typed.")
    assert (answer.status_code, answer.context["errors"], correspondences()) == (422, [judgements.OVERTAKEN], [])
    assert answer.context["form"]["summary"].value() == "Typed."


def test_accepting_many_does_not_change_what_a_person_has_decided(analyst, pair):
    accept(analyst, pair, **{"with": ["3"], "relation": "contrary"})
    accept_many(analyst, pair, "50")
    assert (["earlier/3"], ["later/1"], "contrary", "draft") in correspondences()
    assert [correspondence[1] for correspondence in correspondences()].count(["later/1"]) == 1


def test_undo_takes_back_all_that_was_accepted_at_once(analyst, pair):
    accept_many(analyst, pair, "50")
    assert len(correspondences()) == 2
    analyst.post(workbench_url(pair), {"do": "undo"})
    assert correspondences() == []
