"""What happened when: which entries there are, in which order, and where they are drawn."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.charts import LANES_WIDTH, lane_chart
from proposals.stances.timeline import build_timeline
from tests.factories import make_clause, make_event, make_issue, make_party, make_position, make_proposal
from tests.views.reading import read
from tests.views.site import make_site

pytestmark = pytest.mark.django_db

DAY = date(2025, 11, 20)


def moved(slug: str = "move", **target):
    """Two statements of a new party on one thing, the second with another stance, a day later."""
    party = make_party(slug=f"{slug}-party")
    make_position(party=party, stance="supports", stated_on=DAY, **target)
    return make_position(slug=slug, party=party, stance="rejects", stated_on=date(2025, 11, 21), **target)


def told(entries) -> list[tuple[str, str]]:
    return [(entry.kind, entry.record.slug) for entry in entries]


def test_events_texts_and_moves_come_by_day_and_on_one_day_in_this_order():
    text = make_proposal(slug="text", issued_on=date(2025, 11, 21))
    make_event(slug="same-day", process=text.process, starts_on=date(2025, 11, 21))
    make_event(slug="later", process=text.process, starts_on=date(2025, 12, 1))
    moved(proposal=text)

    found = build_timeline(text.process)

    assert told(found.entries) == [("event", "same-day"), ("text", "text"), ("move", "move"), ("event", "later")]
    assert [(month, len(entries)) for month, entries in found.months] == [
        (date(2025, 11, 1), 3),
        (date(2025, 12, 1), 1),
    ]


def test_drafts_and_other_talks_are_not_on_it():
    text = make_proposal(slug="text")
    make_proposal("draft", process=text.process)
    make_event("in-review", process=text.process)
    moved(proposal=make_proposal())
    make_position("draft", proposal=text, stance="rejects")

    assert told(build_timeline(text.process).entries) == [("text", "text")]


def test_kinds_and_parties_narrow_it():
    party = make_party(slug="alpha")
    text = make_proposal(slug="theirs", drafted_by=[party, make_party()])
    make_proposal(slug="others", process=text.process)
    make_event(slug="with-them", process=text.process, participants=[party, make_party()])
    make_event(slug="without", process=text.process)
    move = moved(proposal=text)
    moved(slug="other-move", issue=make_issue(process=text.process))

    assert told(build_timeline(text.process, parties=[party]).entries) == [("event", "with-them"), ("text", "theirs")]
    assert told(build_timeline(text.process, kinds=["move"], parties=[move.party]).entries) == [("move", "move")]
    assert told(build_timeline(text.process, kinds=["text"]).entries) == [("text", "others"), ("text", "theirs")]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda text: {"proposal": text}, "Alpha: Plan"),
        (lambda text: {"issue": make_issue(name="Size", process=text.process)}, "Alpha: Size"),
        (lambda text: {"clause": make_clause(proposal=text)}, "Alpha: Plan"),
    ],
)
def test_a_move_is_drawn_with_who_moved_on_what(make, words):
    text, party = make_proposal(short_title="Plan"), make_party(short_name="Alpha")
    target = make(text)
    for stance, day in (("supports", 1), ("open", 2)):
        make_position(party=party, stance=stance, stated_on=date(2025, 12, day), **target)

    (entry,) = build_timeline(text.process, kinds=["move"]).entries

    assert entry.label == words


# The drawing


def overlaps(marks) -> list[tuple[str, str]]:
    """Pairs of marks in one row whose dots or words touch."""
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


def test_words_never_touch_and_never_leave_the_drawing_however_close_the_days():
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


# The page


def test_the_page_lists_what_it_draws(client):
    site = make_site()
    make_position(slug="p009", clause=site.size, party=site.counter.drafted_by.get(), stance="open",
                  stated_on="2025-12-24")  # fmt: skip

    page = read(client.get("/timeline/"))

    drawn = [link.attrs["href"] for link in page.one("svg", "lanes").all("a")]
    listed = [f"#{entry.attrs['id']}" for entries in page.all("ol", "timeline") for entry in entries.all("li")]
    assert sorted(drawn) == sorted(listed) == ["#counter", "#meeting", "#p009", "#plan", "#reported"]
    assert [heading.text for heading in page.all("h2")] == ["November 2025", "December 2025"]
    (move,) = (entry for entry in page.all("li") if entry.attrs.get("id") == "p009")
    assert move.text == "24 December 2025 Beta: from rejects to open to it point 1 of the Plan".replace(
        "from rejects to open to it", "from “rejects” to “open to it”"
    )


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("kind=war", "kind: “war” is not valid; use event, text or move."),
        ("process=nowhere", "process: There is no record with this slug. Use a slug from the list."),
        ("party=%00", "party: There is no record"),
    ],
)
def test_a_value_that_means_nothing_is_refused_by_name(client, query, sentence):
    make_site()

    response = client.get(f"/timeline/?{query}")

    assert (response.status_code, sentence in read(response).one("div", "problem").text) == (400, True)


def test_before_anything_is_published_the_page_says_so(client):
    assert "Nothing recorded." in read(client.get("/timeline/")).one("main").text
