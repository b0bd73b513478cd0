"""A table of the data package: its public rows and its description."""

from __future__ import annotations

from types import SimpleNamespace

from proposals.exports.package.tables import Column, Key, Table
from proposals.models import Party

SEEN: object = SimpleNamespace(parties={"alpha"})

PARTIES = Key(("party",), "parties")


def table(*columns: Column, rows: list[tuple]) -> Table:
    return Table("votes", "Who voted how.", Party, columns, ("party",), ("party",), rows=lambda: rows)


def test_a_cell_that_would_name_what_readers_do_not_see_is_empty():
    votes = table(
        Column("vote", "Yes or no."), Column("party", "Who.", key=PARTIES), rows=[("yes", "alpha"), ("no", "secret")]
    )
    assert list(votes.lines(SEEN)) == [["yes", "alpha"], ["no", None]]


def test_a_row_is_left_out_if_the_cell_is_required():
    votes = table(
        Column("vote", "Yes or no."),
        Column("party", "Who.", key=PARTIES, required=True),
        rows=[("yes", "alpha"), ("no", "secret"), (None, "alpha")],
    )
    assert list(votes.lines(SEEN)) == [["yes", "alpha"], [None, "alpha"]]


def test_a_table_that_is_wholly_public_with_its_records_is_not_looked_up():
    votes = table(Column("topic", "What about.", key=Key(("topic",), "topics")), rows=[("forces",)])
    assert list(votes.lines(SEEN)) == [["forces"]]


def test_a_cell_is_computed_from_the_value():
    names = Column("names", "Names.", shown=lambda value, public: "; ".join(sorted(public.parties | {value})))
    assert list(table(names, rows=[("beta",)]).lines(SEEN)) == [["alpha; beta"]]


def test_a_table_describes_its_columns_and_what_they_refer_to():
    votes = table(
        Column("vote", "Yes or no.", "boolean", required=True),
        Column("party", "Who.", key=PARTIES),
        Column("after", "The vote before.", key=Key(("after",), "votes", ("party",))),
        rows=[],
    )
    described = votes.described()
    assert {name: described[name] for name in ("name", "path", "description")} == {
        "name": "votes",
        "path": "votes.csv",
        "description": "Who voted how.",
    }
    assert described["schema"] == {
        "fields": [
            {"name": "vote", "type": "boolean", "description": "Yes or no.", "constraints": {"required": True}},
            {"name": "party", "type": "string", "description": "Who."},
            {"name": "after", "type": "string", "description": "The vote before."},
        ],
        "missingValues": [""],
        "primaryKey": ["party"],
        "foreignKeys": [
            {"fields": ["party"], "reference": {"resource": "parties", "fields": ["slug"]}},
            {"fields": ["after"], "reference": {"resource": "", "fields": ["party"]}},
        ],
    }
    assert votes.documented() == (
        "## votes.csv\n\nWho voted how.\n\n- `vote`: Yes or no.\n- `party`: Who.\n- `after`: The vote before.\n"
    )


def test_a_column_without_a_description_has_the_one_of_the_model():
    parties = table(Column("short_name"), Column("name", "Its own."), rows=[])
    fields = parties.described()["schema"]["fields"]
    assert [field["description"] for field in fields] == ["As shown in tables.", "Its own."]
    assert "- `short_name`: As shown in tables.\n" in parties.documented()
