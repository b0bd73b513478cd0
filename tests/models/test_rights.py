"""Who may do what on the desk: each right by role and by the state of the text."""

from __future__ import annotations

import pytest

from proposals.models import Clause, Party, Proposal, rights
from tests.factories import make_clause, make_party, make_proposal, make_user

pytestmark = pytest.mark.django_db

STATES = ("draft", "in-review", "published", "withdrawn")


@pytest.fixture
def users():
    return {role: make_user(role) for role in ("Analyst", "Editor", "Administrator", None)}


def states_for(right, user) -> list[str]:
    return [state for state in STATES if right(user, make_proposal(state))]


@pytest.mark.parametrize(
    ("right", "analyst", "editor"),
    [
        (rights.may_suggest, ["published"], []),
        (rights.may_add_clause, ["draft", "withdrawn"], ["draft", "published", "withdrawn"]),
        (rights.may_confirm_issues, ["draft", "withdrawn"], ["draft", "published", "withdrawn"]),
        (rights.may_align_omissions, ["draft", "withdrawn"], ["draft", "withdrawn"]),
        (lambda user, text: rights.asks_for_reason(user, Proposal, text), [], ["published"]),
        (rights.may_import, ["draft", "published", "withdrawn"], ["draft", "published", "withdrawn"]),
    ],
)
def test_rights_on_a_text_depend_on_role_and_state(right, analyst, editor, users):
    assert states_for(right, users["Analyst"]) == analyst
    assert states_for(right, users["Editor"]) == editor
    assert states_for(right, users["Administrator"]) == states_for(right, users[None]) == []


@pytest.mark.parametrize(
    ("right", "roles"),
    [
        (rights.may_write_clauses, ["Analyst", "Editor"]),
        (rights.may_see_alignment, ["Analyst", "Editor"]),
        (rights.may_align, ["Analyst", "Editor"]),
        (rights.may_publish_alignment, ["Editor"]),
        (rights.may_make_release, ["Editor"]),
        (rights.may_choose_default, ["Editor"]),
        (lambda user: rights.asks_for_reason(user, Clause), ["Editor"]),
        (lambda user: rights.asks_for_reason(user, Party), []),
    ],
)
def test_rights_on_the_desk_depend_on_the_role(right, roles, users):
    assert [role for role, user in users.items() if right(user)] == roles


def test_a_part_is_suggested_about_with_its_text_and_the_catalogue_never(users):
    assert rights.may_suggest(users["Analyst"], make_clause())
    assert not rights.may_suggest(users["Analyst"], make_clause(proposal=make_proposal("draft")))
    assert not rights.may_suggest(users["Analyst"], make_party())
