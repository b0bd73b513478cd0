"""Which of a party's statements on one target counts, and which of them changed its stance.

By day, then by evidence, then by when they were entered: the ranks of speakers are not recorded. A change of stance
takes two statements that count on their days, on different days, and each on a side.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import JSONObject, TruncMonth, TruncYear

from proposals.models.stance import EVIDENCE, TAKES_SIDE, PositionStance
from proposals.moment import REST_OF_WEEK

COARSE = {"month": TruncMonth, "year": TruncYear}


@dataclass(frozen=True, slots=True)
class Earlier:
    """The statement that a change of stance is measured from."""

    slug: str
    stance: str
    certainty: str
    stated_on: date
    date_precision: str
    target_basis: str | None

    @classmethod
    def of(cls, before: dict[str, Any]) -> "Earlier":
        """From the annotation of ``PositionQuerySet.with_before``."""
        return cls(**{**before, "stated_on": date.fromisoformat(before["stated_on"])})

    def get_stance_display(self) -> str:
        return str(PositionStance(self.stance).label)


def ranked(statements: QuerySet) -> QuerySet:
    """With ``evidence``, a number: the higher, the better is known what was said."""
    ranks = [When(certainty=certainty, then=Value(rank)) for certainty, rank in EVIDENCE.items()]
    return statements.alias(evidence=Case(*ranks, output_field=IntegerField()))


def is_superseded(statements: QuerySet, said: QuerySet) -> QuerySet:
    """With ``column``: whether one that the party ``said`` on the target counts more."""
    return ranked(statements).annotate(column=_superseding(said))


def _superseding(said: QuerySet, same_day: bool = False) -> Exists:
    """Whether one of those ``said`` counts more; ``same_day``: one of that day. The outer rows are :func:`ranked`."""
    better = Q(evidence__gt=OuterRef("evidence")) | Q(evidence=OuterRef("evidence"), pk__gt=OuterRef("pk"))
    counts_more = Q(better, stated_on=OuterRef("stated_on"))
    if not same_day:
        counts_more |= Q(stated_on__gt=OuterRef("stated_on"))
    return Exists(_alike(ranked(said)).filter(counts_more))


def stance_before(statements: QuerySet, said: QuerySet) -> QuerySet:
    """With ``column``: of the earlier statements that count and take a side, the latest; None if this one does not.

    Earlier is a day that is over before the first on which this one may have been made.
    """
    fields = ("slug", "stance", "certainty", "stated_on", "date_precision", "target_basis")
    earlier = JSONObject(**{name: name for name in fields})
    statements = ranked(statements).alias(day_from=_first_day())
    statements = statements.alias(**{f"{unit}_from": truncate("day_from") for unit, truncate in COARSE.items()})
    before_week = ExpressionWrapper(F("day_from") - REST_OF_WEEK, output_field=DateField())
    statements = statements.alias(week_from=before_week)
    is_over = Q()
    for unit in ("day", "week", *COARSE):
        is_over |= Q(date_precision=unit, stated_on__lt=OuterRef(f"{unit}_from"))
    earlier_ones = _alike(_counted(ranked(said), said)).filter(is_over, stance__in=TAKES_SIDE)
    earlier_ones = earlier_ones.order_by("-stated_on", "-pk").values(earlier=earlier)
    counts = Q(~_superseding(said, same_day=True), stance__in=TAKES_SIDE)
    return statements.annotate(column=Case(When(counts, then=Subquery(earlier_ones[:1])), output_field=JSONField()))


def _counted(statements: QuerySet, said: QuerySet) -> QuerySet:
    """Those that count on their day."""
    return statements.filter(~_superseding(said, same_day=True))


def _alike(statements: QuerySet) -> QuerySet:
    """Those of the outer row's party on its target."""
    return statements.filter(
        Q(issue=OuterRef("issue")) | Q(proposal=OuterRef("proposal")) | Q(clause=OuterRef("clause")),
        party=OuterRef("party"),
    )


def _first_day() -> Case:
    coarse = [When(date_precision=unit, then=truncate("stated_on")) for unit, truncate in COARSE.items()]
    return Case(*coarse, default=F("stated_on"), output_field=DateField())
