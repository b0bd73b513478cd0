"""A source is seen when something published rests on it, and only from its own day on."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from proposals.models import Source, VariantReading
from proposals.moment import Moment, at
from tests.factories import make_clause, make_event, make_position, make_proposal, make_source

pytestmark = pytest.mark.django_db


def test_a_source_is_public_if_something_published_cites_it():
    uses = {
        "text": lambda state, source: make_proposal(state, sources=[source]),
        "clause": lambda state, source: make_clause(proposal=make_proposal(state, sources=[]), sources=[source]),
        "reading": lambda state, source: VariantReading.objects.create(
            clause=make_clause(proposal=make_proposal(state, sources=[]), sources=[]), source=source, reading="x"
        ),
        "position": lambda state, source: make_position(state, source=source),
        "also in": lambda state, source: make_position(state, also_in=[source]),
        "position on a text": lambda state, source: make_position(
            "published", proposal=make_proposal(state, sources=[]), source=source
        ),
        "event": lambda state, source: make_event(state, sources=[source]),
    }
    expected = set()
    for state in STATES:
        for use, rest in uses.items():
            slug = f"{state}-{use.replace(' ', '-')}"
            rest(state, make_source(slug=slug))
            expected |= {slug} if state == "published" else set()
    make_source(slug="unused")
    slugs = set(Source.objects.public().values_list("slug", flat=True))
    assert {slug for slug in slugs if not slug.startswith("source-")} == expected


STATES = ("draft", "in-review", "published", "withdrawn")


def test_two_sources_may_have_no_address():
    assert [make_source(url="").url, make_source(url="").url] == ["", ""]


def test_lists_of_sources_leave_out_what_was_published_later_and_keep_the_undated():
    days = {"early": "2025-11-20", "late": "2025-11-21", "undated": None}
    clause = make_clause(sources=[make_source(slug=slug, published_on=day) for slug, day in days.items()])
    with at(Moment(on=date(2025, 11, 20))):
        assert [source.slug for source in clause.sources.all()] == ["early", "undated"]
    assert [source.slug for source in clause.sources.all()] == ["early", "late", "undated"]


@pytest.mark.parametrize("field", ["publisher", "url", "published_on"])
def test_what_is_not_given_is_explained(field):
    source = make_source(**{field: None if field == "published_on" else ""})
    with pytest.raises(ValidationError) as refused:
        source.full_clean()
    advice = "Give publisher, address and day of publication, or say why not."
    assert refused.value.message_dict == {"missing": [advice]}
    source.missing = "The page does not say."
    source.full_clean()


def test_what_something_public_cites_is_not_graded_propaganda():
    cited, unused = make_source(reliability="edited"), make_source(reliability="edited")
    make_position(source=cited)
    make_position("draft", source=unused)
    cited.reliability = unused.reliability = "propaganda"
    with pytest.raises(ValidationError) as refused:
        cited.full_clean()
    assert refused.value.message_dict == {"reliability": ["Something public cites it: give that another source first."]}
    unused.full_clean()
