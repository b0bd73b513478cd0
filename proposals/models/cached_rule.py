"""Cached rules of visibility: these nested subqueries take longer to build than to run."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

from django.db import connections
from django.db.models import Expression, F, Field, Model, QuerySet
from django.db.models.sql import Query

from proposals.moment import at, current

Rule = TypeVar("Rule", bound=Callable[..., Any])


def cached_rule(rule: Rule) -> Rule:
    """Decorate a method of a queryset that filters by the moment alone: its query is built once for each day."""

    @wraps(rule)
    def filtered(rows: Any) -> Any:
        if not _is_untouched(rows):
            return rule(rows)
        result = rows.all()
        queryset: Any = type(rows)
        result.query = _query(rule, queryset, rows.model, current().on).chain()
        return result

    return cast(Rule, filtered)


def _is_untouched(rows: Any) -> bool:
    """Whether ``rows`` are as a manager gives them, with nothing filtered or ordered yet."""
    return vars(rows.query) == vars(Query(rows.model)) and not rows._prefetch_related_lookups and not rows._hints


@lru_cache(maxsize=128)
def _query(rule: Any, queryset: Any, model: Any, on: date | None) -> Query:
    """``on`` is part of the cache key only: the rule reads the current moment itself."""
    return rule(queryset(model)).query


def public_keys(model: type[Model]) -> Expression:
    """What readers may see of ``model`` on the day they look at, as in ``Q(clause__in=public_keys(Clause))``.

    Selects what ``Q(clause__in=Clause.objects.public())`` does, but its SQL is written once for each day.
    """
    return _PublicKeys(model, current().on)


class _PublicKeys(Expression):
    """A subquery that refers to nothing outside itself, so that it reads the same wherever it stands."""

    def __init__(self, model: type[Model], on: date | None) -> None:
        super().__init__(output_field=model._meta.pk)
        self.model, self.on = model, on

    def resolve_expression(self, *args: Any, **options: Any) -> "_PublicKeys":
        return self

    def relabeled_clone(self, changes: Any) -> "_PublicKeys":
        return self

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return _keys_sql(self.model, self.on, connection.alias)


@lru_cache(maxsize=512)
def _keys_sql(model: Any, on: date | None, alias: str) -> tuple[str, tuple[Any, ...]]:
    with at(replace(current(), on=on)):
        query = model._default_manager.public().order_by().values("pk").query
    sql, params = query.get_compiler(connection=connections[alias]).as_sql()
    return f"({sql})", tuple(params)


class CachedColumn(Expression):
    """A column that depends on its row and on the day alone, such as whether a later statement supersedes a statement.

    ``rule`` annotates a queryset of ``model`` with ``column``. Its SQL is written once for each day, and then stands in
    any query of the model.
    """

    def __init__(self, rule: Callable[[Any], QuerySet], model: type[Model], output_field: Field) -> None:
        super().__init__(output_field=output_field)
        self.rule, self.model, self.on = rule, model, current().on
        self.row: Any = F("pk")

    def get_source_expressions(self) -> list[Any]:
        return [self.row]

    def set_source_expressions(self, exprs: Any) -> None:
        (self.row,) = exprs

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        key, _ = compiler.compile(self.row)
        sql, params = _column_sql(self.rule, self.model, self.on, connection.alias)
        return sql.replace(f"{ROW}.", key.rpartition(".")[0] + "."), params


ROW = "of_row"  # stands in the SQL of a column for the alias that the row has in a query


@lru_cache(maxsize=512)
def _column_sql(rule: Any, model: Any, on: date | None, alias: str) -> tuple[str, tuple[Any, ...]]:
    rows = model._default_manager.all()
    rows.query.change_aliases({rows.query.get_initial_alias(): ROW})
    with at(replace(current(), on=on)):
        query = rule(rows).query
    sql, params = query.get_compiler(connection=connections[alias]).compile(query.annotations["column"])
    # Django calls the tables of a subquery U0, V0 and so on, as it may call the row.
    return re.sub(r"\b([U-Z]\d+)\b", rf"{ROW}_\1", sql), tuple(params)
