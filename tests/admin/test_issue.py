"""Issues at the desk."""

from __future__ import annotations

from tests.admin.form_data import errors, typed
from tests.admin.records import page
from tests.factories import make_clause, make_issue, make_proposal


def test_an_issue_stays_in_the_process_of_the_texts_about_it(analyst):
    issue = make_clause(proposal=make_proposal("draft")).issue
    data = typed(analyst.get(page(issue))) | {"topic": make_issue(name="Of other talks").topic_id}
    assert errors(analyst.post(page(issue), data)) == {
        "topic": [f"Clauses of another process use “{issue}”: remove it from them first."]
    }
