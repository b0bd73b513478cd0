"""The rules for a save: what may be added, what has to be said, and that it is all or nothing."""

from __future__ import annotations

import pytest

from proposals.editing.save import (
    Edit,
    Refused,
    check,
    listed_by,
    lock,
    new_problems,
    sentence_of,
    why_no_addition,
    why_no_import,
    why_reason_is_missing,
)
from proposals.models import Change, Clause, Party, Proposal, Term
from proposals.models.editorial import shown_problems
from tests.factories import (
    make_clause,
    make_event,
    make_issue,
    make_measure,
    make_party,
    make_process,
    make_proposal,
    make_source,
    make_user,
)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("key: choose another.", ("key", "Choose another.")),
        ("further_issues: choose another.", ("further_issues", "Choose another.")),
        ("publish the text first.", (None, "Publish the text first.")),
        ("clause 4, sources: name one.", (None, "Clause 4, sources: name one.")),
    ],
)
def test_a_message_is_split_into_field_and_sentence(message, expected):
    assert sentence_of(message) == expected


@pytest.mark.django_db
def test_a_new_term_of_a_published_clause_is_a_correction_of_the_clause(history):
    measure = make_measure()
    clause = make_clause(proposal=make_proposal(process=measure.issue.topic.process))
    Change.of(Change.Kind.PUBLICATION, clause.proposal).save()
    values = {"clause": clause, "measure": measure, "value": "5", "unit": "personnel"}
    Edit(Term(), values).save(make_user("Editor"), reason="Overlooked.")
    entry = Change.objects.latest("at")
    assert (entry.kind, entry.name, entry.fields) == ("correction", str(clause), ["terms"])
    added = {"measure": measure.pk, "value": "5", "unit": "personnel", "note": ""}
    assert entry.values == {"terms": [[], [added]]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "role", "refusal"),
    [
        ("draft", "Analyst", ""),
        ("withdrawn", "Analyst", ""),
        ("in-review", "Editor", "“Plan X” is in review: you cannot add to it now."),
        ("published", "Analyst", "“Plan X” is published: you cannot add to it now."),
        ("published", "Editor", ""),
    ],
)
def test_whether_a_part_may_be_added_depends_on_role_and_state(state, role, refusal):
    assert why_no_addition(make_user(role), make_proposal(state, short_title="Plan X")) == refusal


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "role", "refusal"),
    [
        ("draft", "Analyst", ""),
        ("in-review", "Editor", "“Plan X” is in review; it cannot be changed until it is published or sent back."),
        ("published", "Analyst", "“Plan X” is published; only an editor can correct it, with a reason."),
        ("published", "Editor", ""),
        ("draft", "Administrator", "Your role does not let you add clauses."),
        ("published", "Administrator", "Your role does not let you add clauses."),
    ],
)
def test_whether_an_import_may_be_saved_depends_on_role_and_state(state, role, refusal):
    assert why_no_import(make_user(role), make_proposal(state, short_title="Plan X")) == refusal


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "refusal"), [("Analyst", ""), ("Administrator", "Your role does not let you add clauses.")]
)
def test_whether_a_person_imports_at_all_depends_on_the_role(role, refusal):
    assert why_no_import(make_user(role)) == refusal


@pytest.mark.django_db
def test_a_lock_reads_the_state_of_the_text_again():
    clause = make_clause(proposal=make_proposal("draft"))
    Proposal.objects.update(state="in-review")
    assert clause.proposal.state == "draft"
    lock(clause)
    assert clause.proposal.state == "in-review"
    lock(make_party())


@pytest.mark.django_db
def test_a_reason_is_missing_only_for_what_readers_see():
    shown, draft = make_clause(), make_clause(proposal=make_proposal("draft"))
    missing = "This is already published: give a reason for the change."
    assert [why_reason_is_missing(shown, reason) for reason in ("", " \n", "Why")] == [missing, missing, ""]
    assert why_reason_is_missing(draft, "") == ""


@pytest.mark.django_db
def test_the_records_that_list_a_record_are_found_by_model_without_history():
    source = make_source()
    text, clause, event = make_proposal(sources=[source]), make_clause(sources=[source]), make_event(sources=[source])
    make_proposal(sources=[make_source()])
    assert {row for rows in listed_by(source) for row in rows} == {text, clause, event}


@pytest.mark.django_db
def test_new_problems_leave_out_those_there_were_before():
    text = make_proposal()
    make_clause(proposal=text, key="1", sources=[])
    before = shown_problems(text)
    make_clause(proposal=text, key="2", issue=None)
    assert [problem.message for problem in new_problems(text, before)] == ["clause 2, issue: choose its main issue."]


@pytest.mark.django_db
def test_a_check_names_the_field_of_each_error():
    with pytest.raises(Refused) as refused:
        check(Party(slug="a", name="A", short_name="A", kind="coalition", iso="EU"), {}, prefix="parties.0.")
    assert refused.value.errors == [("parties.0.iso", "Only a state has an ISO code; leave it empty.")]


@pytest.fixture
def draft(db):
    return make_proposal("draft", slug="plan")


def part(key: str, **fields) -> dict:
    return {"key": key, "text": f"Point {key}.", "basis": "verbatim", "order": int(key)} | fields


def edit(proposal, **fields) -> Edit:
    return Edit(proposal, keys={"clauses": "key"}, **fields)


def test_an_edit_writes_values_links_and_parts_each_with_one_history_row(draft):
    analyst, source = make_user("Analyst"), make_source()
    before = draft.history.count()
    edit(
        draft,
        values={"title": "Other"},
        links={"sources": [source]},
        parts={"clauses": [part("1"), part("2")]},
    ).save(analyst, "Typed")
    draft.refresh_from_db()
    latest = draft.history.first()
    assert (draft.title, list(draft.sources.all())) == ("Other", [source])
    assert draft.history.count() == before + 1
    assert (latest.history_user, latest.history_change_reason) == (analyst, "Typed")
    assert [link.source for link in latest.sources.all()] == [source]
    assert [(clause.key, clause.history.count()) for clause in draft.clauses.all()] == [("1", 1), ("2", 1)]


def test_an_edit_keeps_what_is_the_same_and_deletes_what_is_gone(draft):
    analyst = make_user("Analyst")
    edit(draft, parts={"clauses": [part("1"), part("2"), part("3")]}).save(analyst)
    before = draft.history.count()
    edit(draft, parts={"clauses": [part("1"), part("3", text="Other.")]}).save(analyst)
    assert [(clause.key, clause.text, clause.history.count()) for clause in draft.clauses.all()] == [
        ("1", "Point 1.", 1),
        ("3", "Other.", 2),
    ]
    assert draft.history.count() == before
    gone = Clause.history.filter(key="2").first()
    assert (gone.history_type, gone.history_user) == ("-", analyst)


def test_an_edit_that_fails_writes_nothing(draft):
    title = draft.title
    with pytest.raises(Refused) as refused:
        edit(draft, values={"title": "Other"}, parts={"clauses": [part("1"), part("2", status="variant")]}).save(
            make_user("Analyst")
        )
    draft.refresh_from_db()
    assert (draft.title, draft.clauses.count(), Clause.history.count()) == (title, 0, 0)
    assert refused.value.errors == [
        ("clauses.1.advanced_by", "Name the party for a rival variant, and for no other clause.")
    ]


@pytest.mark.django_db
def test_an_edit_of_what_readers_see_is_told_as_a_correction_and_may_not_make_it_unfit():
    clause, editor = make_clause(), make_user("Editor")
    Edit(clause, values={"heading": "Other"}).save(editor, "Misread")
    change = Change.objects.get()
    assert (change.kind, change.name, change.fields, change.reason) == (
        "correction",
        str(clause),
        ["heading"],
        "Misread",
    )
    Edit(clause, values={"heading": "Other"}).save(editor, "Again")
    assert Change.objects.count() == 1
    with pytest.raises(Refused) as refused:
        Edit(clause, links={"sources": []}).save(editor, "Unsourced")
    assert refused.value.errors == [("sources", "Name at least one source.")]
    assert (clause.sources.count(), Change.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_a_new_part_of_a_published_text_is_a_correction_without_fields():
    proposal = make_proposal()
    values = {"key": "1", "text": "More.", "basis": "verbatim", "issue": make_issue(process=proposal.process)}
    Edit(Clause(proposal=proposal), values=values, links={"sources": [make_source()]}).save(make_user("Editor"), "New")
    change = Change.objects.get()
    assert (change.name, change.fields, change.reason) == (f"{proposal.slug}/1", [], "New")


@pytest.mark.django_db
@pytest.mark.parametrize("default", [True, False])
def test_nobody_but_an_editor_chooses_the_default_process(default):
    process = make_process(is_default=not default)
    with pytest.raises(Refused) as refused:
        Edit(process, {"is_default": default}).save(make_user("Analyst"))
    assert refused.value.errors == [("is_default", "Only an editor chooses the default process.")]
    process.refresh_from_db()
    Edit(process, {"name": "Other talks"}).save(make_user("Analyst"))
    Edit(process, {"is_default": default}).save(make_user("Editor"))
    assert (process.name, process.is_default) == ("Other talks", default)
