"""What is sent: no unknown field, parts given whole, records named by their slugs."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from rest_framework import serializers

from proposals.api.serializers.drafts import ClauseDraftSerializer
from proposals.api.serializers.event import EventSerializer
from proposals.api.serializers.writing import ClauseName, RecordBySlug, StrictSerializer, draft_fields
from proposals.models import Issue, Measure, Proposal, Source
from tests.api.drafting import CLAUSE, make_world
from tests.factories import make_clause, make_proposal, make_user


class Name(StrictSerializer):
    proposal = serializers.CharField()
    clause = serializers.CharField()


class Letter(StrictSerializer):
    about = Name()
    words = serializers.CharField()


def test_a_draft_has_the_fields_of_the_answer_except_addresses_the_state_and_what_is_computed():
    without = ["persons", "note", "grades", "well_sourced", "independent_sources"]
    assert draft_fields(EventSerializer, without=without) == [
        *("slug", "process", "name", "starts_on", "ends_on", "date_precision", "place"),
        *("participants", "summary", "proposals", "sources", "reading"),
    ]


def test_a_field_that_is_unknown_is_refused_with_those_there_are():
    letter = Letter(
        data={"about": {"proposal": "plan", "clause": "1", "colour": "red"}, "words": "x", "state": "draft"}
    )
    assert not letter.is_valid()
    assert letter.errors == {"state": ["There is no such field; use about or words."]}
    letter = Letter(data={"about": {"proposal": "plan", "clause": "1", "colour": "red"}, "words": "x"})
    assert not letter.is_valid()
    assert letter.errors == {"about": {"colour": ["There is no such field; use proposal or clause."]}}


def test_a_patch_may_leave_out_fields_of_a_record_but_not_of_what_it_contains():
    assert Letter(data={"words": "x"}, partial=True).is_valid()
    letter = Letter(data={"about": {"proposal": "plan"}}, partial=True)
    assert not letter.is_valid()
    assert letter.errors == {"about": {"clause": ["This field is required."]}}


@pytest.fixture
def context(db):
    """A request of an analyst, who sees what is public and their own drafts."""
    request = RequestFactory().post("/api/v1/")
    request.user = make_user("Analyst")
    return {"request": request}


class ReplySerializer(StrictSerializer):
    text = RecordBySlug(Proposal)
    clause = ClauseName()


def test_a_record_is_read_from_its_name_if_the_sender_sees_it(context):
    clause = make_clause(proposal=make_proposal(slug="plan"), key="10.a")
    make_clause(proposal=make_proposal(slug="secret", state="draft"), key="1")
    reply = ReplySerializer(data={"text": "plan", "clause": {"proposal": "plan", "clause": "10.a"}}, context=context)
    assert reply.is_valid(), reply.errors
    assert reply.validated_data == {"text": clause.proposal, "clause": clause}

    for slug in ("secret", "never-was"):
        reply = ReplySerializer(data={"text": slug, "clause": {"proposal": slug, "clause": "1"}}, context=context)
        assert not reply.is_valid()
        assert reply.errors == {
            "text": [f"There is no proposal {slug}."],
            "clause": [f"There is no clause {slug}/1."],
        }
    reply = ReplySerializer(data={"text": 7, "clause": {"proposal": "plan", "clause": "10."}}, context=context)
    assert not reply.is_valid()
    assert reply.errors["text"] == ["Give a slug as a string."]
    assert list(reply.errors["clause"]) == ["clause"]


def test_a_draft_sorts_what_was_sent_into_values_links_and_parts(context):
    text = make_world()
    drafted = ClauseDraftSerializer(data=CLAUSE | {"proposal": "plan", "reason": "Overlooked."}, context=context)
    assert drafted.is_valid(), drafted.errors

    draft = drafted.draft()

    size, blocs = (Issue.objects.get(slug=slug) for slug in ("size", "blocs"))
    report, other = (Source.objects.get(slug=slug) for slug in ("report", "other-report"))
    measure = Measure.objects.get(slug="cap")
    assert (draft.record._state.adding, draft.record.pk) == (True, None)
    assert draft.links == {"further_issues": [blocs], "sources": [report]}
    assert draft.parts == {
        "terms": [{"measure": measure, "value": "800000", "unit": "personnel", "note": ""}],
        "variant_readings": [{"source": other, "reading": "About 800,000."}],
    }
    assert draft.values == {
        "proposal": text,
        "key": "6",
        "number": "6",
        "order": 1,
        "text": "At most 800,000.",
        "basis": "paraphrase",
        "issue": size,
    }
