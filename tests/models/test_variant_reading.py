"""A variant reading: seen with its clause and its source."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from proposals.models import VariantReading
from proposals.moment import Moment, at
from tests.factories import make_clause, make_source

pytestmark = pytest.mark.django_db


def make_reading(**fields: Any) -> VariantReading:
    clause, source = fields.get("clause") or make_clause(), fields.get("source") or make_source()
    return VariantReading.objects.create(**{"reading": "x"} | fields | {"clause": clause, "source": source})


def test_a_long_reading_is_kept():
    reading = make_reading(reading="слово " * 5000)
    assert VariantReading.objects.get(pk=reading.pk).reading == "слово " * 5000


def test_a_reading_is_public_from_the_day_of_its_source():
    clause = make_clause()
    early, late = (
        make_reading(clause=clause, source=make_source(published_on=f"2025-11-{day}")) for day in ("20", "21")
    )
    with at(Moment(on=date(2025, 11, 20))):
        assert list(clause.variant_readings.all()) == [early]
    assert list(clause.variant_readings.all()) == [early, late]
