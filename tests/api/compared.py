"""Two texts to compare, and what the API answers about a clause and a cell."""

from __future__ import annotations

from proposals.models import Omission, Proposal
from tests.api.conftest import HERE
from tests.factories import (
    make_clause,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
    make_term,
    make_topic,
)


def make_two_texts() -> tuple[Proposal, Proposal]:
    """Two texts on the size of forces, of which the second strikes one point of the first."""
    process = make_process(slug="talks")
    first = make_proposal(slug="first", short_title="First", title="First plan", process=process)
    second = make_proposal(slug="second", short_title="Second", title="Second plan", process=process, revises=first)
    forces = make_topic(slug="forces", process=process)
    size, blocs = (make_issue(slug=slug, topic=forces, thesis=f"On {slug}.") for slug in ("size", "blocs"))
    report = make_source(slug="report")
    own = {"proposal": first, "sources": [report]}
    cap = make_clause(key="6", issue=size, text="Forces hold at most 600,000 personnel.", heading="Forces", **own)
    gone = make_clause(key="7", number="", issue=blocs, text="Nobody joins a bloc.", **own)
    answer = make_clause(
        proposal=second,
        key="5.a",
        issue=size,
        text="Forces hold at most 800,000 personnel.",
        basis="translation",
        sources=[report],
    )
    measure = make_measure(slug="cap", issue=size)
    make_term(clause=cap, measure=measure, value="600000")
    make_term(clause=answer, measure=measure, value="800000")
    Omission.objects.create(proposal=second, clause=gone, how="struck", note="Crossed out.")
    alpha = make_party(slug="alpha", name="Alpha")
    beta = make_party(slug="beta", name="Beta")
    make_position(slug="p1", party=alpha, clause=cap, stance="rejects", conditions="A higher one.")
    make_position(slug="p2", party=beta, issue=size)
    make_position(slug="p3", party=alpha, proposal=second)
    make_position(slug="p4", party=beta, clause=cap)
    return first, second


def clause(proposal: str, key: str, spans: list[list[str]], **other: str | None) -> dict:
    return {
        "url": f"{HERE}/api/v1/clauses/{proposal}/{key}/",
        "html_url": f"{HERE}/proposals/{proposal}/{key}/",
        "key": key,
        "number": "1",
        "heading": "",
        "status": "active",
        "basis": "paraphrase",
        "verification": "direct",
        "sources": ["report"],
        "silence": None,
        "moved_from": None,
        "also_answers": [],
        "against": [],
        "spans": spans,
        "well_sourced": True,
        "independent_sources": 1,
        "note": "",
    } | other


def cell(proposal: str, clauses: list[dict], **other: object) -> dict:
    return {
        "proposal": proposal,
        "silence": None,
        "because": None,
        "elsewhere": [],
        "answered_by": [],
        "omissions": [],
        "on_record": [],
        "state": None,
        "relation": None,
        "relation_by": None,
        "engine_relation": None,
        "barrier": None,
        "replaced": [],
        "coarsened": False,
        "clauses": clauses,
    } | other
