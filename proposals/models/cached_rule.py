"""Rules of visibility are nested subqueries: putting one together takes longer than the database needs to answer it."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

from django.db.models.sql import Query

from proposals.moment import current

Rule = TypeVar("Rule", bound=Callable[..., Any])


def cached_rule(rule: Rule) -> Rule:
    """A method of a queryset that narrows it by the moment alone: put together once for each day readers look at."""

    @wraps(rule)
    def narrowed(rows: Any) -> Any:
        if not _is_untouched(rows):
            return rule(rows)
        found = rows.all()
        kind: Any = type(rows)
        found.query = _query(rule, kind, rows.model, current().on).chain()
        return found

    return cast(Rule, narrowed)


def _is_untouched(rows: Any) -> bool:
    """Whether nothing has been asked of ``rows`` yet: what a manager gives."""
    return vars(rows.query) == vars(Query(rows.model)) and not rows._prefetch_related_lookups and not rows._hints


@lru_cache(maxsize=128)
def _query(rule: Any, kind: Any, model: Any, on: date | None) -> Query:
    """``on`` is that of the current moment, which the rule reads for itself."""
    return rule(kind(model)).query
