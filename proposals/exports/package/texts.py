"""The tables of the texts, without their clauses."""

from proposals.exports.package.columns import PARTY, PRECISION, PROPOSAL, READING, SLUG, SOURCE, links, refers
from proposals.exports.package.tables import Column, Table
from proposals.models import Proposal

TABLES = (
    Table(
        "proposals",
        "Texts that parties negotiate about.",
        Proposal,
        (
            SLUG,
            refers("processes", "process", required=True),
            Column("title", "Title.", required=True),
            Column("short_title", required=True),
            Column("kind", "plan, statement, stated-position, package or annex.", required=True),
            Column("claimed_points", "The number of points the text is known by.", "integer"),
            Column("issued_on", "Date it was issued.", "date", required=True),
            PRECISION,
            Column("date_note", "What else is known about the date."),
            Column(
                "status",
                "leaked, presented, published, superseded or agreed; empty if not known for a given day.",
                shown=lambda status, public: Proposal(status=status).shown_status,
            ),
            Column("text_availability", "full, partial or reported: how much of the text is public.", required=True),
            Column("original_language", "Language code of the original.", required=True),
            Column("text_language", "Language code of the clauses recorded here.", required=True),
            refers("proposals", "revises", "The proposal that it revises."),
            Column("summary", "What it is."),
            Column("authorship_note", "What is known about its authors."),
            READING,
        ),
    ),
    links("proposal_drafters", "Which party drafted which proposal.", Proposal, PROPOSAL, "drafted_by", PARTY),
    links("proposal_sources", "Sources of a proposal.", Proposal, PROPOSAL, "sources", SOURCE),
    links(
        "proposal_origins",
        "Other texts that a proposal draws on.",
        Proposal,
        PROPOSAL,
        "derived_from",
        ("origin", "proposals"),
    ),
    links(
        "proposal_companions",
        "Papers of the same package.",
        Proposal,
        PROPOSAL,
        "companions",
        ("companion", "proposals"),
    ),
)
