"""What a person decides on the workbench: what is written, who may, and how it is undone."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from proposals.alignment import judgements
from proposals.models import Clause, Correspondence, Omission, Proposal
from tests.factories import make_user


@pytest.fixture
def ours(workbench):
    return workbench.clauses[workbench.proposal.pk]


@pytest.fixture
def theirs(workbench):
    return workbench.clauses[workbench.other.pk]


def accept_all(by, bench) -> list[Correspondence]:
    """All that the engine is at least half sure of, after a look at it."""
    seen = judgements.version_of(bench, judgements.matches(bench, 0.5))
    return judgements.accept_all(by, bench, 0.5, seen)


def recorded() -> list[tuple]:
    def keys(clauses) -> list[str]:
        return [str(clause) for clause in clauses.order_by("key")]

    return [
        (keys(each.from_clauses), keys(each.to_clauses), each.relation, each.state)
        for each in Correspondence.objects.order_by("slug")
    ]


def test_accepting_makes_a_draft_from_the_other_text_to_this_one_with_one_history_row(workbench, ours, theirs, analyst):
    correspondence = judgements.accept(analyst, workbench, ours[:1], theirs[::2], "merged", "  Two   in one. ")
    assert recorded() == [(["earlier/1", "earlier/3"], ["later/1"], "merged", "draft")]
    [version] = correspondence.history.all()
    assert (correspondence.slug, correspondence.summary) == ("c001", "Two in one.")
    assert (version.history_user, version.history_change_reason) == (analyst, "Aligned later with earlier")
    assert [link.clause for link in version.from_clauses.order_by("clause__key")] == theirs[::2]


def test_accepting_again_changes_the_draft_in_place(workbench, reload, ours, theirs, analyst):
    first = judgements.accept(analyst, workbench, ours[:1], theirs[:1], "amended")
    judgements.accept(analyst, reload(), ours, theirs[:1], "split", correspondence=first)
    assert recorded() == [(["earlier/1"], ["later/1", "later/2"], "split", "draft")]
    assert first.history.count() == 2


def test_a_clause_is_in_one_correspondence_between_two_texts(workbench, reload, ours, theirs, analyst):
    judgements.accept(analyst, workbench, ours[:1], theirs[:1], "amended")
    taken = "earlier/1 is already in c001: remove that correspondence first, or open it and add the clause there."
    with pytest.raises(ValidationError) as refused:
        judgements.accept(analyst, reload(), ours[1:], theirs[:1], "amended")
    assert refused.value.messages == [taken]
    with pytest.raises(ValidationError):
        judgements.record_unanswered(analyst, reload(), ours[0])
    for empty in (([], theirs), (ours, [])):
        with pytest.raises(ValidationError, match="Choose at least one clause"):
            judgements.accept(analyst, reload(), *empty, "amended")
    assert len(recorded()) == 1


def test_an_unanswered_clause_names_the_silent_text(workbench, ours, analyst):
    correspondence = judgements.record_unanswered(analyst, workbench, ours[0])
    assert recorded() == [(["later/1"], [], "unanswered", "draft")]
    assert correspondence.silent == workbench.other


def test_accepting_all_leaves_out_what_is_decided_and_is_one_act(workbench, reload, ours, theirs, analyst):
    judgements.accept(analyst, workbench, ours[:1], theirs[2:], "contrary")
    made = accept_all(analyst, reload())
    assert [str(each) for each in made] == ["c002"]
    assert recorded()[1] == (["earlier/2"], ["later/2"], "unchanged", "draft")
    assert accept_all(analyst, reload()) == []


def test_an_omission_is_recorded_changed_and_taken_back(workbench, theirs, analyst):
    for how in ("struck", "replaced"):
        omission = judgements.record_omission(analyst, workbench, theirs[2], how)
        assert (omission.how, omission.proposal, omission.clause) == (how, workbench.proposal, theirs[2])
    assert judgements.record_omission(analyst, workbench, theirs[2], "") is None
    assert judgements.record_omission(analyst, workbench, theirs[2], "") is None
    assert not Omission.objects.exists()


def test_an_omission_needs_a_text_that_reworks_the_other_and_is_not_public(workbench, reload, theirs, editor):
    Proposal.objects.filter(pk=workbench.proposal.pk).update(revises=None)
    with pytest.raises(ValidationError, match="neither revises nor draws on"):
        judgements.record_omission(editor, reload(), theirs[2], "struck")
    Proposal.objects.filter(pk=workbench.proposal.pk).update(state="published", published_at="2026-01-01T00:00Z")
    with pytest.raises(PermissionDenied, match="record the omission on its own page"):
        judgements.record_omission(editor, workbench, theirs[2], "struck")


def test_undo_takes_back_one_act_after_the_other(workbench, reload, ours, theirs, analyst):
    first = judgements.accept(analyst, workbench, ours[:1], theirs[:1], "amended")
    judgements.record_omission(analyst, workbench, theirs[2], "struck")
    judgements.accept(analyst, reload(), ours[:1], theirs[:1], "stronger", correspondence=first)
    assert judgements.undo(analyst, workbench) == 1
    assert recorded() == [(["earlier/1"], ["later/1"], "amended", "draft")]
    assert judgements.undo(analyst, workbench) == 1
    assert not Omission.objects.exists()
    judgements.undo(analyst, workbench)
    assert (recorded(), judgements.last_act(analyst, workbench)) == ([], [])
    with pytest.raises(ValidationError, match="You have nothing to undo here"):
        judgements.undo(analyst, workbench)


def test_undo_takes_back_a_bulk_acceptance_whole_and_restores_what_was_removed(workbench, reload, ours, analyst):
    assert len(accept_all(analyst, workbench)) == 2
    assert judgements.undo(analyst, workbench) == 2
    unanswered = judgements.record_unanswered(analyst, reload(), ours[0])
    judgements.remove(analyst, reload(), unanswered)
    assert recorded() == []
    judgements.undo(analyst, workbench)
    assert recorded() == [(["later/1"], [], "unanswered", "draft")]


def test_undo_stops_at_what_somebody_else_has_changed(workbench, reload, ours, theirs, analyst, editor):
    first = judgements.accept(analyst, workbench, ours[:1], theirs[:1], "amended")
    judgements.accept(editor, reload(), ours[:1], theirs[:1], "weaker", correspondence=first)
    with pytest.raises(ValidationError, match="c001 has changed since: open its page"):
        judgements.undo(analyst, workbench)
    assert recorded()[0][2] == "weaker"


def test_what_is_submitted_is_neither_changed_removed_nor_undone(workbench, reload, ours, theirs, analyst):
    first = judgements.accept(analyst, workbench, ours[:1], theirs[:1], "amended")
    assert judgements.submit_all(analyst, reload()) == 1
    assert judgements.submit_all(analyst, reload()) == 0
    with pytest.raises(PermissionDenied, match="c001 is in review"):
        judgements.accept(analyst, reload(), ours[:1], theirs[:1], "weaker", correspondence=first)
    with pytest.raises(PermissionDenied, match="c001 is in review"):
        judgements.remove(analyst, reload(), first)
    with pytest.raises(ValidationError, match="has changed since"):
        judgements.undo(analyst, workbench)
    assert recorded() == [(["earlier/1"], ["later/1"], "amended", "in-review")]


def test_nothing_is_written_without_the_right(workbench, ours, theirs):
    nobody = make_user()
    for act in (
        lambda: judgements.accept(nobody, workbench, ours[:1], theirs[:1], "amended"),
        lambda: judgements.record_unanswered(nobody, workbench, ours[0]),
        lambda: accept_all(nobody, workbench),
        lambda: judgements.record_omission(nobody, workbench, theirs[2], "struck"),
    ):
        with pytest.raises(PermissionDenied, match="Your role does not let you add"):
            act()
    assert (recorded(), Omission.objects.count()) == ([], 0)


def test_what_is_accepted_is_decided_about_the_words_of_that_day(workbench, reload, ours, theirs, analyst):
    first = judgements.accept(analyst, workbench, ours[:1], theirs[:1], "amended")
    alone = judgements.record_unanswered(analyst, reload(), ours[1])
    assert [(each.decided_about, each.is_stale) for each in (first, alone)] == [
        (Correspondence.objects.get(pk=each.pk).basis, False) for each in (first, alone)
    ]
    theirs[0].text = "Other words."
    theirs[0].save()
    assert Correspondence.objects.stale_keys() == [first.pk, alone.pk]
    judgements.accept(analyst, reload(), ours[:1], theirs[:1], "contrary", correspondence=first)
    assert Correspondence.objects.stale_keys() == [alone.pk]
    # An act that is undone leaves the decision as it was made before.
    judgements.undo(analyst, reload())
    assert Correspondence.objects.stale_keys() == [first.pk, alone.pk]


@pytest.mark.parametrize("status", ["unrecorded", "deleted"])
def test_what_nobody_has_read_is_neither_compared_nor_accepted_with_many(status, workbench, reload):
    [first, *_] = judgements.matches(workbench, 0.5)
    basis = {"basis": ""} if status == "unrecorded" else {}
    Clause.objects.filter(pk=first.theirs[0].pk).update(text="", status=status, **basis)
    bench = reload()
    key = first.ours[0].key
    [row] = [row for row in bench.own_clauses() if row.clause.key == key]
    focus = bench.focus(row, {first.theirs[0].key})
    assert (focus.suggested_relation, focus.suggested_summary) == ("", "")
    assert key not in {clause.key for match in judgements.matches(bench, 0.01) for clause in match.ours}
