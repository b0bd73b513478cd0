"""Which statement counts and which changed a stance: the database against the rule written out, on all the data."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.apps import apps

from proposals.dataset.load import load_folder
from proposals.models import Position
from proposals.moment import first_day, last_day
from tests.factories import make_issue, make_party, make_position, make_proposal

pytestmark = pytest.mark.django_db

DATA = Path(apps.get_app_config("proposals").path) / "data"
BEST_FIRST = ["on-record", "reported", "anonymous", "inferred"]
ON_A_SIDE = {"supports", "supports-with-conditions", "opposes", "rejects"}


def opening_day(position) -> date:
    return first_day(position.stated_on, position.date_precision)


def final_day(position) -> date:
    return last_day(position.stated_on, position.date_precision)


def expected() -> tuple[set[str], dict[str, str]]:
    """The statements that count, and each change of stance with the statement it is measured from, by slug."""
    by_target = defaultdict(list)
    for position in Position.objects.public():
        by_target[position.party_id, position.target_ids].append(position)
    current, moves = set(), {}
    for statements in by_target.values():
        best_of_day = {}
        for each in sorted(statements, key=lambda each: (-BEST_FIRST.index(each.certainty), each.pk)):
            best_of_day[each.stated_on] = each
        counting = [best_of_day[day] for day in sorted(best_of_day)]
        current.add(counting[-1].slug)
        on_a_side = [each for each in counting if each.stance in ON_A_SIDE]
        for each in on_a_side:
            earlier = [other for other in on_a_side if final_day(other) < opening_day(each)]
            if earlier and earlier[-1].stance != each.stance:
                moves[each.slug] = earlier[-1].slug
    return current, moves


def found() -> tuple[set[str], dict[str, str]]:
    public = Position.objects.public()
    moves = {position.slug: position.moved_from.slug for position in public.moved()}
    assert moves == {each.slug: each.moved_from.slug for each in public.with_before() if each.moved_from}
    return set(public.current().values_list("slug", flat=True)), moves


@pytest.mark.parametrize(("process", "moves"), [("ukraine-2025", 1), ("gaza-2025", 0)])
def test_the_data_hold_to_the_rule(process, moves):
    load_folder(DATA / process)

    assert found() == expected()
    assert len(found()[1]) == moves


@pytest.mark.parametrize("seed", range(12))
def test_made_up_statements_hold_to_the_rule(seed):
    chance = random.Random(seed)
    process = make_proposal().process
    targets = [make_issue(process=process), make_issue(process=process)]
    parties = [make_party(), make_party()]
    for _ in range(60):
        make_position(
            chance.choice(["published", "published", "published", "draft"]),
            party=chance.choice(parties),
            issue=chance.choice(targets),
            stance=(stance := chance.choice(Position.Stance.values)),
            conditions="A pact." if stance == "supports-with-conditions" else "",
            certainty=chance.choice(Position.Certainty.values),
            stated_on=date(2025, 12, 20) + timedelta(days=chance.randrange(40)),
            date_precision=chance.choice(["day"] * 5 + ["week", "month", "year"]),
        )

    assert found() == expected()
    assert found()[1]


def said(*statements: tuple[str, str], **fields) -> list[str]:
    """The changes of stance among a party's statements on one issue, each a day in December 2025 and a stance."""
    party, issue = make_party(), make_issue(process=make_proposal().process)
    for number, (day, stance) in enumerate(statements):
        certainty, _, stance = stance.rpartition(":")
        make_position(
            slug=f"s{number}", party=party, issue=issue, stance=stance, stated_on=f"2025-12-{day}",
            certainty=certainty or "on-record", conditions="A pact.", **fields,
        )  # fmt: skip
    return sorted(f"{each.moved_from.slug} {each.slug}" for each in Position.objects.public().moved())


def test_a_change_of_stance_is_between_sides():
    assert said(("01", "supports"), ("02", "rejects")) == ["s0 s1"]


@pytest.mark.parametrize("stance", ["open", "ambiguous", "basis-for-talks"])
def test_a_stance_that_takes_no_side_is_no_change_and_is_stepped_over(stance):
    assert said(("01", "supports"), ("02", stance), ("03", "supports")) == []
    Position.objects.all().delete()
    assert said(("01", "supports"), ("02", stance), ("03", "rejects")) == ["s0 s2"]


def test_two_statements_of_one_day_are_no_change_and_the_better_evidenced_counts():
    assert said(("01", "supports"), ("01", "rejects")) == []
    Position.objects.all().delete()
    assert said(("01", "supports"), ("02", "supports"), ("02", "anonymous:rejects")) == []
    assert Position.objects.public().current().get().slug == "s1"


def test_two_statements_of_one_month_may_be_of_one_day():
    assert said(("01", "supports"), ("09", "rejects"), date_precision="month") == []


@pytest.mark.parametrize(("later", "moves"), [("15", []), ("16", []), ("17", ["s0 s1"])])
def test_a_week_is_the_day_given_and_the_six_that_follow(later, moves):
    assert said(("10", "supports"), (later, "rejects"), date_precision="week") == moves


def test_of_one_day_on_record_goes_before_reported_anonymous_and_inferred_and_then_the_one_entered_last():
    party, issue = make_party(), make_issue(process=make_proposal().process)
    for certainty in (*BEST_FIRST, "on-record"):
        make_position(party=party, issue=issue, certainty=certainty, stated_on="2025-12-01")

    in_order = sorted(Position.objects.all(), key=lambda each: each.precedence, reverse=True)

    assert [each.certainty for each in in_order] == ["on-record", *BEST_FIRST]
    assert in_order[0].pk > in_order[1].pk
    assert Position.objects.public().current().get() == in_order[0]
