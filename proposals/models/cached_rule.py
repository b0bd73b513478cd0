"""Rules of visibility are nested subqueries: putting one together takes longer than the database needs to answer it."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, wraps

from django.db.models import QuerySet
from django.db.models.sql import Query

from proposals.moment import current

Rule = Callable[[QuerySet], QuerySet]


def cached_rule(rule: Rule) -> Rule:
    """A method of a queryset that narrows it by the moment alone: put together once for each day readers look at."""

    @wraps(rule)
    def narrowed(rows: QuerySet) -> QuerySet:
        if not _is_untouched(rows):
            return rule(rows)
        found = rows.all()
        found.query = _query(rule, type(rows), rows.model, current().on).chain()
        return found

    return narrowed


def _is_untouched(rows: QuerySet) -> bool:
    """Whether nothing has been asked of ``rows`` yet: what a manager gives."""
    return vars(rows.query) == vars(Query(rows.model)) and not rows._prefetch_related_lookups and not rows._hints


@lru_cache(maxsize=128)
def _query(rule: Rule, kind: type[QuerySet], model: type, on: date | None) -> Query:
    """``on`` is that of the current moment, which the rule reads for itself."""
    return rule(kind(model)).query
