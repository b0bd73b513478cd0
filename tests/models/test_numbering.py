"""The next free slug after the numbered ones."""

from __future__ import annotations

import pytest

from proposals.models import Position
from proposals.models.numbering import next_slug
from tests.factories import make_position


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slugs", "following"),
    [
        ([], "p001"),
        (["p001", "p002"], "p003"),
        (["p9", "p10"], "p011"),
        (["p999"], "p1000"),
        (["p007", "p12-note", "speech", "q400", "p"], "p008"),
        (["p003", "p1234567890"], "p004"),
    ],
)
def test_the_next_slug_follows_the_highest_number(slugs, following):
    for slug in slugs:
        make_position("draft", slug=slug)
    assert next_slug(Position.objects.all(), "p") == following
