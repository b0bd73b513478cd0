"""Cached rules of visibility: these nested subqueries take longer to build than to run."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

from django.db import connections
from django.db.models import Expression, Model
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
