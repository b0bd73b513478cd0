"""The workbench: what it reads of two texts, what it offers for a clause, and how far the alignment is."""

from __future__ import annotations

import pytest

from proposals.alignment.workbench import Workbench, progress, sides
from proposals.models import Omission
from proposals.models.history import record_history
from tests.factories import make_clause, make_correspondence, make_process, make_proposal, make_unanswered


def clause(workbench: Workbench, key: str):
    return workbench.clauses_of(workbench.proposal, [key])[0]


def other_clause(workbench: Workbench, key: str):
    return workbench.clauses_of(workbench.other, [key])[0]


def aligned(workbench: Workbench, key: str):
    return next(each for each in workbench.own_clauses() if each.clause.key == key)


def test_clauses_come_in_order_with_what_the_engine_would_pair_them_with(workbench):
    own, other = workbench.own_clauses(), workbench.other_clauses()
    assert [each.clause.key for each in own] == ["1", "2"]
    assert [each.clause.key for each in other] == ["1", "2", "3"]
    assert [each.certainty is not None for each in (*own, *other)] == [True, True, True, True, False]
    assert [each.is_open for each in (*own, *other)] == [True] * 5


def test_a_correspondence_settles_its_clauses_on_both_sides(workbench, reload):
    correspondence = make_correspondence(
        "draft", from_clauses=[other_clause(workbench, "3")], to_clauses=[clause(workbench, "1")]
    )
    read = reload()
    assert read.correspondences == read.drafts == [correspondence]
    assert read.settled == {("later", "1"), ("earlier", "3")}
    first, second = read.own_clauses()
    assert (first.correspondences, first.certainty, first.is_open) == ((correspondence,), None, False)
    assert (second.correspondences, second.is_open) == ((), True)
    assert [each.certainty is not None for each in read.other_clauses()] == [False, True, False]


def test_correspondences_with_other_texts_are_not_read(workbench, reload):
    make_correspondence(to_clauses=[clause(workbench, "1")])
    assert reload().correspondences == []


def test_drafts_and_those_in_review_are_told_apart_and_name_their_author(workbench, reload, analyst):
    pairs = [
        make_correspondence(state, from_clauses=[other_clause(workbench, key)], to_clauses=[clause(workbench, key)])
        for state, key in (("draft", "1"), ("in-review", "2"))
    ]
    record_history(pairs, update=False)
    pairs[0].history.update(history_user=analyst)
    read = reload()
    assert (read.drafts, read.in_review) == ([pairs[0]], [pairs[1]])
    assert read.authors() == {pairs[0].pk: "analyst", pairs[1].pk: ""}


def test_an_omission_closes_a_clause_of_the_other_text(workbench, reload):
    Omission.objects.create(proposal=workbench.proposal, clause=other_clause(workbench, "3"), how="struck")
    last = reload().other_clauses()[-1]
    assert (last.clause.key, last.omission.how, last.is_open) == ("3", "struck", False)


@pytest.mark.django_db
def test_only_a_text_that_revises_or_draws_on_another_reworks_it():
    process = make_process()
    first = make_proposal(process=process)
    revising, drawing = make_proposal(process=process, revises=first), make_proposal(process=process)
    drawing.derived_from.add(first)
    assert Workbench(revising, first).reworks_other
    assert Workbench(drawing, first).reworks_other
    assert not Workbench(first, revising).reworks_other


def test_the_candidates_begin_with_the_engines_choice_and_its_words_are_marked(workbench):
    focus = workbench.focus(aligned(workbench, "1"))
    best = focus.near[0]
    assert (best.clause.key, best.chosen, best.candidate.proposed, best.taken_by) == ("1", True, True, ())
    assert [text.strip() for kind, text in best.spans if kind == "removed" and "600" in text]
    assert sorted(shown.clause.key for shown in (*focus.near, *focus.far)) == ["1", "2", "3"]
    assert [each.key for each in focus.group] == ["1"]
    assert (focus.correspondence, focus.relation, focus.summary) == (None, "", "")
    suggested = focus.suggested_relation, focus.suggested_label, focus.suggested_summary
    assert suggested == ("amended", "Amended", "800,000 instead of 600,000.")


def test_ticked_clauses_come_first_and_are_summarised_together(workbench):
    focus = workbench.focus(aligned(workbench, "1"), ticked={"1", "3"})
    assert {shown.clause.key for shown in focus.near[:2]} == {"1", "3"}
    assert [shown.chosen for shown in focus.near[:2]] == [True, True]
    assert (focus.relation, focus.suggested_relation) == ("", "merged")


def test_a_recorded_draft_is_offered_for_change_with_its_own_words(workbench, reload):
    correspondence = make_correspondence(
        "draft",
        from_clauses=[other_clause(workbench, "3")],
        to_clauses=[clause(workbench, "1")],
        relation="contrary",
        summary="Ours.",
    )
    read = reload()
    focus = read.focus(aligned(read, "1"))
    assert (focus.correspondence, focus.relation, focus.summary) == (correspondence, "contrary", "Ours.")
    assert (focus.suggested_relation, focus.suggested_label, focus.suggested_summary) == ("", "", "")
    assert [shown.clause.key for shown in focus.near if shown.chosen] == ["3"]
    elsewhere = read.focus(aligned(read, "2"))
    taken = {shown.clause.key: shown.taken_by for shown in (*elsewhere.near, *elsewhere.far)}
    assert taken == {"1": (), "2": (), "3": (correspondence,)}


@pytest.mark.parametrize("state", ["in-review", "published"])
def test_what_is_submitted_or_published_cannot_be_changed_here(state, workbench, reload):
    make_correspondence(state, from_clauses=[other_clause(workbench, "3")], to_clauses=[clause(workbench, "1")])
    read = reload()
    focus = read.focus(aligned(read, "1"))
    assert focus.correspondence is None
    assert not any(shown.chosen for shown in (*focus.near, *focus.far))


def test_the_sides_of_a_correspondence_are_told_by_text_whichever_comes_first(workbench):
    ours, theirs = clause(workbench, "1"), other_clause(workbench, "3")
    one = make_correspondence("draft", from_clauses=[theirs], to_clauses=[ours])
    two = make_correspondence("draft", from_clauses=[ours], to_clauses=[theirs])
    for correspondence in (one, two):
        assert sides(correspondence, workbench.proposal) == ([ours.pk], [theirs.pk])


def test_progress_counts_each_clause_once_for_each_text(workbench):
    later, earlier = workbench.proposal, workbench.other
    third = make_clause(proposal=make_proposal(process=later.process)).proposal
    first, second = clause(workbench, "1"), clause(workbench, "2")
    assert progress(later, [earlier, third]) == {earlier.pk: 0, third.pk: 0}
    make_correspondence("draft", from_clauses=[other_clause(workbench, "1")], to_clauses=[first])
    make_correspondence("draft", from_clauses=[first], to_clauses=[other_clause(workbench, "2")])
    make_unanswered("draft", from_clauses=[second], silent=earlier)
    make_correspondence("draft", from_clauses=[second], to_clauses=[third.clauses.get()])
    assert progress(later, [earlier, third]) == {earlier.pk: 2, third.pk: 1}
