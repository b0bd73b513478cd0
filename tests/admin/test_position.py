"""Positions at the desk."""

from __future__ import annotations

import pytest

from proposals.models import Position
from tests.admin.form_data import add, errors, position_data
from tests.admin.records import changelist
from tests.factories import make_position, make_proposal


def test_a_position_has_one_target(analyst):
    for data in (position_data(issue=""), position_data(proposal=make_proposal().pk)):
        assert errors(analyst.post(add("position"), data)) == {
            "__all__": ["Target: choose exactly one clause, issue or proposal."]
        }
    assert not Position.objects.exists()


def test_conditional_support_names_its_conditions(analyst):
    answer = analyst.post(add("position"), position_data(stance="supports-with-conditions"))
    assert errors(answer) == {"conditions": ["State them for “supports with conditions”."]}


@pytest.mark.parametrize(
    ("taken", "suggested"), [([], "p001"), (["p009", "p002", "press"], "p010"), (["p999"], "p1000")]
)
def test_a_new_position_gets_the_next_number(taken, suggested, analyst):
    for slug in taken:
        make_position(slug=slug)
    assert analyst.get(add("position")).context["adminform"].form.initial["slug"] == suggested


def test_the_state_filter_counts(analyst):
    for state in ("draft", "draft", "published"):
        make_position(state)
    response = analyst.get(changelist("position"))
    choices = [choice["display"] for choice in response.context["cl"].filter_specs[0].choices(response.context["cl"])]
    assert choices == ["All", "Draft (2)", "In review (0)", "Published (1)", "Withdrawn (0)"]


def test_a_compatible_statement_is_an_acceptance_by_another_party(analyst):
    data = position_data(stance="supports")
    other = make_position(issue_id=data["issue"], stance="supports")
    reason = {"compatible_reason": "Both can be had."}
    assert list(errors(analyst.post(add("position"), data | reason))) == ["compatible_reason"]
    own = make_position(issue_id=data["issue"], stance="supports", party_id=data["party"])
    for wrong in (own, make_position(stance="supports")):
        answer = analyst.post(add("position"), data | reason | {"compatible_with": [wrong.pk]})
        assert list(errors(answer)) == ["compatible_with"]
    assert analyst.post(add("position"), data | reason | {"compatible_with": [other.pk]}).status_code == 302
    assert list(Position.objects.latest("pk").compatible_with.all()) == [other]
