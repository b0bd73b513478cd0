"""The versions of the parts of a record, in words."""

from __future__ import annotations

import pytest

from proposals.admin.pages.part_history import part_versions
from proposals.models import Omission
from tests.factories import make_clause, make_party, make_proposal, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]


def said(record) -> list[tuple]:
    """The kind of part, what was done, and each value before and after."""
    return [
        (each.kind, each.version.history_type, [(one.name, one.old, one.new) for one in each.differences])
        for each in part_versions(record)
    ]


def test_a_value_and_an_omission_are_shown_before_and_after_newest_first():
    clause = make_clause(key="1", proposal=make_proposal(slug="plan"))
    term = make_term(clause=clause, value="600000", note="")
    term.value = "700000"
    term.save()
    term.save()
    changed, made = said(clause)
    assert changed == ("Term", "~", [("value", "600000", "700000")])
    assert made[2][1:] == [("value", "", "600000"), ("unit", "", "personnel")]

    text = make_proposal()
    omission = Omission.objects.create(proposal=text, clause=clause, how="struck")
    omission.how = "replaced"
    omission.save()
    omission.delete()
    assert said(text) == [
        ("Omission", "-", [("clause", "plan/1", ""), ("how", "Replaced", "")]),
        ("Omission", "~", [("how", "Struck", "Replaced")]),
        ("Omission", "+", [("clause", "", "plan/1"), ("how", "", "Struck")]),
    ]


@pytest.mark.parametrize("number", [5, 50])
def test_many_versions_take_as_many_queries_as_few(number, django_assert_num_queries):
    clause = make_clause()
    term = make_term(clause=clause, value="1")
    for value in range(2, number + 1):
        term.value = str(value)
        term.save()
    with django_assert_num_queries(3):
        assert len(part_versions(clause)) == number


def test_a_record_without_parts_has_none():
    assert part_versions(make_party()) == []
