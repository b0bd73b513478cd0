"""What one party has said of one target: since when, on what evidence, and what else it said."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from proposals.models import Position
from proposals.stances.course import LEVELS, courses_by_target
from tests.factories import make_issue, make_party, make_position, make_proposal, make_source

pytestmark = pytest.mark.django_db


def course(*statements: str, low: Collection[str] = ()):
    """The course of statements as ``day stance`` or ``day stance certainty``, named s1, s2 … in this order.

    Those in ``low`` rest on an aggregator.
    """
    party, issue = make_party(), make_issue(process=make_proposal().process)
    for number, statement in enumerate(statements, start=1):
        day, stance, certainty = [*statement.split(), "on-record"][:3]
        graded = {"source": make_source(reliability="aggregator")} if f"s{number}" in low else {}
        make_position(
            slug=f"s{number}",
            **graded,
            party=party,
            issue=issue,
            stated_on=f"2025-11-{day}",
            stance=stance,
            certainty=certainty,
        )
    (by_party,) = courses_by_target(Position.objects.public().with_target(), "issue_id").values()
    return by_party[party]


def slugs(statements) -> list[str]:
    return [each.slug for each in statements]


def test_a_stance_dates_from_the_first_statement_that_held_it_without_a_break():
    found = course("01 rejects", "02 supports", "03 rejects", "04 rejects", "05 rejects")

    assert (found.current.slug, found.since.slug, slugs(found.held)) == ("s5", "s3", ["s3", "s4", "s5"])
    assert (found.moved_from.slug, found.moved_from.stance, found.moved_from.certainty) == (
        "s2",
        "supports",
        "on-record",
    )
    assert slugs(found.moves) == ["s2", "s3"]
    assert found.also_said == []


def test_the_latest_the_first_and_the_best_evidence_are_statements_of_their_own():
    found = course("01 supports anonymous", "02 supports", "03 supports reported", "04 supports inferred")

    assert (found.current.slug, found.since.slug, found.best.slug) == ("s4", "s1", "s2")


def test_of_equal_evidence_the_latest_is_the_best():
    assert course("01 supports", "02 supports").best.slug == "s2"


@pytest.mark.parametrize(("low", "best"), [(["s2"], "s1"), (["s1", "s2"], "s2")])
def test_a_statement_with_a_source_that_counts_is_better_evidence_than_any_without(low, best):
    assert course("01 supports anonymous", "02 supports", low=low).best.slug == best


def test_evidence_for_another_stance_is_none_for_this_one():
    assert course("01 supports", "02 rejects", "03 supports anonymous").best.slug == "s3"


def test_what_takes_no_side_or_is_of_the_same_day_was_also_said():
    found = course("01 supports", "02 open", "03 supports", "03 rejects anonymous", "03 basis-for-talks reported")

    assert (found.current.slug, found.moves, found.moved_from) == ("s3", [], None)
    assert slugs(found.statements) == ["s1", "s2", "s4", "s5", "s3"]
    assert slugs(found.also_said) == ["s2", "s4", "s5"]


def test_what_a_change_of_stance_accounts_for_was_not_also_said():
    found = course("01 supports", "02 rejects", "03 ambiguous", "04 rejects")

    assert (found.moved_from.slug, slugs(found.also_said)) == ("s1", ["s3"])


def test_a_stance_that_takes_no_side_was_not_changed_to():
    found = course("01 supports", "02 rejects", "03 open")

    assert (found.moved_from, slugs(found.moves), slugs(found.also_said)) == (None, ["s2"], ["s2"])


@pytest.mark.parametrize("stance", Position.Stance.values)
def test_every_stance_has_a_level_in_the_drawing(stance):
    chart = course(f"01 {stance}").chart
    heights = [level.y for level in chart.levels]

    assert len(heights) == len(LEVELS)
    assert chart.points[0].y in heights
