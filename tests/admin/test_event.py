"""Events at the desk."""

from __future__ import annotations

import pytest
from django.urls import reverse

from proposals.models import Event
from tests.admin.form_data import errors, typed
from tests.admin.records import page
from tests.factories import make_event, make_source
from tests.views.reading import read


def test_an_event_cannot_end_before_it_starts(analyst):
    event = make_event("draft")
    answer = analyst.post(page(event), typed(analyst.get(page(event))) | {"ends_on": "2020-01-01"})
    assert errors(answer) == {"ends_on": ["An event cannot end before it starts; correct one of the dates."]}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("", []),
        ("First speaker", ["First speaker"]),
        (" First speaker \n\n Second speaker\n", ["First speaker", "Second speaker"]),
    ],
)
def test_persons_are_typed_one_on_each_line(lines, expected, analyst):
    event = make_event("draft", persons=["Somebody else"])
    data = typed(analyst.get(page(event)))
    assert data["persons"] == "Somebody else"
    assert analyst.post(page(event), data | {"persons": lines}).status_code == 302
    assert Event.objects.get().persons == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("", {}),
        (" wire : read \n\n gazette:not-read\n", {"gazette": "not-read", "wire": "read"}),
        ("wire", "Give each source one of read, in-part, not-read."),
        ("wire: skimmed", "Give each source one of read, in-part, not-read."),
        ("wire: read\nwire: in-part", "wire is there twice; keep one line."),
        ("lost: read", "Remove lost, or add it to the sources of this record."),
    ],
)
def test_how_far_each_source_was_read_is_typed_one_on_each_line(lines, expected, analyst):
    sources = [make_source(slug=slug) for slug in ("wire", "gazette")]
    event = make_event("draft", sources=sources, reading={"wire": "in-part", "gazette": "read"})
    data = typed(analyst.get(page(event)))
    assert data["reading"] == "gazette: read\nwire: in-part"
    answer = analyst.post(page(event), data | {"reading": lines})
    if isinstance(expected, str):
        assert errors(answer) == {"reading": [expected]}
    else:
        assert answer.status_code == 302
        assert Event.objects.get().reading == expected


def test_a_source_whose_reading_is_recorded_is_not_removed_alone(analyst):
    wire, gazette = (make_source(slug=slug) for slug in ("wire", "gazette"))
    event = make_event("draft", sources=[wire, gazette], reading={"wire": "read"})
    data = typed(analyst.get(page(event))) | {"sources": [gazette.pk]}
    assert list(errors(analyst.post(page(event), data))) == ["reading"]
    assert analyst.post(page(event), data | {"reading": ""}).status_code == 302
    history = analyst.get(reverse("admin:proposals_event_history", args=[event.pk]))
    assert "wire: read" in read(history).text
