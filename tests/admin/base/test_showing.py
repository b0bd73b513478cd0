"""How two states of a record are shown: names for keys, labels for codes, changed words marked."""

from __future__ import annotations

import pytest

from proposals.admin.base.showing import MISSING, SHORT, admin_url, difference, differences, displayed, label_of, marked
from proposals.models import Clause, Party, Proposal
from tests.admin.records import page
from tests.factories import make_clause, make_party, make_source


@pytest.mark.parametrize(
    ("model", "name", "value", "shown"),
    [
        (Clause, "text", "Boats pass.", "Boats pass."),
        (Clause, "text", "", ""),
        (Clause, "issue", None, ""),
        (Clause, "status", "removed", dict(Clause.Status.choices)["removed"]),
        (Clause, "status", "no such status", "no such status"),
        (Clause, "order", 0, "0"),
        (Party, "members_complete", True, "yes"),
        (Party, "members_complete", False, "no"),
        (Proposal, "claimed_points", None, ""),
    ],
)
def test_a_value_is_shown_in_words(model, name, value, shown):
    assert displayed(model, name, value, {}) == shown


def test_related_records_are_shown_by_name_and_deleted_ones_as_deleted():
    names = {Party: {1: "First", 2: "Second"}}
    assert displayed(Proposal, "drafted_by", [2, 1, 9], names) == f"Second, First, {MISSING}"
    assert displayed(Clause, "advanced_by", 1, names) == "First"


@pytest.mark.django_db
@pytest.mark.usefixtures("history")
def test_a_record_that_is_gone_keeps_its_name_as_far_as_the_history_has_it():
    party, clause = make_party(name="Once"), make_clause()
    gone, key = party.pk, clause.pk
    party.delete()
    clause.proposal.delete()
    assert difference(Clause, "advanced_by", gone, None).old == "“Once”, deleted since"
    assert difference(Clause, "advanced_by", 10**9, None).old == MISSING
    assert difference(Clause, "parent", key, None).old == MISSING


def test_short_values_are_not_marked_and_longer_ones_word_by_word():
    assert marked("a" * SHORT, "b" * SHORT) == ()
    old = "The parties withdraw their heavy weapons from the line within seven days."
    assert [(kind, text.strip()) for kind, text in marked(old, old.replace("seven", "nine")) if kind != "same"] == [
        ("removed", "seven"),
        ("added", "nine"),
    ]
    assert marked(old, "") == (("removed", old),)


@pytest.mark.parametrize(("name", "label"), [("further_issues", "Further issues"), ("no_such_field", "No_such_field")])
def test_a_field_has_the_label_of_its_form(name, label):
    assert label_of(Clause, name) == label


def test_only_fields_that_differ_are_listed_in_the_order_of_the_model():
    old = {"text": "Boats pass.", "status": "active", "number": "1", "key": "1"}
    listed = differences(Clause, old, {"text": "", "number": "2", "status": "active"})
    assert [(each.name, each.old, each.new, each.spans) for each in listed] == [
        ("number", "1", "2", ()),
        ("text", "Boats pass.", "", ()),
    ]


@pytest.mark.django_db
def test_names_are_read_in_one_query_for_each_model(django_assert_num_queries):
    one, other, party = make_source(), make_source(), make_party()
    old = {"sources": [one.pk], "advanced_by": None}
    with django_assert_num_queries(2):
        listed = differences(Clause, old, {"sources": [one.pk, other.pk], "advanced_by": party.pk})
    assert {each.name: (each.old, each.new) for each in listed} == {
        "sources": (str(one), f"{one}, {other}"),
        "advanced_by": ("", str(party)),
    }


@pytest.mark.django_db
def test_what_was_typed_for_a_related_record_may_be_no_key():
    assert difference(Clause, "issue", None, "abc").new == MISSING


@pytest.mark.django_db
def test_the_address_of_a_record_is_its_page_at_the_desk():
    clause = make_clause()
    assert admin_url(clause) == page(clause)
