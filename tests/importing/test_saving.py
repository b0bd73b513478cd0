"""An imported text becomes the clauses of a proposal, or corrects them; nothing tied is lost, nothing is half-saved."""

from __future__ import annotations

from proposals.engine.splitting import split
from proposals.importing import import_text, plan_with_keys
from proposals.models import Change, Clause, Correspondence, Omission, Term
from tests.factories import (
    make_clause,
    make_correspondence,
    make_issue,
    make_measure,
    make_position,
    make_proposal,
    make_source,
    make_term,
)
from tests.importing.texts import (
    CORRECTED,
    SAME,
    TEXT,
    WITHOUT_FINE,
    refused,
    stored_clauses,
    without_keys,
)


def test_a_text_becomes_the_clauses_of_an_empty_draft(analyst, origin):
    proposal = make_proposal(state="draft")
    result = import_text(proposal, split("Peace\n\n" + SAME), origin, by=analyst, reason="Leaked on Friday")
    assert stored_clauses(proposal) == [(key, key, parent or None, text) for key, parent, text in TEXT]
    assert result.new == list(proposal.clauses.order_by("order"))
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
    clauses = stored_clauses(proposal)
    result = import_text(proposal, split(SAME), origin, by=analyst)
    assert (len(result.kept), result.changed, result.new, result.deleted) == (4, [], [], [])
    assert stored_clauses(proposal) == clauses
    assert {clause.key: (clause.pk, clause.issue_id) for clause in proposal.clauses.all()} == before
    assert [origin.source in clause.sources.all() for clause in proposal.clauses.all()] == [True] * 4
    assert {clause.basis for clause in proposal.clauses.all()} == {"paraphrase"}
    rows = Clause.history.count()
    import_text(proposal, split(SAME), origin, by=analyst)
    assert Clause.history.count() == rows


def test_answered_clauses_keep_their_key_and_everything_tied_to_them(analyst, origin, proposal):
    fine = proposal.clauses.get(key="3")
    other = make_clause()
    term = make_term(clause=fine, measure=make_measure())
    position = make_position(clause=fine)
    correspondence = make_correspondence(from_clauses=[other], to_clauses=[fine])
    omission = Omission.objects.create(proposal=make_proposal(revises=proposal), clause=fine, how="struck")
    issue, sources = fine.issue, list(fine.sources.all())
    pieces, _ = plan_with_keys(proposal, without_keys(CORRECTED))
    import_text(proposal, pieces, origin, by=analyst, reason="Second reading")
    assert stored_clauses(proposal) == [
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
    assert list(correspondence.to_clauses.all()) == [fine]
    last = fine.history.first()
    assert (last.history_user, last.history_change_reason, last.text) == (analyst, "Second reading", fine.text)


def test_a_missing_clause_without_ties_is_deleted(analyst, origin, proposal):
    Clause.objects.get(proposal=proposal, key="3").delete()
    fine = make_clause(proposal=proposal, key="3", number="3", text=TEXT[3][2], issue=None)
    result = import_text(proposal, split(WITHOUT_FINE), origin, by=analyst, reason="Struck in the talks")
    assert result.deleted == ["3"]
    last = Clause.history.filter(id=fine.pk).first()
    assert (last.history_type, last.history_user, last.history_change_reason) == ("-", analyst, "Struck in the talks")


def test_what_is_tied_to_a_missing_clause_is_deleted_only_if_a_person_says_so(analyst, origin, proposal):
    fine = proposal.clauses.get(key="3")
    term = make_term(clause=fine)
    question = "Clause 3 is missing from the new text and has related records: keep it or delete it."
    assert refused(proposal, split(WITHOUT_FINE), origin, by=analyst) == [question]
    result = import_text(proposal, split(WITHOUT_FINE), origin, by=analyst, keep=["3"])
    assert (result.retained, result.deleted) == ([fine], [])
    assert [clause.key for clause in proposal.clauses.order_by("order")] == ["1", "2", "2.a", "3"]
    result = import_text(proposal, split(WITHOUT_FINE), origin, by=analyst, delete=["3"])
    assert result.deleted == ["3"]
    assert not Term.objects.filter(pk=term.pk).exists()
    assert Term.history.filter(id=term.pk).first().history_user == analyst


def test_a_child_of_a_deleted_clause_has_no_parent(analyst, origin, proposal):
    proposal.clauses.filter(key="2").get().sources.clear()
    result = import_text(
        proposal, split("1. " + TEXT[2][2]), origin, by=analyst, answers={0: "2.a"}, delete=["1", "2", "3"]
    )
    assert sorted(result.deleted) == ["1", "2", "3"]
    assert stored_clauses(proposal) == [("2.a", "1", None, TEXT[2][2])]


# Rights, states, reasons


def test_a_correction_of_a_published_text_needs_a_reason(editor, origin, published):
    pieces = split(SAME.replace("600", "800"))
    assert refused(published, pieces, origin, by=editor, reason=" ") == [
        "This is already published: give a reason for the change."
    ]
    result = import_text(published, pieces, origin, by=editor, reason="Misprint")
    assert [clause.key for clause in result.changed] == ["3"]
    assert published.clauses.get(key="3").history.first().history_change_reason == "Misprint"
    change = Change.objects.get(model="clause", record_slug=published.slug, key="3")
    assert (change.kind, change.reason) == ("correction", "Misprint")
    assert change.fields == ["basis", "locator", "sources", "text"]


def test_a_correction_that_would_have_blocked_publishing_is_rolled_back(editor, origin, published):
    pieces = split(SAME + "4. A warden sits at the bridge by day and by night.\n")
    assert refused(published, pieces, origin, by=editor, reason="A point was missing") == [
        "With this correction, the text could no longer be published. Fix these problems:",
        "Clause 4, issue: choose its main issue.",
    ]


def test_a_new_clause_of_a_published_text_has_an_issue_and_is_logged_for_readers(editor, origin, published):
    issue = make_issue(process=published.process)
    pieces = split(SAME + "4. A warden sits at the bridge by day and by night.\n")
    result = import_text(
        published, pieces, origin, by=editor, reason="A point was missing", issues={4: issue.slug, 0: "x"}
    )
    [clause] = result.new
    assert (clause.key, clause.issue, clause in Clause.objects.public()) == ("4", issue, True)
    change = Change.objects.get(model="clause", record_slug=published.slug, key="4")
    assert (change.kind, change.reason, change.fields) == ("addition", "A point was missing", [])


def test_what_the_model_refuses_is_reported_for_its_clause_and_nothing_is_saved(analyst, origin, proposal):
    invented = type(origin)(source=origin.source, basis="invented")
    pieces, _ = plan_with_keys(proposal, without_keys(CORRECTED))
    assert refused(proposal, pieces, invented, by=analyst)[-1] == ("basis: Value 'invented' is not a valid choice.")


def test_a_new_source_of_another_import_is_added_to_the_old_one(analyst, origin, proposal):
    text = split(SAME)
    import_text(proposal, text, origin, by=analyst)
    second = make_source()
    import_text(proposal, text, type(origin)(source=second, basis="translation"), by=analyst)
    assert {origin.source, second} < set(proposal.clauses.get(key="1").sources.all())


def test_a_corrected_text_makes_stale_what_rests_on_the_words_it_changes(editor, origin, published):
    other = make_proposal()
    decisions = {
        clause.key: make_correspondence(from_clauses=[clause], to_clauses=[make_clause(proposal=other)])
        for clause in published.clauses.all()
    }
    term = make_term(clause=published.clauses.get(key="3"), measure=make_measure(), value="600")
    years = make_measure(kind="duration", unit="years")
    make_term(clause=published.clauses.get(key="2.a"), measure=years, value="3")
    corrected = split(SAME.replace("600 crowns", "800 crowns").replace("and its income", "and all its income"))
    import_text(published, corrected, origin, by=editor, reason="Misread")
    stale = Correspondence.objects.filter(pk__in=Correspondence.objects.stale_keys())
    assert set(stale) == {decisions["2"], decisions["3"]}
    assert Term.objects.stale_keys() == [term.pk]
