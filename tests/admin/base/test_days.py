"""Dates as people type them at the desk."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from proposals.admin.base.days import AskedDayField
from proposals.models import Source
from tests.admin.form_data import add, errors, typed
from tests.admin.records import page
from tests.factories import make_source


@pytest.mark.parametrize(
    "written",
    [
        "2025-11-05",
        " 2025-11-05 ",
        "2025/11/05",
        "05.11.2025",
        "5 November 2025",
        "5 листопада 2025 року",
        "5 ноября 2025",
    ],
)
def test_a_day_is_read_as_it_is_meant(written):
    assert AskedDayField().clean(written) == date(2025, 11, 5)


@pytest.mark.parametrize(
    ("written", "question"),
    [
        ("05/11/2025", "“05/11/2025” is 5 November 2025 or 11 May 2025. Write 2025-11-05 or 2025-05-11."),
        ("5-11-2025", "“5-11-2025” is 5 November 2025 or 11 May 2025. Write 2025-11-05 or 2025-05-11."),
        ("05/11/25", "Write the date as 2025-11-20."),
        ("November 2025", "Write the date as 2025-11-20."),
        ("soon", "Write the date as 2025-11-20."),
    ],
)
def test_what_is_not_clear_is_asked(written, question):
    with pytest.raises(ValidationError) as asked:
        AskedDayField().clean(written)
    assert asked.value.messages == [question]


def test_nothing_and_a_date_are_taken_as_they_are():
    assert AskedDayField(required=False).clean("") is None
    assert AskedDayField().clean(date(2025, 11, 5)) == date(2025, 11, 5)


@pytest.mark.django_db
def test_every_date_of_the_desk_is_asked_about(analyst):
    for model in ("source", "proposal", "position", "event", "process"):
        form = analyst.get(add(model)).context["adminform"].form
        dates = [field for field in form.fields.values() if isinstance(field, forms.DateField)]
        assert {type(field) for field in dates} == {AskedDayField}, model


def test_a_day_that_may_be_two_is_not_saved(editor):
    source = make_source(published_on=date(2025, 1, 1))
    data = typed(editor.get(page(source))) | {"published_on": "05/11/2025", "reason": "Typing error."}
    question = "“05/11/2025” is 5 November 2025 or 11 May 2025. Write 2025-11-05 or 2025-05-11."
    assert errors(editor.post(page(source), data)) == {"published_on": [question]}
    assert Source.objects.get(pk=source.pk).published_on == date(2025, 1, 1)
