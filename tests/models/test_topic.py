"""A topic stays in the process that the clauses under it belong to."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from proposals.models import Topic
from tests.factories import make_clause, make_issue, make_process, make_proposal, make_topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("relation", ["issue", "further_issues"])
def test_a_topic_is_not_moved_away_from_the_clauses_under_it(relation):
    topic = make_topic()
    issue = make_issue(topic=topic, name="Army")
    make_clause(proposal=make_proposal(process=topic.process), **{relation: issue if relation == "issue" else [issue]})
    topic.clean()
    topic.process = make_process()
    with pytest.raises(ValidationError) as refused:
        topic.clean()
    assert refused.value.message_dict == {
        "process": ["Clauses of another process use “Army”: remove it from them first."]
    }


def test_topics_are_public_with_their_process():
    make_topic()
    shown = make_topic(process=make_proposal().process)
    assert list(Topic.objects.public()) == [shown]
