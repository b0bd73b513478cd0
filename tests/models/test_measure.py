"""A measure keeps the kind and unit that its terms are values of."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from proposals.models import Measure
from tests.factories import make_issue, make_measure, make_proposal, make_term

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (["600000"], "1 term is recorded in another unit or kind, such as Cap: 600000 personnel."),
        (["600000", "none"], "1 term is recorded in another unit or kind, such as Cap: 600000 personnel."),
        (["600000", "800000"], "2 terms are recorded in another unit or kind, such as Cap: 600000 personnel."),
    ],
)
def test_another_unit_is_refused_while_terms_have_the_old_one(values, message):
    measure = make_measure(unit="personnel")
    for value in values:
        make_term(measure=measure, value=value)
    measure.clean()
    measure.unit = "brigades"
    with pytest.raises(ValidationError) as refused:
        measure.clean()
    assert refused.value.message_dict == {"unit": [f"{message} Create a new measure for a different quantity."]}
    measure.terms_follow = True
    measure.clean()


def test_measures_are_public_with_their_process():
    make_measure()
    shown = make_measure(issue=make_issue(process=make_proposal().process))
    assert list(Measure.objects.public()) == [shown]
