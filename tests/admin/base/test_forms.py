"""The forms of the desk: errors stand beside their field, corrections need a reason."""

from __future__ import annotations

from proposals.models import Clause
from tests.admin.form_data import add, errors, inline, typed
from tests.admin.records import page
from tests.factories import make_clause, make_issue, make_proposal, make_source

# Constraints


def test_the_message_of_a_constraint_stands_beside_its_field(analyst):
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


def test_a_key_is_unique_within_a_text(analyst):
    proposal = make_proposal("draft")
    make_clause(proposal=proposal, key="7")
    other = make_clause(proposal=proposal, key="8")
    answer = analyst.post(page(other), typed(analyst.get(page(other))) | {"key": "7"})
    assert errors(answer) == {"key": ["Another clause of this proposal already has this key; choose another."]}


# What may be changed


def test_a_draft_is_changed_without_a_reason(analyst):
    proposal = make_proposal("draft")
    form = analyst.get(page(proposal))
    assert "reason" not in str(form.context["adminform"].fieldsets)
    assert analyst.post(page(proposal), typed(form) | {"title": "Another"}).status_code == 302
    assert proposal.history.first().title == "Another"


def test_nothing_is_added_to_a_text_that_the_person_may_not_change(analyst, editor):
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
