"""Rows and cells made by hand."""

from __future__ import annotations

from proposals.comparison.row import ComparedCell, ComparedClause, ComparedRow
from proposals.engine.vocabulary import Cell, Marked, Row
from proposals.models import Clause, Issue, Proposal

PLAN, COUNTER, THIRD = (Proposal(pk=n, slug=slug) for n, slug in enumerate(("plan", "counter", "third"), 1))


def cell(
    proposal: Proposal, *clauses: ComparedClause, silence: str | None = None, relation: str | None = None, judged=""
) -> ComparedCell:
    return ComparedCell(proposal, Cell(proposal.slug, silence=silence, relation=relation), clauses, judged=judged)


def clause(key: str, spans: tuple = (), positions: tuple = (), **fields) -> ComparedClause:
    return ComparedClause(Clause(key=key, **fields), Marked(key, spans), positions)


def row(relation: str | None = "same", cells: tuple = (), issue: Issue | None = None, **options) -> ComparedRow:
    cells = cells or (cell(PLAN), cell(COUNTER, relation=relation))
    engine_row = {name: options.pop(name) for name in ("matched_by",) if name in options}
    engine_row = Row("plan.1", (), certainty=1, **{"matched_by": "identical"} | engine_row)
    return ComparedRow(engine_row, issue, cells, cells[0], (), **{"on_thesis": ()} | options)
