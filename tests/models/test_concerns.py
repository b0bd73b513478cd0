"""What a correction gave to a record or took from it."""

from __future__ import annotations

import pytest

from proposals.models.concerns import concerns, mark
from tests.factories import make_clause, make_issue, make_measure, make_party

pytestmark = pytest.mark.django_db


def test_a_correction_concerns_what_only_one_side_names():
    values = {"issue": [[3], [4]], "further_issues": [[5, 6], [6, 7]], "text": ["Old.", "New."], "sources": [[1], [2]]}
    assert concerns("clause", values) == " issue:3  issue:4  issue:5  issue:7 "
    assert concerns("proposal", {"drafted_by": [[1, 2], [2]], "revises": [[], [9]]}) == " party:1  proposal:9 "
    assert concerns("proposal", {"title": ["Old", "New"]}) == ""


def test_a_clause_is_named_with_its_text_its_issues_and_its_party_and_a_measure_with_its_issue():
    further, party = make_issue(), make_party()
    clause, stays = make_clause(status="variant", advanced_by=party, further_issues=[further]), make_clause()
    omission, kept = ({"clause": each.pk, "how": "struck", "note": ""} for each in (clause, stays))
    issues = sorted([clause.issue_id, further.pk])
    assert concerns("proposal", {"omissions": [[kept], [omission, kept]]}) == "".join(
        [*(mark("issue", key) for key in issues), mark("party", party.pk), mark("proposal", clause.proposal_id)]
    )
    measure = make_measure()
    term = {"measure": measure.pk, "value": "5", "unit": "personnel", "note": ""}
    assert concerns("clause", {"terms": [[term], []]}) == mark("issue", measure.issue_id)
