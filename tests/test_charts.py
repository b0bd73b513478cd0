"""Chart layout: where marks, labels and lines are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from proposals.charts import FOOT, LANES_WIDTH, LEFT, RIGHT, ROW, TOP, WIDTH, figure_chart, lane_chart, step_chart

LEVELS = [("up", "Up"), ("middle", "Middle"), ("down", "Down")]
FIRST, LAST = date(2025, 1, 1), date(2025, 4, 11)  # a hundred days apart
START, END = LEFT + 8, WIDTH - RIGHT - 8


def test_a_value_is_at_its_day_and_level_and_the_line_steps_to_it():
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
    chart = step_chart([(day, "up", number) for number, day in enumerate(days)], LEVELS)

    assert [(tick.on, tick.anchor, tick.of) for tick in chart.ticks] == [(FIRST, "start", 0), (LAST, "end", 4)]


def test_values_of_one_day_share_one_date():
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


# Lanes


def overlaps(marks) -> list[tuple[str, str]]:
    """Pairs of marks in one row whose dots or labels touch."""
    spans = []
    for mark in marks:
        length = len(mark.label) * 6.2
        left = mark.label_x - length if mark.anchor == "end" else mark.x - 5
        right = mark.x + 5 if mark.anchor == "end" else mark.label_x + length
        assert 0 <= left < right <= LANES_WIDTH, mark.label
        spans.append((mark.y, left, right, mark.label))
    return [
        (one[3], two[3])
        for number, one in enumerate(spans)
        for two in spans[number + 1 :]
        if one[0] == two[0] and one[1] < two[2] and two[1] < one[2]
    ]


def test_labels_never_touch_or_leave_the_drawing_however_close_the_days():
    entries = [(date(2025, 11, day), f"{'Meeting ' * (day % 5 + 1)}{day}", day) for day in range(1, 31)] * 2
    chart = lane_chart([("Events", entries), ("Texts", [(date(2026, 2, 28), "The last of them", 0)])])

    assert [overlaps(lane.marks) for lane in chart.lanes] == [[], []]
    assert chart.lanes[0].y < chart.lanes[1].y < chart.height
    assert max(mark.y for mark in chart.lanes[0].marks) < chart.lanes[1].y


def test_later_days_stand_further_right_and_months_fill_the_axis():
    days = [date(2025, 1, 31), date(2025, 5, 1), date(2025, 5, 2), date(2025, 5, 31), date(2026, 1, 1)]
    chart = lane_chart([("Events", [(day, "x", day) for day in days])])

    places = {mark.of: mark.x for mark in chart.lanes[0].marks}
    assert list(places) == sorted(places, key=places.get) == days
    assert len(chart.months) == 13
    assert round(sum(month.width for month in chart.months)) == LANES_WIDTH
    widths = {month.first: month.width for month in chart.months}
    assert widths[date(2025, 5, 1)] > widths[date(2025, 1, 1)] > widths[date(2025, 2, 1)]
