"""The tables of the data package. No table or column is renamed or moved; a new column comes last."""

from proposals.exports.package import catalogue, clauses, statements, texts

TABLES = (*catalogue.TABLES, *texts.TABLES, *clauses.TABLES, *statements.TABLES)
