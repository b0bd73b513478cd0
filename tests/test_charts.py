"""Where the marks of a drawing stand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from proposals.charts import FOOT, LEFT, RIGHT, ROW, TOP, WIDTH, figure_chart, step_chart

LEVELS = [("up", "Up"), ("middle", "Middle"), ("down", "Down")]
FIRST, LAST = date(2025, 1, 1), date(2025, 4, 11)  # a hundred days apart
START, END = LEFT + 8, WIDTH - RIGHT - 8


def test_a_value_stands_at_its_day_and_its_level_and_the_line_steps_there():
    chart = step_chart([(FIRST, "down", "a"), (date(2025, 2, 20), "up", "b"), (LAST, "middle", "c")], LEVELS)

    middle = (START + END) / 2
    assert [(point.x, point.y, point.of) for point in chart.points] == [
        (START, TOP + 2 * ROW, "a"),
        (middle, TOP, "b"),
        (END, TOP + ROW, "c"),
    ]
    assert chart.path == f"M{START}.0 {TOP + 2 * ROW}H{middle}V{TOP}H{END}.0V{TOP + ROW}H{WIDTH - RIGHT}"
    assert [(level.y, level.label) for level in chart.levels] == [
        (TOP, "Up"),
        (TOP + ROW, "Middle"),
        (TOP + 2 * ROW, "Down"),
    ]
    assert chart.height == TOP + 2 * ROW + ROW / 2 + FOOT


def test_dates_under_the_axis_never_touch():
    days = [FIRST, date(2025, 1, 3), date(2025, 2, 20), date(2025, 4, 9), LAST]
    chart = step_chart([(day, "up", None) for day in days], LEVELS)

    assert [(tick.on, tick.anchor) for tick in chart.ticks] == [(FIRST, "start"), (LAST, "end")]


def test_what_was_said_on_one_day_is_drawn_with_one_date():
    chart = step_chart([(FIRST, "up", "a"), (FIRST, "down", "b")], LEVELS)

    assert [(point.x, point.of) for point in chart.points] == [(START, "a"), (START, "b")]
    assert [(tick.x, tick.on) for tick in chart.ticks] == [(START, FIRST)]


def test_figures_are_drawn_to_scale_and_a_label_that_would_touch_another_is_left_out():
    values = [
        (FIRST, Decimal(600), "a"),
        (LAST, Decimal(800), "b"),
        (LAST, Decimal(790), "c"),
        (LAST, Decimal(700), "d"),
    ]
    chart = figure_chart(values, str)

    heights = {point.of: point.y for point in chart.points}
    assert heights == {"b": TOP, "a": TOP + 3 * ROW, "d": TOP + 1.5 * ROW, "c": round(TOP + 0.15 * ROW, 1)}
    assert [level.label for level in chart.levels] == ["800", "700", "600"]


def test_equal_figures_stand_on_one_level():
    chart = figure_chart([(FIRST, Decimal(5), "a"), (LAST, Decimal(5), "b")], str)

    assert {point.y for point in chart.points} == {TOP}
    assert [level.label for level in chart.levels] == ["5"]
