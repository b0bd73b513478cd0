"""A term follows its measure, and its value is a number or words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from proposals.models import Term
from tests.factories import make_measure

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "unit", "value", "given", "error"),
    [
        ("number", "personnel", "600000", "personnel", None),
        ("number", "personnel", "600000", "", "Set the unit to “personnel”."),
        ("number", "personnel", "none", "", None),
        ("number", "personnel", "none", "personnel", "Leave the unit empty."),
        ("number", "personnel", "NaN", "personnel", "Leave the unit empty."),
        ("money", "USD billion", "-0.5", "USD billion", None),
        ("text", "", "5", "", None),
        ("text", "", "5", "km", "Leave the unit empty."),
        ("boolean", "", "true", "", None),
        ("boolean", "", "yes", "", "This is a yes-or-no measure: write true or false."),
    ],
)
def test_a_term_follows_its_measure(kind, unit, value, given, error):
    term = Term(measure=make_measure(kind=kind, unit=unit), value=value, unit=given)
    if error is None:
        term.clean()
        return
    with pytest.raises(ValidationError) as refused:
        term.clean()
    assert refused.value.messages == [error]


def test_a_term_without_a_measure_is_checked_once_it_has_one():
    Term(value="5", unit="km").clean()


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("600000", Decimal(600000)),
        ("-2.50", Decimal("-2.50")),
        ("0", Decimal(0)),
        ("as soon as possible", None),
        ("NaN", None),
        ("Infinity", None),
        ("1" + "0" * 30, Decimal("1E+30")),
        ("1" + "0" * 31, None),
        ("1E+5", None),
        ("+800.000", None),
        ("0800.000", None),
        ("800.000e0", None),
    ],
)
def test_a_value_is_a_number_only_if_it_can_be_counted_with(value, number):
    assert Term(value=value).number == number
