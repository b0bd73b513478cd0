"""What a correction changed, field by field."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.models import Change
from proposals.moment import Moment, at
from proposals.publication.corrections import CorrectedField, corrected_fields, names_in
from tests.factories import make_clause, make_issue, make_measure, make_proposal, make_source, make_term


def test_the_new_words_are_marked_against_the_old_and_a_choice_is_shown_by_its_name():
    change = Change(
        model="clause", values={"text": ["At most 600 men.", "At most 800 men."], "basis": ["paraphrase", "verbatim"]}
    )
    assert corrected_fields(change) == [
        CorrectedField("basis", "paraphrase", "verbatim", (("removed", "Paraphrase"), ("added", "Verbatim"))),
        CorrectedField(
            "text", "At most 600 men.", "At most 800 men.",
            (("same", "At most "), ("removed", "600"), ("added", "800"), ("same", " men.")),
        ),
    ]  # fmt: skip


def test_words_that_come_or_go_are_marked_as_a_whole():
    change = Change(model="clause", values={"note": ["", "Read twice."], "locator": ["page 1", ""]})
    assert [(each.name, each.spans) for each in corrected_fields(change)] == [
        ("locator", (("removed", "page 1"),)),
        ("note", (("added", "Read twice."),)),
    ]


def test_what_has_no_recorded_day_is_left_out_where_the_reader_looks_at_an_earlier_day():
    change = Change(model="proposal", values={"status": ["draft", "agreed"], "title": ["A", "B"]})
    with at(Moment(on=date(2025, 12, 1))):
        assert [each.name for each in corrected_fields(change)] == ["title"]
    assert [each.name for each in corrected_fields(change)] == ["status", "title"]


@pytest.mark.django_db
def test_readings_and_omissions_are_shown_in_words_and_nothing_of_a_source_or_a_text_that_readers_may_not_see():
    source, other, secret = make_source(publisher="Agency", title="Report"), make_source(title="Wire"), make_source()
    clause = make_clause(proposal=make_proposal(slug="plan"), key="1", sources=[source, other])
    hidden = make_clause(proposal=make_proposal("draft"))
    readings = [
        [{"source": source.pk, "reading": "At most 600."}, {"source": secret.pk, "reading": "Secret."}],
        [{"source": source.pk, "reading": "At most 700."}],
        [{"source": other.pk, "reading": "At most 700."}],
        [{"source": secret.pk, "reading": "Secret."}],
    ]
    (field,) = corrected_fields(Change(model="clause", values={"variant_readings": [[readings[0][0]], readings[1]]}))
    assert field == CorrectedField(
        "variant_readings", "Agency: Report: At most 600.", "Agency: Report: At most 700.",
        (("same", "Agency: Report: At most "), ("removed", "600"), ("added", "700"), ("same", ".")),
    )  # fmt: skip
    (field,) = corrected_fields(Change(model="clause", values={"variant_readings": readings[:2]}))
    assert (field.before, "Secret" in str(field)) == ("Agency: Report: At most 600.; not shown", False)
    (field,) = corrected_fields(Change(model="clause", values={"variant_readings": readings[1:3]}))
    assert [words for _, words in field.spans] == ["Agency: ", "Report", "Wire", ": At most 700."]
    assert corrected_fields(Change(model="clause", values={"variant_readings": [[], readings[3]]})) == []

    omission = {"clause": clause.pk, "how": "struck", "note": ""}
    other_way = omission | {"how": "left-out", "note": "in red"}
    (field,) = corrected_fields(Change(model="proposal", values={"omissions": [[omission], [other_way]]}))
    assert field == CorrectedField(
        "omissions", "plan/1: Struck", "plan/1: Left out (in red)",
        (("removed", "plan/1: Struck"), ("added", "plan/1: Left out (in red)")),
    )  # fmt: skip
    unseen = {"clause": hidden.pk, "how": "struck", "note": "Secret"}
    assert corrected_fields(Change(model="proposal", values={"omissions": [[], [unseen]]})) == []


@pytest.mark.django_db
def test_how_far_a_source_was_read_is_said_of_those_that_readers_may_see():
    source, secret = make_source(publisher="Agency", title="Report"), make_source()
    make_clause(sources=[source])
    pair = [[{"source": secret.pk, "how_far": "read"}], [{"source": source.pk, "how_far": "not-read"}]]
    (field,) = corrected_fields(Change(model="clause", values={"reading": pair}))
    assert field == CorrectedField(
        "reading", "not shown", "Agency: Report: Not read",
        (("removed", "not shown"), ("added", "Agency: Report: Not read")),
    )  # fmt: skip
    assert corrected_fields(Change(model="clause", values={"reading": [[], pair[0]]})) == []


@pytest.mark.django_db
def test_the_note_of_a_term_stands_behind_its_value():
    measure = make_measure(name="Cap")
    make_proposal(process=measure.issue.topic.process)
    kept = {"measure": measure.pk, "value": "5", "unit": "personnel", "note": ""}
    change = Change(model="clause", values={"terms": [[kept], [kept | {"note": "without reserves"}]]})
    (field,) = corrected_fields(change)
    assert (field.before, field.after) == ("Cap: 5 personnel", "Cap: 5 personnel (without reserves)")


@pytest.mark.django_db
def test_terms_and_sources_are_shown_by_name_and_nothing_that_readers_may_not_see(django_assert_num_queries):
    text = make_proposal()
    cap = make_measure(name="Cap", issue=make_issue(process=text.process))
    clause = make_clause(proposal=text, sources=[make_source(publisher="Agency", title="Report")])
    make_term(clause=clause, measure=cap)
    draft = make_proposal("draft", short_title="Secret")
    terms = [[{"measure": cap.pk, "value": number, "unit": "personnel"}] for number in ("600000", "700000")]
    sources = [[], [clause.sources.get().pk]]
    change = Change(model="clause", values={"terms": terms, "sources": sources})
    hidden = Change(model="proposal", values={"revises": [[], [draft.pk]]})
    assert corrected_fields(change) == [
        CorrectedField("sources", "", "Agency: Report", (("added", "Agency: Report"),)),
        CorrectedField(
            "terms", "Cap: 600,000 personnel", "Cap: 700,000 personnel",
            (("removed", "Cap: 600,000 personnel"), ("added", "Cap: 700,000 personnel")),
        ),
    ]  # fmt: skip
    assert corrected_fields(hidden) == []
    replaced = Change(model="proposal", values={"revises": [[draft.pk], [text.pk]]})
    assert [(each.before, each.after) for each in corrected_fields(replaced)] == [("not shown", str(text))]
    names = names_in([change, hidden, change])
    with django_assert_num_queries(0):
        assert [len(corrected_fields(each, names)) for each in (change, hidden)] == [2, 0]
