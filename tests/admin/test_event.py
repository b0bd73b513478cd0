"""Events at the desk."""

from __future__ import annotations

import pytest

from proposals.models import Event
from tests.admin.form_data import errors, typed
from tests.admin.records import page
from tests.factories import make_event


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
