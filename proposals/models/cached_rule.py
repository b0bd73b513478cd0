"""Cached rules of visibility: these nested subqueries take longer to build than to run."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

from django.db.models.sql import Query

from proposals.moment import current

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
