"""Sources, what rests on them, and how far the records run, in a template."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from proposals.comparison.result import Comparison, Counts
from proposals.models import Proposal, RecordedDay
from tests.factories import make_clause, make_event, make_party, make_position, make_process, make_proposal, make_source

pytestmark = pytest.mark.django_db


def compared(texts: list[Proposal]) -> Comparison:
    """A comparison without rows."""
    return Comparison(tuple(texts), texts[0], (), (), Counts.of(()), (), (), ())


def render(template: str, **context: object) -> str:
    request = RequestFactory().get("/")
    return Template(f"{{% load sources %}}{template}").render(Context({"request": request, **context}))


def test_a_source_is_named_graded_and_explained(django_assert_num_queries):
    make_position(party=make_party(kind="state", iso="RU", short_name="Ruritania"))
    copy = make_source(publisher="AnewZ (Reuters)", copy_of="Reuters", reliability="edited")
    outlet = make_source(reliability="state-media", outlet_of="RU")
    with django_assert_num_queries(1):
        words = render("{{ a|source_name }}, {% grade a %}; {% grade b %}; {% grade b %}", a=copy, b=outlet)
    assert words == "Reuters, carried by AnewZ, edited; state media of Ruritania; state media of Ruritania"
    text = make_proposal(sources=[copy, outlet], reading={outlet.slug: "not-read"})
    assert render("{{ text|count }}", text=text) == (
        "2 sources (1 not read for this), 1 of them independent and of an upper grade"
    )
    meaning = render("{% grade_meaning a %}", a=copy)
    assert meaning == "another publication with a named newsroom that answers for what it prints"


def test_a_record_says_what_it_rests_on():
    poor = make_clause(sources=[make_source(reliability="aggregator")], confidence="low")
    sound = make_clause(sources=[make_source()], confidence="high")
    template = "{{ clause|evidence }}|{% weakness clause %}"
    assert (
        render(template, clause=poor) == "1 source, not of an upper grade; low confidence|rests only on an aggregator"
    )
    assert render(template, clause=sound) == "1 source, of an upper grade; high confidence|"


def test_how_far_the_records_run_is_read_once_for_a_page(django_assert_num_queries):
    talks, other, silent = make_process(), make_process(), make_process()
    text = make_proposal(process=talks)
    make_event(process=talks, starts_on="2025-12-01", ends_on="2025-12-01")
    make_event(process=other, starts_on="2026-01-01", ends_on="2026-01-01", date_precision="month")
    comparison = compared([text])
    with django_assert_num_queries(1):
        words = render(
            "{% records_run_to %}|{% records_run_to talks %}|{% records_run_to silent %}|{% records_run_to text %}|"
            "{% records_run_to comparison %}|{% moment_words comparison %}|"
            "{% records_run_to nothing %}|{% records_run_to processes %}",
            talks=talks, silent=silent, text=text, comparison=comparison, processes={talks.pk, silent.pk},
        )  # fmt: skip
    assert words.split("|") == [
        "Records run to January 2026.",
        "Records run to 1 December 2025.",
        "No event or statement is recorded.",
        "Records run to 1 December 2025.",
        "Records run to 1 December 2025.",
        "records run to 1 December 2025",
        "Records run to January 2026.",
        "Records run to 1 December 2025.",
    ]
    until = RecordedDay(talks.events.get().starts_on, "year")
    assert render("{{ until|run_to }}", until=until) == "Records run to 2025."


def test_without_a_request_nothing_is_read(django_assert_num_queries):
    text = make_proposal()
    comparison = compared([text])
    template = "{% load sources %}{% records_run_to %}{% moment_words comparison %}"
    with django_assert_num_queries(0):
        assert Template(template).render(Context({"comparison": comparison})) == ""
