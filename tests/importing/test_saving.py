"""A text becomes the clauses of a draft, or corrects what is there; nothing tied is lost, nothing is half-saved."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from proposals.engine.splitting import split
from proposals.importing import Fate, ImportRefused, clauses_of, import_text, plan, plan_with_keys, version_of
from proposals.models import Change, Clause, Omission, Position, Term, VariantReading
from tests.factories import (
    make_clause,
    make_correspondence,
    make_issue,
    make_measure,
    make_position,
    make_proposal,
    make_source,
    make_term,
    make_user,
)
from tests.importing.conftest import TEXT

SAME = "".join(f"{key.rpartition('.')[2]}{')' if parent else '.'} {text}\n" for key, parent, text in TEXT)
CORRECTED = (
    SAME.replace("600 crowns", "800 crowns")
    .replace("The mill is shared, and its", "Its")
    .replace("3. Whoever", "3. A warden sits at the bridge by day and by night.\n4. Whoever")
)


def stored(proposal):
    clauses = proposal.clauses.order_by("order")
    return [(clause.key, clause.number, clause.parent and clause.parent.key, clause.text) for clause in clauses]


def unnamed(text):
    return [found.but(key="") for found in split(text)]


def snapshot():
    """Everything an import could touch, history included."""
    models = (Clause, Term, VariantReading, Position, Omission)
    rows = [list(model.objects.order_by("pk").values_list()) for model in models]
    history = [list(model.history.order_by("history_id").values_list()) for model in models]
    return rows, history


def refused(*args, **options) -> list[str]:
    before = snapshot()
    with pytest.raises(ImportRefused) as caught:
        import_text(*args, **options)
    assert snapshot() == before
    return [trouble.message for trouble in caught.value.troubles]


def test_a_text_becomes_the_clauses_of_an_empty_draft(analyst, origin):
    proposal = make_proposal(state="draft")
    done = import_text(proposal, split("Peace\n\n" + SAME), origin, by=analyst, reason="Leaked on Friday")
    assert stored(proposal) == [(key, key, parent or None, text) for key, parent, text in TEXT]
    assert done.new == list(proposal.clauses.order_by("order"))
    clause = proposal.clauses.get(key="2.a")
    assert [clause.basis, clause.confidence, clause.locator, clause.verification, list(clause.sources.all())] == [
        "verbatim",
        "high",
        "point 2.a",
        "direct",
        [origin.source],
    ]


def test_every_clause_has_one_row_of_history_with_person_reason_and_source(analyst, origin):
    proposal = make_proposal(state="draft")
    import_text(proposal, split(SAME), origin, by=analyst, reason="Leaked on Friday")
    history = [
        (row.key, row.history_type, row.history_user, row.history_change_reason, row.sources.count())
        for row in Clause.history.order_by("order", "history_id")
    ]
    assert history == [(key, "+", analyst, "Leaked on Friday", 1) for key, _, _ in TEXT]


def test_the_same_text_again_changes_nothing_but_adds_its_source(analyst, origin, proposal):
    before = {clause.key: (clause.pk, clause.issue_id) for clause in proposal.clauses.all()}
    words = stored(proposal)
    done = import_text(proposal, split(SAME), origin, by=analyst)
    assert (len(done.kept), done.changed, done.new, done.deleted) == (4, [], [], [])
    assert stored(proposal) == words
    assert {clause.key: (clause.pk, clause.issue_id) for clause in proposal.clauses.all()} == before
    assert [origin.source in clause.sources.all() for clause in proposal.clauses.all()] == [True] * 4
    assert {clause.basis for clause in proposal.clauses.all()} == {"paraphrase"}
    rows = Clause.history.count()
    import_text(proposal, split(SAME), origin, by=analyst)
    assert Clause.history.count() == rows


def test_a_corrected_text_says_what_is_kept_changed_new_and_gone(proposal):
    planned = plan(proposal, clauses_of(split(CORRECTED.replace("1. The bridge", "1. No bridge stands; the ford")))[0])
    fates = [(pair.new.number, pair.old and pair.old.key, pair.fate) for pair in planned.pairs]
    assert fates[1:] == [
        ("2", "2", Fate.CHANGED),
        ("2.a", "2.a", Fate.KEPT),
        ("3", None, Fate.NEW),
        ("4", "3", Fate.CHANGED),
    ]
    fine = planned.pairs[-1]
    assert "".join(words for kind, words in fine.spans if kind != "removed") == fine.new.text
    assert [words.strip() for kind, words in fine.spans if kind == "removed"] == ["600"]


def test_clauses_that_answer_keep_their_key_and_everything_tied_to_them(analyst, origin, proposal):
    fine = proposal.clauses.get(key="3")
    other = make_clause()
    term = make_term(clause=fine, measure=make_measure())
    position = make_position(clause=fine)
    verdict = make_correspondence(from_clauses=[other], to_clauses=[fine])
    omission = Omission.objects.create(proposal=make_proposal(revises=proposal), clause=fine, how="struck")
    issue, sources = fine.issue, list(fine.sources.all())
    pieces, _ = plan_with_keys(proposal, unnamed(CORRECTED))
    import_text(proposal, pieces, origin, by=analyst, reason="Second reading")
    assert stored(proposal) == [
        ("1", "1", None, TEXT[0][2]),
        ("2", "2", None, "Its income is halved between the two towns every year."),
        ("2.a", "2.a", "2", TEXT[2][2]),
        ("3-2", "3", None, "A warden sits at the bridge by day and by night."),
        ("3", "4", None, TEXT[3][2].replace("600", "800")),
    ]
    fine.refresh_from_db()
    assert (fine.key, fine.number, fine.text) == ("3", "4", TEXT[3][2].replace("600", "800"))
    assert fine.issue == issue
    assert set(fine.sources.all()) == {*sources, origin.source}
    for record in (term, position, omission):
        record.refresh_from_db()
        assert record.clause == fine
    assert list(verdict.to_clauses.all()) == [fine]
    last = fine.history.first()
    assert (last.history_user, last.history_change_reason, last.text) == (analyst, "Second reading", fine.text)


WITHOUT_FINE = SAME.partition("3. Whoever")[0]


def test_a_clause_that_is_gone_and_has_nothing_tied_to_it_is_deleted(analyst, origin, proposal):
    Clause.objects.get(proposal=proposal, key="3").delete()
    fine = make_clause(proposal=proposal, key="3", number="3", text=TEXT[3][2], issue=None)
    done = import_text(proposal, split(WITHOUT_FINE), origin, by=analyst, reason="Struck in the talks")
    assert done.deleted == ["3"]
    last = Clause.history.filter(id=fine.pk).first()
    assert (last.history_type, last.history_user, last.history_change_reason) == ("-", analyst, "Struck in the talks")


def test_what_is_tied_to_a_clause_that_is_gone_is_lost_only_by_a_yes(analyst, origin, proposal):
    fine = proposal.clauses.get(key="3")
    term = make_term(clause=fine)
    question = "Clause 3 is missing from the new text and has related records: keep it or delete it."
    assert refused(proposal, split(WITHOUT_FINE), origin, by=analyst) == [question]
    kept = import_text(proposal, split(WITHOUT_FINE), origin, by=analyst, keep=["3"])
    assert (kept.retained, kept.deleted) == ([fine], [])
    assert [clause.key for clause in proposal.clauses.order_by("order")] == ["1", "2", "2.a", "3"]
    gone = import_text(proposal, split(WITHOUT_FINE), origin, by=analyst, delete=["3"])
    assert gone.deleted == ["3"]
    assert not Term.objects.filter(pk=term.pk).exists()
    assert Term.history.filter(id=term.pk).first().history_user == analyst


@pytest.mark.parametrize("tie", ["position", "correspondence", "omission"])
def test_a_clause_that_other_records_refer_to_stays_even_against_a_yes(tie, analyst, origin, proposal):
    fine = proposal.clauses.get(key="3")
    if tie == "position":
        make_position(clause=fine, state="draft")
    elif tie == "correspondence":
        make_correspondence(from_clauses=[fine], to_clauses=[make_clause()], state="draft")
    else:
        Omission.objects.create(proposal=make_proposal(revises=proposal), clause=fine, how="struck")
    assert refused(proposal, split(WITHOUT_FINE), origin, by=analyst, delete=["3"]) == [
        "Clause 3 is referred to by other records: keep it, or let another clause match it."
    ]
    assert import_text(proposal, split(WITHOUT_FINE), origin, by=analyst).retained == [fine]


def test_a_person_says_which_clause_answers(analyst, origin, proposal):
    pieces = split(WITHOUT_FINE + "7. Smugglers are exiled.\n")
    assert plan(proposal, clauses_of(pieces)[0]).count(Fate.NEW) == 1
    done = import_text(proposal, pieces, origin, by=analyst, answers={3: "3"})
    assert [clause.key for clause in done.changed] == ["3"]
    assert proposal.clauses.get(key="3").text == "Smugglers are exiled."


def test_one_clause_cannot_be_answered_twice_nor_can_one_that_is_not_there(analyst, origin, proposal):
    wrong = "Matches: choose a recorded clause that no other clause matches, or leave it empty."
    pieces = split(SAME)
    troubles = refused(proposal, pieces, origin, by=analyst, answers={0: "1", 1: "1", 2: "99", 3: "3"})
    assert troubles.count(wrong) == 2


def test_a_new_clause_does_not_take_the_key_of_one_that_stays(analyst, origin, proposal):
    make_position(clause=proposal.clauses.get(key="3"))
    pieces = split(WITHOUT_FINE + "3. Smugglers are exiled.\n")
    assert refused(proposal, pieces, origin, by=analyst, answers={3: ""}) == [
        "Key 3: a recorded clause already has it; choose another, or match this clause to it."
    ]


def test_a_clause_under_a_deleted_one_stands_by_itself(analyst, origin, proposal):
    proposal.clauses.filter(key="2").get().sources.clear()
    done = import_text(
        proposal, split("1. " + TEXT[2][2]), origin, by=analyst, answers={0: "2.a"}, delete=["1", "2", "3"]
    )
    assert sorted(done.deleted) == ["1", "2", "3"]
    assert stored(proposal) == [("2.a", "1", None, TEXT[2][2])]


# Rights, states, reasons


@pytest.mark.parametrize("state", ["in-review", "published"])
def test_an_analyst_brings_nothing_into_what_is_not_a_draft(state, analyst, origin, proposal):
    proposal.state, proposal.published_at = state, proposal.history.first().history_date
    proposal.save()
    before = snapshot()
    with pytest.raises(PermissionDenied):
        import_text(proposal, split(SAME), origin, by=analyst, reason="Slip")
    assert snapshot() == before


def test_whoever_may_not_change_clauses_brings_nothing_in(origin, proposal):
    with pytest.raises(PermissionDenied):
        import_text(proposal, split(SAME), origin, by=make_user())


TOLD = ["sources", "text"]


def test_a_correction_of_a_published_text_needs_a_reason(editor, origin, published):
    pieces = split(SAME.replace("600", "800"))
    assert refused(published, pieces, origin, by=editor, reason=" ") == [
        "Reason: this text is already published; give a reason for the change."
    ]
    done = import_text(published, pieces, origin, by=editor, reason="Misprint")
    assert [clause.key for clause in done.changed] == ["3"]
    assert published.clauses.get(key="3").history.first().history_change_reason == "Misprint"
    told = Change.objects.get(model="clause", record_slug=published.slug, key="3")
    assert (told.kind, told.reason, told.fields) == ("correction", "Misprint", ["basis", "locator", "sources", "text"])


def test_a_correction_that_would_have_blocked_publishing_is_taken_back(editor, origin, published):
    pieces = split(SAME + "4. A warden sits at the bridge by day and by night.\n")
    assert refused(published, pieces, origin, by=editor, reason="A point was missing") == [
        "With this correction, the text could no longer be published. Fix these problems:",
        "Clause 4, issue: choose its main issue.",
    ]


def test_a_new_clause_of_a_published_text_has_its_issue_and_is_told_to_readers(editor, origin, published):
    issue = make_issue(process=published.process)
    pieces = split(SAME + "4. A warden sits at the bridge by day and by night.\n")
    done = import_text(
        published, pieces, origin, by=editor, reason="A point was missing", issues={4: issue.slug, 0: "x"}
    )
    [clause] = done.new
    assert (clause.key, clause.issue, clause in Clause.objects.public()) == ("4", issue, True)
    told = Change.objects.get(model="clause", record_slug=published.slug, key="4")
    assert (told.kind, told.reason, told.fields) == ("correction", "A point was missing", [])


def test_an_issue_of_other_talks_is_refused(editor, origin, published):
    pieces = split(SAME + "4. A warden sits at the bridge by day and by night.\n")
    elsewhere = make_issue(slug="elsewhere")
    assert refused(published, pieces, origin, by=editor, reason="Missing", issues={4: elsewhere.slug}) == [
        "Issue: these talks have no issue “elsewhere”; choose one from the list."
    ]


def test_no_clause_of_a_published_text_is_deleted(editor, origin, published):
    assert refused(published, split(WITHOUT_FINE), origin, by=editor, reason="Slip", delete=["3"]) == [
        "Clause 3: readers have seen it, so it cannot be deleted here; keep it."
    ]
    done = import_text(published, split(WITHOUT_FINE), origin, by=editor, reason="Slip")
    assert [clause.key for clause in done.retained] == ["3"]


def test_who_looked_before_somebody_changed_the_text_has_to_look_again(analyst, origin, proposal):
    version = version_of(proposal)
    clause = proposal.clauses.get(key="1")
    clause.text = "Closed."
    clause.save()
    assert refused(proposal, split(SAME), origin, by=analyst, version=version) == [
        "Somebody has changed clauses of this text in the meantime. Check again what is kept, changed and missing."
    ]
    assert import_text(
        proposal, split(SAME), origin, by=analyst, version=version_of(proposal), answers={0: "1"}
    ).changed


def test_what_the_model_refuses_is_said_of_its_clause_and_nothing_is_saved(analyst, origin, proposal):
    invented = type(origin)(source=origin.source, basis="invented")
    pieces, _ = plan_with_keys(proposal, unnamed(CORRECTED))
    assert refused(proposal, pieces, invented, by=analyst)[-1] == ("basis: Value 'invented' is not a valid choice.")


def test_a_new_source_of_another_import_is_added_to_the_old_one(analyst, origin, proposal):
    text = split(SAME)
    import_text(proposal, text, origin, by=analyst)
    second = make_source()
    import_text(proposal, text, type(origin)(source=second, basis="translation"), by=analyst)
    assert {origin.source, second} < set(proposal.clauses.get(key="1").sources.all())
