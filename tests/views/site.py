"""A small process with every case that a page must show, and the addresses of its pages."""

from dataclasses import dataclass

from django.urls import reverse

from proposals.models import Change, Clause, Correspondence, Event, Position, Process, Proposal, State
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
    make_unanswered,
)


@dataclass
class Site:
    process: Process
    plan: Proposal
    counter: Proposal
    reported: Proposal
    size: Clause


def make_site(extra: str = "") -> Site:
    """Three texts: a plan, a counter-proposal that strikes its point 2, and a draft known from reports.

    ``extra`` is put into every field that a page renders.
    """
    process = make_process(slug="talks", name=f"Talks{extra}", summary=f"About it.{extra}", note=extra)
    topic = make_topic(slug="forces", process=process, name=f"Forces{extra}", description=extra)
    issue = make_issue(
        slug="force-size",
        topic=topic,
        name=f"Force size{extra}",
        description=f"How many.{extra}",
        thesis=f"There is a cap.{extra}",
    )
    aid = make_issue(
        slug="aid", topic=topic, name=f"Aid{extra}", description="Who pays.", thesis="Others pay.", order=1
    )
    party = make_party(slug="alpha", name=f"Alpha{extra}", short_name="Alpha", kind="coalition", members_complete=False)
    rival = make_party(slug="beta", name="Beta", short_name="Beta", kind="state", iso="BB")
    party.members.set([rival])
    source = make_source(slug="wire", title=f"Report{extra}", publisher=f"Agency{extra}", note=extra)
    text = {"process": process, "sources": [source], "date_note": extra, "authorship_note": extra}
    plan = make_proposal(
        slug="plan", short_title="Plan", title=f"The plan{extra}", summary=extra, drafted_by=[party], **text
    )
    counter = make_proposal(
        slug="counter", short_title="Counter", title="The counter", issued_on="2025-11-23", revises=plan,
        drafted_by=[rival], **text,
    )  # fmt: skip
    reported = make_proposal(
        slug="reported", short_title="Beta's draft", issued_on="2025-12-01", date_precision="month",
        text_availability="reported", revises=plan, **text,
    )  # fmt: skip
    sourced = {"sources": [source], "locator": f"page 1{extra}", "note": extra}
    size = make_clause(
        proposal=plan, key="1", heading=f"Size{extra}", text=f"Alpha keeps at most 600,000 personnel.{extra}",
        issue=issue, **sourced,
    )  # fmt: skip
    aid_clause = make_clause(
        proposal=plan, key="2", heading="Aid", text="Beta pays for the rebuilding.", issue=aid, **sourced
    )
    make_clause(
        proposal=counter, key="1", heading="Size", text=f"Alpha keeps at most 800,000 personnel in peacetime.{extra}",
        issue=issue, **sourced,
    )  # fmt: skip
    make_clause(proposal=counter, key="2", heading="Aid struck", status="deleted", issue=aid, **sourced)
    make_clause(proposal=counter, key="3", heading="", status="unrecorded")
    make_clause(
        proposal=reported, key="r1", number="", heading="Size open", text=f"The size is left open.{extra}",
        status="bracketed", basis="reported", issue=issue, **sourced,
    )  # fmt: skip
    cap = make_measure(slug="cap", name=f"Cap{extra}", issue=issue)
    make_term(clause=size, measure=cap, value="600000")
    make_term(clause=counter.clauses.get(key="1"), measure=cap, value="800000")
    size.variant_readings.create(source=source, reading=f"The figure is missing.{extra}")
    stated = {"party": rival, "source": source, "note": extra, "stated_by": f"Speaker{extra}"}
    make_position(slug="p001", clause=size, stance="rejects", statement=f"Too few.{extra}", **stated)
    make_position(slug="p002", issue=issue, stance="supports-with-conditions", conditions=f"A pact.{extra}", **stated)
    make_position(slug="p003", proposal=plan, stance="ambiguous", statement=f"Let us see.{extra}", **stated)
    make_position(slug="p004", clause=size, party=party, stance="supports", source=source)
    make_event(
        slug="meeting", process=process, name=f"Meeting{extra}", summary=extra, note=extra, place=f"Town{extra}",
        sources=[source], proposals=[plan],
    )  # fmt: skip
    make_correspondence(
        slug="c001", from_clauses=[size], to_clauses=[reported.clauses.get()], relation="weaker",
        summary=f"The figure is open.{extra}",
    )  # fmt: skip
    counter.omissions.create(clause=aid_clause, how="struck", note=f"marked as deleted{extra}")
    for record in (plan, counter, *Position.objects.all(), Event.objects.get(), Correspondence.objects.get()):
        Change.of(Change.Kind.PUBLICATION, record).save()
    for record in (size, source, issue):
        Change.of(Change.Kind.CORRECTION, record, reason=f"A slip.{extra}", fields=["note"]).save()
    return Site(process, plan, counter, reported, size)


def speak_elsewhere(site: Site) -> Clause:
    """A clause of the counter-proposal that nothing answers, on an issue that point 1 of the plan touches."""
    bridges = make_issue(slug="bridges", topic=site.size.issue.topic, name="Bridges", order=2)
    site.size.further_issues.add(bridges)
    return make_clause(
        proposal=site.counter, key="7", number="7", heading="Bridges", text="A fund repairs bridges.", issue=bridges
    )


def answer_two_rows(site: Site) -> None:
    """Two equal texts of two points, and a third that answers both in one sentence."""
    harbour, schools = "Ships of both states enter the harbour free.", "Schools teach in both languages."
    ports, tongues = (
        make_issue(slug=slug, topic=site.size.issue.topic, name=slug.title(), order=order)
        for order, slug in enumerate(("ports", "tongues"), 3)
    )
    for slug in ("first", "second", "third"):
        make_proposal(slug=slug, short_title=slug.title(), process=site.process)
    first, second, third = (Proposal.objects.get(slug=slug) for slug in ("first", "second", "third"))
    for text in (first, second):
        make_clause(proposal=text, key="1", heading="Port", text=harbour, issue=ports)
        make_clause(proposal=text, key="2", heading="School", text=schools, issue=tongues)
    both = f"{harbour[:-1]}, and {schools.lower()}"
    make_clause(proposal=third, key="5", number="5", heading="Both", text=both, issue=ports, further_issues=[tongues])


def speak_ukrainian(site: Site) -> Proposal:
    """A text recorded in Ukrainian: a point on the issue of point 1 of the plan, and one on an issue of its own."""
    text = make_proposal(
        slug="ukrainian", short_title="Draft in Ukrainian", process=site.process, text_language="uk",
        original_language="uk",
    )  # fmt: skip
    size = "Альфа утримує не більше 700 000 осіб."
    make_clause(proposal=text, key="4", number="4", heading="Size", text=size, issue=site.size.issue)
    make_clause(proposal=text, key="5", number="5", heading="Sea", text="Море відкрите для суден обох держав.")
    return text


def add_drafts(site: Site, canary: str) -> Proposal:
    """Records that an analyst may be working on, each with the canary in its words, none of them public."""
    process, issue, source = site.process, site.size.issue, make_source(slug="draft-source", title=canary)
    draft = make_proposal(
        state=State.DRAFT, slug=f"draft-{canary}", title=canary, short_title=canary, summary=canary, process=process,
        revises=site.plan, sources=[source],
    )  # fmt: skip
    hidden = make_party(slug="hidden-coalition", name=canary, short_name=canary, kind="coalition")
    hidden.members.add(site.plan.drafted_by.get())
    draft.drafted_by.add(hidden)
    draft.companions.add(site.plan)
    draft.derived_from.add(site.counter)
    site.reported.derived_from.add(draft)
    clause = make_clause(proposal=draft, key="1", heading=canary, text=canary, issue=issue, sources=[source])
    clause.variant_readings.create(source=source, reading=canary)
    make_term(clause=clause, measure=site.size.terms.get().measure, value=canary)
    draft.omissions.create(clause=site.size, how="struck", note=canary)
    site.counter.omissions.create(clause=clause, how="struck", note=canary)
    for state in (State.DRAFT, State.IN_REVIEW, State.WITHDRAWN):
        hidden = {"state": state, "statement": canary, "stated_on": "2030-01-01", "stated_by": canary}
        make_position(slug=f"{state}-on-clause", clause=site.size, **hidden)
        make_position(slug=f"{state}-on-issue", issue=issue, **hidden)
        make_position(slug=f"{state}-on-text", proposal=site.plan, **hidden)
        make_event(state=state, slug=f"{state}-event", process=process, name=canary, summary=canary)
        make_proposal(state=state, slug=f"{state}-text", process=process, title=canary, short_title=canary)
    make_position(slug="published-on-draft", clause=clause, statement=canary)
    make_correspondence(
        state=State.DRAFT, slug="draft-correspondence", summary=canary, from_clauses=[site.size],
        to_clauses=[site.counter.clauses.get(key="1")],
    )  # fmt: skip
    make_correspondence(
        slug="published-correspondence-with-draft", summary=canary, from_clauses=[site.size], to_clauses=[clause]
    )
    make_unanswered(slug="nothing-in-a-draft", summary=canary, from_clauses=[site.size], silent=draft)
    make_unanswered("draft", slug="draft-nothing", summary=canary, from_clauses=[site.size], silent=site.counter)
    site.plan.events.get().proposals.add(draft)
    for record in (draft, clause, source, *Position.objects.filter(statement=canary)):
        Change.of(Change.Kind.PUBLICATION, record).save()
        Change.of(Change.Kind.CORRECTION, record, reason=canary, fields=["note"]).save()
    for record in (site.plan, site.size):
        make_suggestion(record=record, reason=canary, changes={"note": {"old": "", "new": canary}})
    return draft


def addresses(site: Site) -> list[str]:
    """Every kind of page, with the filters of the comparison."""
    both = "t=plan&t=counter"
    compare = reverse("compare")
    return [
        reverse("home"),
        f"{reverse('home')}?process=talks",
        reverse("proposals"),
        *(reverse("proposal", args=[text.slug]) for text in (site.plan, site.counter, site.reported)),
        *(reverse("clause", args=["counter", key]) for key in "123"),
        reverse("clause", args=["plan", "1"]),
        reverse("clause", args=["reported", "r1"]),
        compare,
        f"{compare}?t=plan",
        f"{compare}?{both}",
        f"{compare}?{both}&t=reported&base=reported",
        f"{compare}?{both}&rows=differences&topic=forces",
        f"{compare}?{both}&rows=contested&issue=force-size",
        f"{compare}?{both}&match=wording",
        f"{compare}?{both}&t=reported&view=redline&order=topic",
        f"{compare}?{both}&t=reported&view=summary",
        f"{reverse('cite')}?{both}",
        f"{reverse('cite')}?{both}&row=plan.1",
        reverse("board"),
        f"{reverse('board')}?topic=forces",
        f"{reverse('board')}?party=alpha&party=beta",
        reverse("guide"),
        reverse("search"),
        f"{reverse('search')}?q=size",
        f"{reverse('search')}?q=canary",
        f"{reverse('search')}?q=beta&process=talks&party=beta&proposal=plan&topic=forces&kind=position",
        reverse("timeline"),
        f"{reverse('timeline')}?kind=move&kind=text&party=beta",
        reverse("changes"),
        f"{reverse('changes')}?kind=correction&record=clause",
        reverse("issues"),
        reverse("issue", args=["force-size"]),
        reverse("issue", args=["aid"]),
        reverse("parties"),
        reverse("party", args=["alpha"]),
        reverse("party", args=["beta"]),
        reverse("sources"),
        reverse("source", args=["wire"]),
    ]
