"""How far the records run: the same on every list, the board, a comparison and the root."""

from __future__ import annotations

import pytest

from proposals.api.root import LISTS
from proposals.api.serializers.until import until_of
from tests.factories import make_clause, make_event, make_position, make_process, make_proposal

pytestmark = pytest.mark.django_db
UNTIL = ("data_until", "data_until_precision")


def said(answer: dict) -> tuple:
    return tuple(answer[name] for name in UNTIL)


def test_nothing_recorded_is_null(api):
    assert until_of(None) == {"data_until": None, "data_until_precision": None}
    assert said(api.json("")) == said(api.json("board/")) == (None, None)


def test_every_answer_about_the_data_says_how_far_its_records_run(api):
    talks, other = make_process(is_default=True), make_process()
    for slug in ("plan", "counter"):
        make_clause(proposal=make_proposal(slug=slug, process=talks))
    make_event(process=talks, starts_on="2025-11-30", ends_on="2025-11-30")
    make_event(process=other, starts_on="2025-12-01", ends_on="2025-12-01", date_precision="month")
    make_position("draft", proposal=make_proposal(process=talks), stated_on="2030-01-01")
    everywhere, of_talks = ("2025-12-01", "month"), ("2025-11-30", "day")
    for name in (*LISTS, "releases", "search"):
        query = "?q=provision&" if name == "search" else "?"
        assert said(api.json(f"{name}/{query}")) == everywhere, name
        if name != "releases":
            assert said(api.json(f"{name}/{query}process={talks.slug}")) == of_talks, name
    assert said(api.json("")) == everywhere
    assert said(api.json(f"board/?process={talks.slug}")) == of_talks
    assert said(api.json(f"board/?process={other.slug}")) == everywhere
    assert said(api.json("compare/?t=plan&t=counter")) == of_talks
    assert said(api.json("events/?on=2025-11-30")) == of_talks
    assert list(api.json("board/"))[-2:] == list(api.json("compare/?t=plan&t=counter"))[-2:] == list(UNTIL)
