"""An issue stays in the process of its clauses, and is public with it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from proposals.models import Issue
from tests.factories import make_clause, make_issue, make_proposal, make_topic

pytestmark = pytest.mark.django_db


def test_an_issue_is_not_moved_to_a_topic_of_another_process():
    issue = make_clause().issue
    issue.topic = make_topic(process=issue.topic.process)
    issue.clean()
    issue.topic = make_topic()
    with pytest.raises(ValidationError) as refused:
        issue.clean()
    assert refused.value.message_dict == {
        "topic": [f"Clauses of another process use “{issue}”: remove it from them first."]
    }


def test_issues_are_public_with_their_process():
    make_issue()
    shown = make_issue(process=make_proposal().process)
    assert list(Issue.objects.public()) == [shown]
