"""The queues on the front page of the desk."""

from __future__ import annotations

import pytest

from proposals.templatetags.desk import queues
from tests.factories import make_clause, make_event, make_proposal, make_suggestion, make_user

pytestmark = pytest.mark.django_db


def texts(user) -> list[str]:
    return [queue["text"] for queue in queues(user)["queues"]]


def test_a_reviewer_first_sees_what_others_submitted():
    editor, analyst = make_user("Editor"), make_user("Analyst")
    make_event("draft").submit(by=editor)
    make_event("draft").submit(by=analyst)
    make_proposal("draft")

    assert texts(editor) == ["1 event for you to review", "1 proposal in draft", "2 events in review"]
    assert texts(analyst) == ["1 proposal in draft", "2 events in review"]


def test_what_is_waiting_for_a_person_is_urgent_and_a_draft_is_not():
    editor, analyst = make_user("Editor"), make_user("Analyst")
    make_event("draft"), make_event("in-review"), make_suggestion()

    waiting = {user: {queue["text"]: queue["urgent"] for queue in queues(user)["queues"]} for user in (editor, analyst)}

    assert waiting[editor]["1 suggested change pending"]
    assert not waiting[analyst]["1 suggested change pending"]
    assert (waiting[analyst]["1 event in review"], waiting[analyst]["1 event in draft"]) == (True, False)


def test_clauses_that_lack_something_are_counted_by_what_they_lack():
    make_clause(issue=None), make_clause(sources=[]), make_clause(issue=None, sources=[])
    waiting = {queue["text"]: queue["url"] for queue in queues(make_user("Analyst"))["queues"]}
    assert waiting == {
        "2 clauses without an issue": "/admin/proposals/clause/?lacks=issue",
        "2 clauses without a source": "/admin/proposals/clause/?lacks=source",
    }


def test_without_rights_there_are_no_queues():
    make_event("in-review"), make_clause(issue=None)
    assert queues(make_user()) == {"queues": [], "shown": False}
