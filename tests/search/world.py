"""Records of every kind, with words in many spellings, identified by their slugs."""

from __future__ import annotations

from django.urls import reverse

from proposals.search.find import Hit, search
from proposals.search.form import SearchForm
from proposals.search.kinds import Scope
from proposals.search.query import terms
from tests.factories import (
    make_clause,
    make_issue,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
    make_topic,
)


def make_world() -> None:
    talks, others = make_process(slug="talks"), make_process(slug="others")
    topic = make_topic(slug="territory", process=talks, name="Territory")
    issue = make_issue(slug="donbas", topic=topic, name="Status of Donbas", description="Who holds it.",
                       thesis="Ukraine gives up the rest of the Donbas.")  # fmt: skip
    alpha, beta = make_party(slug="alpha"), make_party(slug="beta")
    wire = make_source(slug="wire", title="Донбас: що відомо", publisher="Українська правда", language="uk")
    radio = make_source(slug="radio", title="Обʼєкти та гарантії", publisher="Радіо", published_on="2025-12-01",
                        language="uk")  # fmt: skip
    plan = make_proposal(slug="plan", process=talks, short_title="The plan", title="A plan for the DONBAS",
                         summary="Security guarantees for all.", drafted_by=[alpha], sources=[wire])  # fmt: skip
    reply = make_proposal(slug="reply", process=talks, short_title="The reply", title="A reply", drafted_by=[beta],
                          issued_on="2025-11-23", text_language="ru", sources=[radio])  # fmt: skip
    far = make_proposal(slug="far", process=others, short_title="Far away", title="Another talk", drafted_by=[beta],
                        sources=[make_source(slug="far-off")])  # fmt: skip
    held = make_clause(proposal=plan, key="1", heading="Donbas", text="The rest of Donbas is handed over.",
                       issue=issue, sources=[wire])  # fmt: skip
    make_clause(proposal=plan, key="2", heading="Size", text="At most 600,000 personnel; guarantees follow.",
                issue=make_issue(slug="size", process=talks), sources=[wire])  # fmt: skip
    make_clause(proposal=reply, key="1", heading="", text="Ещё: ДОНБАСС остаётся; ёлки и об’єкти.", issue=issue,
                sources=[radio])  # fmt: skip
    make_clause(proposal=reply, key="2", number="", heading="Struck", status="deleted", note="Was about Donbas.",
                sources=[radio])  # fmt: skip
    make_clause(proposal=far, key="1", heading="Guarantee", text="Security follows, guarantees come later.",
                sources=[make_source(slug="far-away")])  # fmt: skip
    make_position(slug="p1", clause=held, party=beta, statement="Донбас — наш.", stated_by="Олена", source=wire,
                  stated_on="2025-11-24")  # fmt: skip
    make_position(slug="p2", issue=issue, party=alpha, stance="supports-with-conditions", statement="Agrees.",
                  conditions="Security guarantees first.", stated_by="Minister", source=radio)  # fmt: skip


def search_for(query: str, kind: str = "", **scope) -> list[str]:
    """The hits in order, each by its slug or by slug and key."""
    return [name(hit) for hit in search(terms(query), Scope(**scope), kind)[:]]


def results_of(**parameters: str) -> list[str]:
    """The same through the form that page and API share."""
    form = SearchForm(parameters)
    assert form.is_complete, form.errors
    return [name(hit) for hit in form.hits()[:]]


def name(hit: Hit) -> str:
    record = hit.record
    return f"{record.proposal.slug}/{record.key}" if hit.kind.name == "clause" else record.slug


def page(client, **parameters: str):
    return client.get(reverse("search"), parameters)
