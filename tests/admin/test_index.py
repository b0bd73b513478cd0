"""The first page of the desk: what waits, and for whom."""

from __future__ import annotations

from django.urls import reverse

from tests.admin.records import changelist
from tests.factories import make_clause, make_correspondence, make_event, make_position, make_proposal, make_suggestion


def test_the_first_page_lists_what_is_waiting(analyst, django_assert_num_queries):
    proposals = [make_proposal(state) for state in ("in-review", "in-review", "in-review", "draft", "published")]
    make_position("in-review")
    make_clause(proposal=proposals[0], issue=None)
    make_clause(proposal=proposals[0], sources=[])
    make_clause(proposal=proposals[0], sources=[])
    with django_assert_num_queries(31):
        response = analyst.get(reverse("admin:index"))
    assert [(entry["text"], entry["url"]) for entry in response.context["queues"]] == [
        ("3 proposals in review", f"{changelist('proposal')}?state__exact=in-review"),
        ("1 proposal in draft", f"{changelist('proposal')}?state__exact=draft"),
        ("1 position in review", f"{changelist('position')}?state__exact=in-review"),
        ("1 clause without an issue", f"{changelist('clause')}?lacks=issue"),
        ("2 clauses without a source", f"{changelist('clause')}?lacks=source"),
    ]


def test_every_queue_links_to_a_list_of_its_length(analyst, editor):
    make_proposal("draft"), make_event("in-review"), make_correspondence("draft"), make_suggestion()
    make_event("draft").submit(by=editor.user)
    make_clause(issue=None, sources=[])
    for client in (analyst, editor):
        for entry in client.get(reverse("admin:index")).context["queues"]:
            assert entry["text"].startswith(f"{client.get(entry['url']).context['cl'].result_count} ")


def test_records_to_review_come_first_without_those_the_person_submitted(analyst, editor):
    make_position("draft")
    for client in (analyst, analyst, editor):
        make_event("draft").submit(by=client.user)
    make_suggestion()
    queues = [
        [entry["text"] for entry in client.get(reverse("admin:index")).context["queues"]]
        for client in (editor, analyst)
    ]
    assert queues == [
        [
            "2 events for you to review",
            "1 position in draft",
            "3 events in review",
            "1 suggested change pending",
        ],
        ["1 position in draft", "3 events in review", "1 suggested change pending"],
    ]


def test_an_administrator_sees_no_queues(administrator):
    make_proposal("in-review")
    assert "Waiting" not in administrator.get(reverse("admin:index")).content.decode()
