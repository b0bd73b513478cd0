"""The tables of the clauses and of what hangs on them."""

from proposals.exports.package.columns import NOTE, clause_at, refers
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
            Column("number", "As printed; empty where the document has none."),
            Column("order", "Place in the document, from 0.", "integer", required=True),
            Column("parent", "Key of the clause of the same proposal that it stands under.", path="parent__key"),
            Column("heading", "Heading."),
            Column("text", "The words, in the language that the proposal names; basis says how they were come by."),
            Column("status", "active, bracketed, deleted, removed, variant or unrecorded.", required=True),
            refers("parties", "advanced_by", "Of a rival variant: the party that puts it forward."),
            Column("basis", "verbatim, translation, paraphrase, translated-paraphrase or reported."),
            refers("issues", "issue", "Its main issue."),
            Column("locator", "Where in the document."),
            Column("confidence", "high, medium or low."),
            Column("verification", "direct: read in a stored copy; indirect: read in summary; unseen.", required=True),
            NOTE,
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
        "Where a clause was read.",
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
            Column("value", "A number, words, or true or false.", required=True),
            Column("unit", "Unit of a numeric value."),
            NOTE,
        ),
        primary=("proposal", "clause", "measure"),
        order=IN_TEXT,
    ),
    Table(
        "variant_readings",
        "What one source has instead of the recorded wording.",
        VariantReading,
        (
            *clause_at("clause__"),
            refers("sources", "source", required=True),
            Column("reading", "What stands there.", required=True),
        ),
        primary=("proposal", "clause", "source"),
        order=IN_TEXT,
    ),
    Table(
        "omissions",
        "Clauses of earlier texts that a proposal leaves out.",
        Omission,
        (
            refers(
                "proposals", "left_out_by", "The proposal that leaves it out.", path="proposal__slug", required=True
            ),
            *clause_at("clause__"),
            Column("how", "struck, left-out or replaced.", required=True),
            NOTE,
        ),
        primary=("left_out_by", "proposal", "clause"),
        order=("proposal__slug", "clause__proposal__slug", "clause__key"),
    ),
)
