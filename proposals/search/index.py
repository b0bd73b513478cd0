"""The search index of each database, which keeps itself up to date, so that a search need not read every text.

Both databases index the plain words (:mod:`proposals.search.letters`) of every row, drafts included. The index only
offers candidates; the patterns of the query decide, over what ``.public()`` returns. So an index may offer too much but
never too little, and both databases find the same.

PostgreSQL has an index over the expression ``proposals_words(…)``. SQLite has an FTS5 table beside each table, kept up
to date by triggers; its ``proposals_words`` is a Python function.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps as installed_apps
from django.apps.registry import Apps
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import RawSQL

from proposals.search.letters import COMPOSED, FOLDED, LONGEST, MARKS, PLAIN, plain_words
from proposals.search.query import Term

# The fields searched in each model: first those that name a record, in ``NAMES``.
NAMES = {
    "proposal": ("title", "short_title"),
    "clause": ("number", "heading"),
    "issue": ("name",),
    "position": ("stated_by",),
    "source": ("title", "publisher"),
}
WORDS = {
    "proposal": ("summary",),
    "clause": ("text", "note"),
    "issue": ("description", "thesis"),
    "position": ("statement", "conditions"),
    "source": (),
}
FIELDS = {model: NAMES[model] + WORDS[model] for model in NAMES}

# A tsvector holds at most a megabyte; a longer text is a candidate in every search.
MOST_LETTERS_INDEXED = 250_000
ALWAYS_OFFERED = "*"


def create(connection: BaseDatabaseWrapper, apps: Apps = installed_apps) -> None:
    """Create the index, replacing any there is. The tables must exist."""
    for name in FIELDS:
        model = apps.get_model("proposals", name)
        statements = _CREATE[connection.vendor](model._meta.db_table, _columns(model))
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def create_after_migrate(using: str, apps: Apps = installed_apps, **kwargs: Any) -> None:
    """Create the index after every ``migrate``: on SQLite, changing a table can drop its triggers.

    ``migrate`` may stop before all columns exist; then there is nothing to index yet.
    """
    try:
        for name, fields in FIELDS.items():
            for field in fields:
                apps.get_model("proposals", name)._meta.get_field(field)
    except LookupError:
        return
    create(connections[using], apps)


def add_function(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Give a new SQLite connection the function that the triggers call."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("proposals_words", 1, plain_words, deterministic=True)


def narrow(rows: models.QuerySet, terms: Iterable[Term]) -> models.QuerySet:
    """The candidates among ``rows``: those in which every term may occur."""
    vendor, table = connections[rows.db].vendor, rows.model._meta.db_table
    groups = [group for term in terms for group in term.indexed]
    if not groups:
        return rows
    sql, query = _FIND[vendor](table, _columns(rows.model), groups)
    return rows.filter(pk__in=RawSQL(sql, [query]))


def _columns(model: Any) -> list[str]:
    return [model._meta.get_field(field).column for field in FIELDS[model._meta.model_name]]


def _all(operator: str, word: Callable[[str], str], words: Iterable[str]) -> str:
    return f"({operator.join(map(word, words))})"


# PostgreSQL


def _text(columns: Iterable[str], row: str = "") -> str:
    return " || ' ' || ".join(f'{row}"{column}"' for column in columns)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _postgresql_words() -> str:
    """:func:`plain_words` in SQL that does not depend on the locale of the database."""
    text = "$1"
    for pair, letter in COMPOSED.items():
        text = f"replace({text}, {_quoted(pair)}, {_quoted(letter)})"
    # Characters without a counterpart, the accents, are removed.
    text = f"translate({text}, {_quoted(''.join(FOLDED) + MARKS)}, {_quoted(''.join(FOLDED.values()))})"
    text = f"regexp_replace({text}, '[^{PLAIN}]+', ' ', 'g')"
    text = f"regexp_replace({text}, '([^ ]{{{LONGEST}}})[^ ]+', '\\1', 'g')"
    return f"array_to_tsvector(array_remove(string_to_array({text}, ' '), ''))"


def _create_postgresql(table: str, columns: list[str]) -> list[str]:
    return [
        f'DROP INDEX IF EXISTS "{table}_words"',
        "CREATE OR REPLACE FUNCTION proposals_words(text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ "
        f"SELECT CASE WHEN length($1) > {MOST_LETTERS_INDEXED} THEN '{ALWAYS_OFFERED}'::tsvector "
        f"ELSE {_postgresql_words()} END $$",
        f'CREATE INDEX "{table}_words" ON "{table}" USING gin (proposals_words({_text(columns)}))',
    ]


def _find_postgresql(table: str, columns: list[str], groups: list) -> tuple[str, str]:
    def word(text: str) -> str:
        return f"'{text[:-1]}':*" if text.endswith("*") else f"'{text}'"

    always = f"'{ALWAYS_OFFERED}'"
    query = " & ".join(f"({' | '.join([*(_all(' & ', word, words) for words in group), always])})" for group in groups)
    # An array is computed once. With a join, PostgreSQL may skip the index where it has no statistics of the table, and
    # compute the words of every row for every other row.
    matching = f'SELECT id FROM "{table}" WHERE proposals_words({_text(columns)}) @@ %s::tsquery'
    return f"SELECT unnest(ARRAY({matching}))", query


# SQLite


def _create_sqlite(table: str, columns: list[str]) -> list[str]:
    table_name = f"{table}_words"
    of_new = f"proposals_words({_text(columns, 'new.')})"
    watched = ", ".join(f'"{column}"' for column in columns)
    triggers = {
        "insert": f'AFTER INSERT ON "{table}" BEGIN '
        f'INSERT INTO "{table_name}" (rowid, words) VALUES (new.id, {of_new}); END',
        "update": f'AFTER UPDATE OF {watched} ON "{table}" BEGIN '
        f'UPDATE "{table_name}" SET words = {of_new} WHERE rowid = new.id; END',
        "delete": f'AFTER DELETE ON "{table}" BEGIN DELETE FROM "{table_name}" WHERE rowid = old.id; END',
    }
    return [
        *(f'DROP TRIGGER IF EXISTS "{table_name}_{event}"' for event in triggers),
        f'DROP TABLE IF EXISTS "{table_name}"',
        f"""CREATE VIRTUAL TABLE "{table_name}" USING fts5(words, tokenize = 'unicode61 remove_diacritics 0')""",
        f'INSERT INTO "{table_name}" (rowid, words) SELECT id, proposals_words({_text(columns)}) FROM "{table}"',
        *(f'CREATE TRIGGER "{table_name}_{event}" {body}' for event, body in triggers.items()),
    ]


def _find_sqlite(table: str, columns: list[str], groups: list) -> tuple[str, str]:
    def word(text: str) -> str:
        return f'"{text[:-1]}" *' if text.endswith("*") else f'"{text}"'

    query = " AND ".join(f"({' OR '.join(_all(' AND ', word, words) for words in group)})" for group in groups)
    return f'SELECT rowid FROM "{table}_words" WHERE "{table}_words" MATCH %s', query


_CREATE = {"postgresql": _create_postgresql, "sqlite": _create_sqlite}
_FIND = {"postgresql": _find_postgresql, "sqlite": _find_sqlite}
