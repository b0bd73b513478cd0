"""Two texts to align: a draft of two clauses that revises a published text of three."""

from __future__ import annotations

import pytest

from proposals.alignment.workbench import Workbench
from proposals.models import Proposal
from tests.factories import make_clause, make_issue, make_process, make_proposal, make_user

ARMY = "The country may keep armed forces of at most 600,000 personnel."
ARMY_LATER = "The country keeps armed forces of 800,000 personnel in peacetime."
ELECTIONS = "Elections are held within one hundred days of signing."
HARBOUR = "Ships of both states enter the harbour free of charge."


@pytest.fixture
def workbench(db) -> Workbench:
    process = make_process()
    army, elections, harbour = (make_issue(process=process, name=name) for name in ("Army", "Elections", "Harbour"))
    earlier = make_proposal(process=process, slug="earlier", short_title="Earlier plan")
    later = make_proposal("draft", process=process, slug="later", short_title="Later plan", revises=earlier)
    for text, issue in ((ARMY, army), (ELECTIONS, elections), (HARBOUR, harbour)):
        make_clause(proposal=earlier, text=text, issue=issue)
    make_clause(proposal=later, text=ARMY_LATER, issue=army)
    make_clause(proposal=later, text=ELECTIONS, issue=elections)
    return Workbench(later, earlier)


@pytest.fixture
def reload(workbench):
    """The workbench as it is read now."""
    later, earlier = workbench.proposal.pk, workbench.other.pk
    return lambda: Workbench(Proposal.objects.get(pk=later), Proposal.objects.get(pk=earlier))


@pytest.fixture
def analyst(db):
    return make_user("Analyst", username="analyst")


@pytest.fixture
def editor(db):
    return make_user("Editor", username="editor")
