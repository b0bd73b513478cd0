"""Functions that declare a column or a table of links."""

from __future__ import annotations

from proposals.exports.package.columns import PARTY, PROPOSAL, clause_at, links, refers, sourcing
from proposals.exports.package.tables import Column, Key, Public
from proposals.models import Proposal, Source
from proposals.models.sourcing import Sourcing


def test_a_column_that_refers_to_a_table_is_looked_up_by_slug_unless_told_otherwise():
    column = refers("proposals", "revises")
    assert (column.name, column.description, column.path) == ("revises", "Slug in proposals.csv.", "revises__slug")
    assert (column.key, column.required) == (Key(("revises",), "proposals", ("slug",)), False)
    other = refers("parties", "drafter", "Who drafted it.", path="drafted_by__slug", required=True)
    assert (other.description, other.path, other.required) == ("Who drafted it.", "drafted_by__slug", True)


def test_a_clause_is_named_by_two_columns_of_which_the_last_has_the_key():
    proposal, key = clause_at("clause__")
    assert (proposal.name, proposal.path, proposal.key) == ("proposal", "clause__proposal__slug", None)
    assert (key.name, key.path) == ("clause", "clause__key")
    assert key.key == Key(("proposal", "clause"), "clauses", ("proposal", "key"))
    assert [column.path for column in clause_at("")] == ["proposal__slug", "key"]


def test_how_well_a_row_is_sourced_is_looked_up_by_its_primary_key():
    well_sourced, independent = sourcing("clause_sourcing")
    public = Public()
    public.clause_sourcing = {7: Sourcing.of([Source(reliability="record"), Source(reliability="unknown")]),
                              8: Sourcing.of([])}  # fmt: skip
    assert [(column.name, column.path, column.type) for column in (well_sourced, independent)] == [
        ("well_sourced", "pk", "boolean"),
        ("independent_sources", "pk", "integer"),
    ]
    assert [(well_sourced.cell(pk, public), independent.cell(pk, public)) for pk in (7, 8)] == [(True, 1), (None, 0)]


def test_a_table_of_links_names_both_records_in_a_fixed_order():
    table = links("drafters", "Who drafted what.", Proposal, PROPOSAL, "drafted_by", PARTY)
    assert (table.primary, table.order) == (("proposal", "party"), ("slug", "drafted_by__slug"))
    assert [(column.name, column.path, column.key.of) for column in table.columns if isinstance(column, Column)] == [
        ("proposal", "slug", "proposals"),
        ("party", "drafted_by__slug", "parties"),
    ]
