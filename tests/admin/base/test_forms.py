"""What is typed into the forms of the desk: refusals stand beside their field, corrections carry their reason."""

from __future__ import annotations

import pytest

from proposals.models import Clause, Correspondence, Event, Position, Term
from tests.admin.form_data import add, errors, inline, typed
from tests.admin.records import page
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
    make_term,
)

# Constraints


def test_a_constraint_is_said_beside_its_field(analyst):
    clause = make_clause(proposal=make_proposal("draft"))
    data = typed(analyst.get(page(clause)))
    assert errors(analyst.post(page(clause), data | {"status": "deleted"})) == {
        "text": ["A deleted or unrecorded point has no text; leave it empty."]
    }
    assert errors(analyst.post(page(clause), data | {"status": "variant"})) == {
        "advanced_by": ["Name the party for a rival variant, and for no other clause."]
    }
    assert errors(analyst.post(page(clause), data | {"basis": ""})) == {
        "basis": ["Choose one; leave it empty only for an unrecorded point."]
    }


def test_a_key_is_taken_once_per_text(analyst):
    proposal = make_proposal("draft")
    make_clause(proposal=proposal, key="7")
    other = make_clause(proposal=proposal, key="8")
    answer = analyst.post(page(other), typed(analyst.get(page(other))) | {"key": "7"})
    assert errors(answer) == {"key": ["Another clause of this proposal already has this key; choose another."]}


@pytest.mark.parametrize(
    ("model", "data", "expected"),
    [
        (
            "party",
            {"slug": "x", "name": "X", "short_name": "X", "kind": "coalition", "iso": "UA"},
            {"iso": ["Only a state has an ISO code; leave it empty."]},
        ),
        (
            "process",
            {"slug": "x", "name": "X", "started_on": "2025-02-01", "ended_on": "2025-01-01"},
            {"ended_on": ["A process cannot end before it starts; correct one of the dates."]},
        ),
    ],
)
def test_constraints_of_the_catalogue_name_their_field(model, data, expected, analyst):
    assert errors(analyst.post(add(model), data)) == expected


def test_a_second_source_with_the_same_address_is_refused(analyst):
    make_source(url="https://example.org/page")
    data = {"slug": "x", "title": "X", "url": "https://example.org/page", "kind": "news-report", "language": "en"}
    assert errors(analyst.post(add("source"), data)) == {
        "url": ["Another source already has this address; use that source."]
    }


def test_a_numeric_measure_needs_its_unit(analyst):
    data = {"slug": "x", "name": "X", "kind": "number", "issue": make_issue().pk}
    assert errors(analyst.post(add("measure"), data)) == {
        "unit": ["Give one for a numeric measure, and for no other kind."]
    }


def position_data(**fields) -> dict:
    return {
        "slug": "p001",
        "party": make_party().pk,
        "issue": make_issue().pk,
        "stance": "supports",
        "statement": "Accepts it.",
        "stated_by": "Spokesperson",
        "stated_on": "2025-11-20",
        "date_precision": "day",
        "certainty": "on-record",
        "confidence": "high",
        "source": make_source().pk,
    } | fields


def test_a_position_has_one_target(analyst):
    for data in (position_data(issue=""), position_data(proposal=make_proposal().pk)):
        assert errors(analyst.post(add("position"), data)) == {
            "__all__": ["Target: choose exactly one clause, issue or proposal."]
        }
    assert not Position.objects.exists()


def test_conditional_support_names_its_conditions(analyst):
    answer = analyst.post(add("position"), position_data(stance="supports-with-conditions"))
    assert errors(answer) == {"conditions": ["State them for “supports with conditions”."]}


def test_an_event_cannot_end_before_it_starts(analyst):
    event = make_event("draft")
    answer = analyst.post(page(event), typed(analyst.get(page(event))) | {"ends_on": "2020-01-01"})
    assert errors(answer) == {"ends_on": ["An event cannot end before it starts; correct one of the dates."]}


def test_a_parent_is_a_clause_of_the_same_text(analyst):
    clause = make_clause(proposal=make_proposal("draft"))
    answer = analyst.post(page(clause), typed(analyst.get(page(clause))) | {"parent": make_clause().pk})
    assert errors(answer) == {"parent": ["Choose a clause of the same proposal."]}


def test_a_text_does_not_revise_itself(analyst):
    proposal = make_proposal("draft")
    answer = analyst.post(page(proposal), typed(analyst.get(page(proposal))) | {"revises": proposal.pk})
    assert errors(answer) == {"revises": ["A text cannot revise itself; choose another."]}


def test_the_sides_of_a_correspondence_are_two_texts(analyst):
    one, two = make_clause(), make_clause()
    data = {"slug": "c001", "relation": "reworded", "from_clauses": [one.pk, two.pk], "to_clauses": [two.pk]}
    assert errors(analyst.post(add("correspondence"), data)) == {
        "from_clauses": ["Choose one or more clauses of one text."]
    }
    answer = analyst.post(add("correspondence"), data | {"from_clauses": [two.pk]})
    assert errors(answer) == {"to_clauses": ["Choose clauses of another text."]}
    assert analyst.post(add("correspondence"), data | {"from_clauses": [one.pk]}).status_code == 302
    assert list(Correspondence.objects.get().from_clauses.all()) == [one]


def test_a_wrong_unit_in_a_row_of_terms_is_said_in_that_row(analyst):
    clause, measure = make_clause(proposal=make_proposal("draft")), make_measure(unit="personnel")
    data = typed(analyst.get(page(clause)))
    answer = analyst.post(
        page(clause), data | inline("terms", [{"measure": measure.pk, "value": "600000", "unit": "people"}])
    )
    [terms, _readings] = answer.context["inline_admin_formsets"]
    assert terms.formset.errors == [{"unit": ["Set the unit to “personnel”."]}]
    assert not Term.objects.exists()


def test_a_second_value_for_a_measure_is_said_in_words(analyst):
    clause = make_clause(proposal=make_proposal("draft"))
    term = make_term(clause=clause)
    data = typed(analyst.get(page(clause))) | {"terms-TOTAL_FORMS": 2}
    data |= {"terms-1-measure": term.measure_id, "terms-1-value": "800000", "terms-1-unit": "personnel"}
    answer = analyst.post(page(clause), data)
    [terms, _readings] = answer.context["inline_admin_formsets"]
    assert terms.formset.non_form_errors() == ["Please correct the duplicate data for measure."]
    assert clause.terms.get() == term
    alone = {"clause": clause.pk, "measure": term.measure_id, "value": "800000", "unit": "personnel"}
    assert errors(analyst.post(add("term"), alone)) == {
        "measure": ["This clause already has a value for it; edit that one."]
    }


# Lists of names, numbers given by the desk


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("", []),
        ("First speaker", ["First speaker"]),
        (" First speaker \n\n Second speaker\n", ["First speaker", "Second speaker"]),
    ],
)
def test_persons_are_typed_one_on_each_line(lines, expected, analyst):
    event = make_event("draft", persons=["Somebody else"])
    data = typed(analyst.get(page(event)))
    assert data["persons"] == "Somebody else"
    assert analyst.post(page(event), data | {"persons": lines}).status_code == 302
    assert Event.objects.get().persons == expected


@pytest.mark.parametrize(
    ("taken", "suggested"), [([], "p001"), (["p009", "p002", "press"], "p010"), (["p999"], "p1000")]
)
def test_a_new_position_gets_the_next_number(taken, suggested, analyst):
    for slug in taken:
        make_position(slug=slug)
    assert analyst.get(add("position")).context["adminform"].form.initial["slug"] == suggested


def test_a_new_correspondence_gets_the_next_number(analyst):
    make_correspondence(slug="c041")
    assert analyst.get(add("correspondence")).context["adminform"].form.initial["slug"] == "c042"


def test_a_new_clause_of_a_text_stands_last(analyst):
    proposal = make_proposal("draft")
    make_clause(proposal=proposal, order=6)
    [link] = {analyst.get(page(proposal)).context["add_clause_url"]}
    initial = analyst.get(link).context["adminform"].form.initial
    assert (initial["proposal"], initial["order"]) == (str(proposal.pk), 7)


# What may be changed


def test_a_draft_is_changed_without_a_reason(analyst):
    proposal = make_proposal("draft")
    form = analyst.get(page(proposal))
    assert "reason" not in str(form.context["adminform"].fieldsets)
    assert analyst.post(page(proposal), typed(form) | {"title": "Another"}).status_code == 302
    assert proposal.history.first().title == "Another"


def test_nothing_is_added_to_a_text_that_one_may_not_change(analyst, editor):
    proposal = make_proposal("in-review")
    issue, source = make_issue(process=proposal.process), make_source()
    data = {
        "proposal": proposal.pk,
        "key": "1",
        "order": 0,
        "issue": issue.pk,
        "sources": [source.pk],
        "text": "More.",
        "status": "active",
        "basis": "verbatim",
        "verification": "direct",
        **inline("terms", []),
        **inline("variant_readings", []),
    }
    for client in (analyst, editor):
        assert errors(client.post(add("clause"), data)) == {
            "proposal": [f"“{proposal}” is in review: you cannot add to it now."]
        }
    published = make_proposal(process=proposal.process)
    data["proposal"] = published.pk
    assert list(errors(analyst.post(add("clause"), data))) == ["proposal"]
    assert list(errors(editor.post(add("clause"), data))) == ["reason"]
    assert not Clause.objects.exists()
    assert editor.post(add("clause"), data | {"reason": "Page 3 was missing"}).status_code == 302
    assert Clause.objects.get().history.first().history_change_reason == "Page 3 was missing"


def test_a_clause_stays_in_its_text(editor):
    clause, other = make_clause(proposal=make_proposal("draft")), make_proposal()
    assert editor.post(page(clause), typed(editor.get(page(clause))) | {"proposal": other.pk}).status_code == 302
    clause.refresh_from_db()
    assert clause.proposal != other


def test_what_readers_have_linked_to_keeps_its_name(editor):
    clause = make_clause(key="6", proposal=make_proposal(slug="the-plan"))
    for record, name in ((clause, "key"), (clause.proposal, "slug")):
        data = typed(editor.get(page(record))) | {name: "another", "reason": "Renamed"}
        assert editor.post(page(record), data).status_code == 302
    clause.refresh_from_db()
    assert (clause.key, clause.proposal.slug) == ("6", "the-plan")


def test_saving_a_form_leaves_a_state_alone_that_moved_meanwhile(analyst):
    proposal = make_proposal("draft")
    data = typed(analyst.get(page(proposal)))
    proposal.submit(by=analyst.user)
    assert analyst.post(page(proposal), data | {"title": "Late"}).status_code == 403
    proposal.refresh_from_db()
    assert (proposal.state, proposal.title != "Late") == ("in-review", True)


def test_an_analyst_sees_published_things_without_a_field_to_type_in(analyst):
    clause = make_term().clause
    for record in (clause, clause.proposal, make_position()):
        response = analyst.get(page(record))
        assert response.context["adminform"].form.fields.keys() == {"reason", "version"}
        assert not any(inline.has_change_permission for inline in response.context["inline_admin_formsets"])
        assert response.context["has_change_permission"] is False


def test_a_wrong_name_in_the_address_of_the_add_page_is_no_error(analyst):
    make_process()
    for value in ("abc", "9" * 30, "", "٣"):
        assert analyst.get(add("clause"), {"proposal": value}).status_code == 200


@pytest.mark.parametrize("value", ["abc", "9" * 30, "-1", "٣"])
def test_a_related_record_that_cannot_be_is_an_error_of_the_field(value, analyst):
    data = {"slug": "x", "name": "X", "short_name": "X", "kind": "coalition", "members": [value]}
    assert list(errors(analyst.post(add("party"), data))) == ["members"]
    assert list(errors(analyst.post(add("position"), position_data(party=value)))) == ["party"]
