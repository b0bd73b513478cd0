"""The tables of the texts, without their clauses."""

from proposals.exports.package.columns import PARTY, PRECISION, PROPOSAL, SLUG, SOURCE, links, refers
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
            Column("short_title", "As shown over a column.", required=True),
            Column("kind", "plan, statement, stated-position, package or annex.", required=True),
            Column("claimed_points", "The number that the text is known by.", "integer"),
            Column("issued_on", "Day it was issued.", "date", required=True),
            PRECISION,
            Column("date_note", "What else is known of the date."),
            Column(
                "status",
                "leaked, presented, published, superseded or agreed; empty where a day does not know yet.",
                shown=lambda status, public: Proposal(status=status).shown_status,
            ),
            Column("text_availability", "full, partial or reported: how much of the text is public.", required=True),
            Column("original_language", "Language code of the original.", required=True),
            Column("text_language", "Language code of the clauses recorded here.", required=True),
            refers("proposals", "revises", "The one proposal that it reworks."),
            Column("summary", "What it is."),
            Column("authorship_note", "What is known of who wrote it."),
        ),
    ),
    links("proposal_drafters", "Which party drafted which proposal.", Proposal, PROPOSAL, "drafted_by", PARTY),
    links("proposal_sources", "Where a proposal is documented.", Proposal, PROPOSAL, "sources", SOURCE),
    links(
        "proposal_origins",
        "Further texts that a proposal draws on.",
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
