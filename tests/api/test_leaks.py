"""What is not published leaves no trace: not in a byte, an ETag, a count or an error."""

from __future__ import annotations

import datetime

import pytest

from proposals.api.root import LISTS
from proposals.models import Change, Omission, Position, VariantReading
from tests.api.conftest import HERE, script_of
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
    make_suggestion,
    make_term,
    make_topic,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]

CANARY = "kanarek"


@pytest.fixture
def known():
    """A small published world with something in every list."""
    process = make_process(slug="talks")
    topic = make_topic(slug="forces", process=process)
    issue = make_issue(slug="size", topic=topic)
    measure = make_measure(slug="cap", issue=issue)
    party, source = make_party(slug="alpha"), make_source(slug="report")
    one = {"process": process, "drafted_by": [party], "sources": [source]}
    first = make_proposal(slug="first", **one)
    second = make_proposal(slug="second", revises=first, derived_from=[first], companions=[first], **one)
    clauses = []
    for plan in (first, second):
        clause = make_clause(proposal=plan, key="1", issue=issue, further_issues=[issue], sources=[source])
        make_term(clause=clause, measure=measure)
        VariantReading.objects.create(clause=clause, source=source, reading="Other words.")
        clauses.append(clause)
    Omission.objects.create(proposal=second, clause=clauses[0], how="replaced")
    make_position(slug="p1", party=party, clause=clauses[0], source=source, also_in=[source])
    make_position(slug="p2", party=party, issue=issue, source=source)
    make_event(slug="meeting", process=process, participants=[party], proposals=[first], sources=[source])
    make_correspondence(slug="answer", from_clauses=[clauses[0]], to_clauses=[clauses[1]])
    Change.of(Change.Kind.PUBLICATION, first).save()
    return first, second, clauses, issue, measure, party


def hide(known, *states: str) -> None:
    """Add in each state what readers must not see, wherever it could hang on something they do see."""
    clause = known[2][0]
    make_suggestion(record=clause, reason=CANARY, changes={"text": {"old": clause.text, "new": CANARY}})
    for number, state in enumerate(states):
        _hide(known, state, CANARY + str(number or ""))


def _hide(known, state: str, name: str) -> None:
    first, second, clauses, issue, measure, party = known
    secret_source = make_source(slug=f"{name}-source", title=CANARY, note=CANARY)
    secret = make_proposal(
        slug=name,
        state=state,
        process=make_process(slug=f"{name}-process", name=CANARY),
        title=CANARY,
        short_title=CANARY,
        summary=CANARY,
        drafted_by=[party, make_party(slug=f"{name}-party", members=[make_party(slug=f"{name}-member")])],
        sources=[secret_source],
        revises=first,
        derived_from=[second],
        companions=[first, second],
    )
    second.derived_from.add(secret)
    secret_issue = make_issue(
        slug=f"{name}-issue", topic=make_topic(slug=f"{name}-topic", process=secret.process), thesis=CANARY
    )
    make_measure(slug=f"{name}-measure", issue=secret_issue)
    clause = make_clause(
        proposal=secret,
        key=CANARY,
        heading=CANARY,
        text=f"{CANARY} holds at most 1,000.",
        issue=issue,
        further_issues=[issue],
        sources=[secret_source],
    )
    make_term(clause=clause, measure=measure, value=CANARY)
    VariantReading.objects.create(clause=clause, source=make_source(slug=f"{name}-reading"), reading=CANARY)
    Omission.objects.create(proposal=secret, clause=clauses[0], how="struck", note=CANARY)
    Omission.objects.create(proposal=second, clause=clause, how="struck", note=CANARY)
    later = datetime.date(2025, 12, 31)
    statement = {"party": party, "stated_on": later, "statement": CANARY, "source": secret_source}
    for number, target in enumerate(({"clause": clauses[0]}, {"issue": issue}, {"proposal": first})):
        make_position(slug=f"{name}-{number}", state=state, stance="rejects", **target, **statement)
    make_position(slug=f"{name}-on-draft", clause=clause, **statement)
    make_position(slug=f"{name}-on-issue", issue=secret_issue, **statement)
    make_position(slug=f"{name}-on-draft-text", proposal=secret, **statement)
    make_event(
        slug=f"{name}-event",
        state=state,
        process=first.process,
        name=CANARY,
        proposals=[first],
        sources=[secret_source],
    )
    first.events.get(slug="meeting").proposals.add(secret)
    make_correspondence(
        slug=f"{name}-a", state=state, from_clauses=[clauses[0]], to_clauses=[clauses[1]], summary=CANARY
    )
    make_correspondence(slug=f"{name}-b", from_clauses=[clauses[0]], to_clauses=[clause], summary=CANARY)
    # As if all of it had been published once.
    for record in (secret, clause, secret_source, *Position.objects.filter(slug__startswith=f"{name}-")):
        Change.of(Change.Kind.PUBLICATION, record).save()
        Change.of(Change.Kind.CORRECTION, record, reason=CANARY).save()


ASKED = [
    "",
    "schema/",
    *(f"{name}/" for name in LISTS),
    *(f"{name}/?page_size=1" for name in LISTS),
    "processes/talks/",
    "parties/alpha/",
    "sources/report/",
    "topics/forces/",
    "issues/size/",
    "measures/cap/",
    "events/meeting/",
    "proposals/first/",
    "proposals/second/",
    "clauses/first/1/",
    "clauses/second/1/",
    "positions/p1/",
    "positions/p2/",
    "correspondences/answer/",
    "proposals/?process=talks",
    "proposals/?drafted_by=alpha",
    "proposals/?revises=first",
    "clauses/?proposal=first",
    "clauses/?topic=forces",
    "clauses/?issue=size",
    "clauses/?measure=cap",
    "clauses/?source=report",
    "positions/?party=alpha",
    "positions/?proposal=first",
    "positions/?clause=first/1",
    "positions/?issue=size",
    "positions/?topic=forces",
    "positions/?current=true",
    "positions/?current=false",
    "positions/?stance=rejects",
    "correspondences/?proposal=first",
    f"proposals/?q={CANARY}",
    f"clauses/?q={CANARY}",
    f"positions/?q={CANARY}",
    f"search/?q={CANARY}",
    "search/?q=report",
    "search/?q=provision&process=talks",
    "changes/?kind=moved",
    "changes/?kind=publication&record=position",
    "compare/?t=first&t=second",
    "compare/?t=first&t=second&base=second",
    "compare/?t=first&t=second&rows=contested",
    "compare/?t=first&t=second&match=wording",
    "compare/",
    "board/",
    "board/?topic=forces",
    "board/?party=alpha",
    "nowhere/",
]


def answers(api) -> dict[str, tuple]:
    by_path = {}
    for path in ASKED:
        response = api.get(path)
        by_path[path] = (response.status_code, response.get("ETag"), response.getvalue())
    return by_path


def test_no_answer_changes_by_a_byte_when_something_hidden_exists(api, known):
    before = answers(api)
    hide(known, "draft", "in-review", "withdrawn")
    after = answers(api)
    assert {path for path in ASKED if before[path] != after[path]} == set()
    canaries = [path for path in ASKED if CANARY.encode() in after[path][2] and CANARY not in path]
    assert canaries == []


STATES = [
    f"{name}/?state={state}{more}"
    for name in ("proposals", "clauses", "positions", "correspondences", "events")
    for state in ("draft", "in-review", "published", "withdrawn")
    for more in ("", "&format=csv")
]


@pytest.mark.sweep
@pytest.mark.parametrize("role", ["Analyst", pytest.param(None, marks=pytest.mark.full_matrix)])
def test_a_token_of_somebody_else_shows_nothing_of_it_either(known, role):
    script = script_of(make_user(role), "read")
    before = {path: script.get(path).getvalue() for path in (*ASKED, *STATES)}
    hide(known, "draft", "in-review", "withdrawn")
    for path in (*ASKED, *STATES):
        body = script.get(path).getvalue()
        assert (body == before[path], CANARY.encode() in body and CANARY not in path) == (True, False), path


def test_a_publisher_does_find_it(known):
    """The canary can sing here too."""
    hide(known, "draft")
    script = script_of(make_user("Editor"), "publish")
    for name in ("proposals", "clauses", "positions", "correspondences", "events"):
        assert CANARY.encode() in script.get(f"{name}/?state=draft").getvalue(), name


HIDDEN = [
    "processes/{}-process/",
    "parties/{}-party/",
    "parties/{}-member/",
    "topics/{}-topic/",
    "issues/{}-issue/",
    "measures/{}-measure/",
    "sources/{}-source/",
    "sources/{}-reading/",
    "events/{}-event/",
    "proposals/{}/",
    "clauses/{}/{}/",
    "positions/{}-0/",
    "positions/{}-on-issue/",
    "positions/{}-1/",
    "positions/{}-2/",
    "positions/{}-on-draft/",
    "positions/{}-on-draft-text/",
    "correspondences/{}-a/",
    "correspondences/{}-b/",
    "proposals/?process={}-process",
    "proposals/?revises={}",
    "clauses/?proposal={}",
    "clauses/?process={}-process",
    "clauses/?source={}-source",
    "clauses/?topic={}-topic",
    "clauses/?issue={}-issue",
    "clauses/?measure={}-measure",
    "positions/?party={}-party",
    "positions/?proposal={}",
    "positions/?clause={}/{}",
    "positions/?clause={}/1",
    "correspondences/?proposal={}",
    "search/?q=first&process={}-process",
    "search/?q=first&proposal={}",
    "search/?q=first&topic={}-topic",
    "search/?q=first&party={}-party",
    "clauses/?cursor=after:{}/{}",
    "proposals/?cursor=before:{}",
    "positions/?cursor=after:{}-0",
    "compare/?t=first&t={}",
    "compare/?t=first&t=second&base={}",
    "compare/?t=first&t=second&topic={}-topic",
    "compare/?t=first&t=second&issue={}-issue",
    "board/?process={}-process",
    "board/?topic={}-topic",
    "board/?party={}-party",
]


def test_asking_for_something_hidden_by_name_is_like_asking_for_what_never_was(api, known):
    hide(known, "draft")
    leaks = []
    for path in HIDDEN:
        hidden, never = (api.get(path.replace("{}", word)) for word in (CANARY, "nichtda"))
        refused = hidden.status_code == never.status_code and never.status_code in (400, 404)
        alike = hidden.content.replace(CANARY.encode(), b"") == never.content.replace(b"nichtda", b"")
        if not (refused and alike):
            leaks.append((path, hidden.status_code, never.status_code))
    assert leaks == []


def test_the_hidden_things_do_show_once_they_are_published(api, known):
    """The canary can sing: without this, the tests above could pass on an empty world."""
    hide(known, "published")
    for path in (
        "proposals/",
        "clauses/",
        "positions/",
        "events/",
        "correspondences/",
        "sources/",
        "processes/",
        "changes/",
    ):
        assert CANARY.encode() in api.get(path).content, path
    assert api.json("proposals/second/")["derived_from"] == ["first", CANARY]
    assert api.json(f"compare/?t=first&t={CANARY}")["html_url"] == f"{HERE}/compare/?t=first&t={CANARY}"
