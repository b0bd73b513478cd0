"""Whoever publishes or withdraws is told by name what readers will see, and what they will no longer see."""

from __future__ import annotations

import re

import pytest
from django.utils.html import strip_tags

from proposals.admin.base.effects import MOST, effects
from proposals.models.editorial import PUBLISH, SUBMIT, WITHDRAW
from tests.admin.records import changelist, page
from tests.factories import make_clause, make_event, make_issue, make_party, make_position, make_proposal, make_source

NOTHING = "Nothing changes for readers now."


def shown(response) -> dict[str, list[str]]:
    """Heading → kinds with their names."""
    sections = re.findall(r'<section class="effects".*?</section>', response.content.decode(), re.DOTALL)
    lines = [[" ".join(line.split()) for line in strip_tags(each).split("\n") if line.strip()] for each in sections]
    return {heading: rest for heading, *rest in lines}


@pytest.fixture
def statements(db):
    """What one party said of one issue, twice; the second time is in review."""
    issue = make_issue(process=make_proposal().process, name="Force size", thesis="A cap.")
    party = make_party(name="Ruritania")
    said = {"party": party, "issue": issue, "source": make_source()}
    first = make_position(slug="p1", stance="supports", stated_on="2025-11-01", statement="It agrees.", **said)
    later = make_position("in-review", slug="p2", stance="opposes", stated_on="2025-11-05", statement="Never.", **said)
    return first, later


def test_a_statement_names_itself_and_the_one_it_takes_the_place_of(editor, statements):
    _, later = statements
    old = "p1. Ruritania, 2025-11-01: supports, on thesis of Force size: “A cap.”; in our words: It agrees."
    new = "p2. Ruritania, 2025-11-05: opposes, on thesis of Force size: “A cap.”; in our words: Never."
    expected = {
        "Readers will see": ["1 position", new],
        "Will no longer count as the party’s latest statement": ["1 position", old],
    }
    bulk = {"action": "publish_selected", "_selected_action": [later.pk]}
    review = editor.get(page(later, "review"))
    for answer in (review, editor.get(page(later, "verb", "publish")), editor.post(changelist("position"), bulk)):
        assert {
            name: [line.replace("&quot;", '"') for line in lines] for name, lines in shown(answer).items()
        } == expected
    later.publish(by=editor.user)
    assert shown(editor.get(page(later, "verb", "withdraw"))) == {
        "Readers will no longer see": ["1 position", new],
        "Will count as the party’s latest statement again": ["1 position", old],
    }


def test_a_text_names_what_hangs_on_it(editor):
    proposal = make_proposal(short_title="Plan", drafted_by=[make_party(name="Ruritania")], sources=[])
    make_clause(proposal=proposal, number="4", text="Boats pass.", sources=[], issue=None)
    assert shown(editor.get(page(proposal, "verb", "withdraw"))) == {
        "Readers will no longer see": "1 proposal|Plan|1 clause|Plan, point 4: “Boats pass.”"
        "|1 process|Talks|1 party|Ruritania".split("|")
    }


def test_where_nothing_changes_it_says_so(editor):
    hidden = make_position(clause=make_clause(proposal=make_proposal("draft")))
    assert NOTHING in editor.get(page(hidden, "verb", "withdraw")).content.decode()
    blocked = make_proposal("in-review", sources=[])
    assert NOTHING in editor.get(page(blocked, "verb", "publish")).content.decode()
    draft = make_event("draft")
    assert NOTHING not in editor.get(page(draft, "verb", "submit")).content.decode()
    assert effects(SUBMIT, [draft], editor.user) is None


@pytest.mark.parametrize("number", [5, MOST + 3])
def test_the_queries_do_not_grow_with_what_is_named(number, editor, django_assert_num_queries):
    proposal = make_proposal("in-review")
    for place in range(number):
        make_clause(proposal=proposal, key=str(place), order=place)
    with django_assert_num_queries(43):
        found = effects(PUBLISH, [proposal], editor.user)
    [clauses] = [kind for kind in found[0].kinds if "clause" in kind.count]
    assert (len(clauses.names), clauses.more, clauses.is_open) == (
        min(number, MOST),
        max(0, number - MOST),
        number <= 5,
    )
    assert effects(WITHDRAW, [proposal], editor.user) == []
