"""Changes of state: who may make them and when, what they leave in the history, and what may be changed afterwards."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from proposals.models import Proposal, State
from proposals.models.editorial import fixed_fields, needs_reason, shown_problems
from tests.factories import MAKE_REVIEWED, make_clause, make_party, make_position, make_proposal, make_term, make_user

pytestmark = pytest.mark.django_db

STATES = ("draft", "in-review", "published", "withdrawn")


@pytest.mark.parametrize("make", MAKE_REVIEWED)
def test_from_draft_to_published_and_back_with_every_step_in_history(make):
    analyst, editor = make_user("Analyst"), make_user("Editor")
    row = make("draft", published_at=None)
    row.submit(by=analyst)
    row.send_back(by=editor, reason="The date is missing.")
    row.submit(by=analyst)
    row.publish(by=editor)
    row.withdraw(by=editor, reason="The source retracted it.")
    row.submit(by=analyst)
    steps = row.history.order_by("history_date", "history_id").exclude(history_user=None)
    assert list(steps.values_list("history_user__username", "state", "history_change_reason")) == [
        (analyst.username, "in-review", "Submit"),
        (editor.username, "draft", "The date is missing."),
        (analyst.username, "in-review", "Submit"),
        (editor.username, "published", "Publish"),
        (editor.username, "withdrawn", "The source retracted it."),
        (analyst.username, "in-review", "Submit"),
    ]
    row.refresh_from_db()
    assert (row.submitted_by, row.reviewed_by, row.published_at is None) == (analyst, None, False)


VERBS = {
    "submit": (lambda row, by: row.submit(by=by), {"draft", "withdrawn"}),
    "send_back": (lambda row, by: row.send_back(by=by, reason="Because."), {"in-review"}),
    "publish": (lambda row, by: row.publish(by=by), {"in-review"}),
    "withdraw": (lambda row, by: row.withdraw(by=by, reason="Because."), {"published"}),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", STATES)
def test_a_verb_works_in_its_states_only(verb, state):
    act, allowed = VERBS[verb]
    row = make_proposal(state)
    history = row.history.count()
    if state in allowed:
        act(row, make_user("Editor"))
        assert (row.state != state, row.history.count()) == (True, history + 1)
        return
    with pytest.raises(ValidationError, match=State(state).label.lower()):
        act(row, make_user("Editor"))
    row.refresh_from_db()
    assert (row.state, row.history.count()) == (state, history)


@pytest.mark.parametrize("make", MAKE_REVIEWED)
@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(("role", "may"), [(None, set()), ("Analyst", {"submit"}), ("Editor", set(VERBS))])
def test_a_verb_requires_its_permission(make, verb, role, may):
    act, allowed = VERBS[verb]
    row = make(sorted(allowed)[0])
    before = row.state
    if verb in may:
        act(row, make_user(role))
        assert row.state != before
        return
    with pytest.raises(PermissionDenied):
        act(row, make_user(role))
    row.refresh_from_db()
    assert row.state == before


def test_nobody_publishes_what_they_submitted():
    editor = make_user("Editor")
    row = make_proposal("draft")
    row.submit(by=editor)
    with pytest.raises(PermissionDenied, match="must not be the person who submitted it"):
        row.publish(by=editor)
    row.refresh_from_db()
    assert (row.state, row.published_at) == ("in-review", None)


@pytest.mark.parametrize("verb", ["send_back", "withdraw"])
@pytest.mark.parametrize("reason", ["", "  \n"])
def test_sending_back_and_withdrawing_need_a_reason(verb, reason):
    row = make_proposal("in-review" if verb == "send_back" else "published")
    with pytest.raises(ValidationError) as refused:
        getattr(row, verb)(by=make_user("Editor"), reason=reason)
    assert list(refused.value.message_dict) == ["reason"]


def test_the_second_of_two_people_to_change_a_state_is_refused():
    row = make_proposal("in-review")
    stale = Proposal.objects.get(pk=row.pk)
    row.publish(by=make_user("Editor"))
    with pytest.raises(ValidationError, match="it is published"):
        stale.send_back(by=make_user("Editor"), reason="Not yet.")
    row.refresh_from_db()
    assert row.state == "published"


# What may be changed in something readers see


def test_a_change_of_what_readers_see_needs_a_reason():
    for state in STATES:
        text = make_proposal(state)
        clause = make_clause(proposal=text)
        belongings = (text, clause, clause.issue, clause.issue.topic, text.process, text.drafted_by.get())
        assert {needs_reason(record) for record in belongings} == {state == "published"}
    assert not needs_reason(make_party())


@pytest.mark.parametrize("role", ["Analyst", "Editor"])
def test_a_name_in_public_addresses_is_fixed_for_everybody(role):
    user = make_user(role)
    shown, draft = make_clause(), make_clause(proposal=make_proposal("draft"))
    withdrawn = make_clause(proposal=make_proposal("withdrawn"))

    def fixed(clause):
        text = clause.proposal
        records = (text, clause, clause.issue, clause.issue.topic, text.process, text.sources.get())
        return [fixed_fields(user, record) for record in records]

    slug, part = {"slug"}, {"proposal"}
    default = {"is_default"} if role == "Analyst" else set()
    assert fixed(shown) == [slug, part | {"key"}, slug, slug, slug | default, slug]
    assert fixed(draft) == [set(), part, set(), set(), default, set()]
    assert fixed(withdrawn) == [slug, part | {"key"}, set(), set(), default, set()]


def test_only_a_publisher_changes_what_public_statements_and_terms_rest_on():
    analyst, editor = make_user("Analyst"), make_user("Editor")
    position, term = make_position(), make_term()
    assert fixed_fields(analyst, position.issue) == {"slug", "thesis"}
    assert fixed_fields(editor, position.issue) == {"slug"}
    assert fixed_fields(analyst, term.measure) == {"slug", "kind", "unit"}
    assert fixed_fields(editor, term.measure) == {"slug"}
    drafted = make_term(clause=make_clause(proposal=make_proposal("draft")))
    assert fixed_fields(analyst, drafted.measure) == set()
    assert fixed_fields(analyst, make_position("draft").issue) == {"slug"}


def test_only_a_published_text_has_problems_to_show():
    for state in STATES:
        clause = make_clause(proposal=make_proposal(state), sources=[], issue=None)
        expected = ["sources", "issue"] if state == "published" else []
        assert [problem.field for problem in shown_problems(clause)] == expected
    assert shown_problems(make_party()) == []


@pytest.mark.parametrize("make", MAKE_REVIEWED)
def test_readers_see_only_the_published_of_the_four_states(make):
    rows = {state: make(state) for state in STATES}
    assert list(type(rows["draft"]).objects.public()) == [rows["published"]]
