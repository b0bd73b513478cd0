"""The tables of the clauses and their parts."""

from proposals.exports.package.columns import NOTE, READING, clause_at, refers, sourcing
from proposals.exports.package.tables import Column, Table
from proposals.models import Clause, Omission, Term, VariantReading

IN_TEXT = ("clause__proposal__slug", "clause__order", "clause__key", "pk")

TABLES = (
    Table(
        "clauses",
        "The provisions of the proposals.",
        Clause,
        (
            refers("proposals", "proposal", required=True),
            Column("key", "Permanent name within the proposal.", required=True),
            Column("number"),
            Column("order", "Order in the document, from 0.", "integer", required=True),
            Column("parent", "Key of its parent clause, in the same proposal.", path="parent__key"),
            Column("heading", "Heading."),
            Column(
                "text",
                "The words, in the text_language of the proposal; basis relates them to the original.",
            ),
            Column("status", "active, bracketed, deleted, removed, variant or unrecorded.", required=True),
            refers("parties", "advanced_by", "For a rival variant: the party that advances it."),
            Column("basis", "verbatim, translation, paraphrase, translated-paraphrase or reported."),
            refers("issues", "issue", "Main issue."),
            Column("locator", "Place in the document."),
            Column("confidence", "high, medium or low."),
            Column("verification", "direct: read in a stored copy; indirect: in a summary; unseen.", required=True),
            NOTE,
            *sourcing("clause_sourcing"),
            READING,
        ),
        primary=("proposal", "key"),
        order=("proposal__slug", "order", "key"),
    ),
    Table(
        "clause_issues",
        "Further issues of clauses.",
        Clause,
        (*clause_at(""), refers("issues", "issue", path="further_issues__slug", required=True)),
        primary=("proposal", "clause", "issue"),
        order=("proposal__slug", "key", "further_issues__slug"),
    ),
    Table(
        "clause_sources",
        "Sources of a clause.",
        Clause,
        (*clause_at(""), refers("sources", "source", path="sources__slug", required=True)),
        primary=("proposal", "clause", "source"),
        order=("proposal__slug", "key", "sources__slug"),
    ),
    Table(
        "terms",
        "Values that clauses fix for measures.",
        Term,
        (
            *clause_at("clause__"),
            refers("measures", "measure", required=True),
            Column("value", required=True),
            Column("unit", "Unit of a numeric value."),
            NOTE,
            Column(
                "stale",
                "Whether its words have changed and may no longer set it; then it is not compared until confirmed.",
                "boolean",
                path="pk",
                required=True,
                shown=lambda pk, public: pk in public.stale_terms,
            ),
        ),
        primary=("proposal", "clause", "measure"),
        order=IN_TEXT,
    ),
    Table(
        "variant_readings",
        "Wordings of single sources that differ from the recorded one.",
        VariantReading,
        (
            *clause_at("clause__"),
            refers("sources", "source", required=True),
            Column("reading", "The wording in that source.", required=True),
        ),
        primary=("proposal", "clause", "source"),
        order=IN_TEXT,
    ),
    Table(
        "omissions",
        "Clauses of earlier texts that a proposal omits.",
        Omission,
        (
            refers("proposals", "left_out_by", "The proposal that omits it.", path="proposal__slug", required=True),
            *clause_at("clause__"),
            Column("how", "struck, left-out or replaced.", required=True),
            NOTE,
        ),
        primary=("left_out_by", "proposal", "clause"),
        order=("proposal__slug", "clause__proposal__slug", "clause__key"),
    ),
)
