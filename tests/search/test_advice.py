"""What to try when nothing is found."""

from __future__ import annotations

import pytest

from proposals.search.advice import advise
from proposals.search.kinds import Scope
from proposals.search.query import terms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_world")]


@pytest.mark.parametrize(
    ("query", "missing", "queries"),
    [
        ("donbsa follows", ["donbsa"], ["donbas follows", "follows"]),
        ("donbsa", ["donbsa"], ["donbas"]),
        ("zzzzzz follows", ["zzzzzz"], ["follows"]),
        ("zzzzzz", ["zzzzzz"], []),
        ("xyz follows", ["xyz"], ["follows"]),  # too short to be like another word
        ("personnel later", [], ["personnel", "later"]),
        ('"guarantees first" personnel', [], ['"guarantees first"', "personnel"]),
        ('"terrytory donbas" later', ['"terrytory donbas"'], ["territory donbas later", "later"]),
    ],
)
def test_advice_names_what_is_missing_and_what_finds_something(query, missing, queries):
    advice = advise(terms(query), Scope())
    assert (list(advice.missing), list(advice.queries)) == (missing, queries)
