"""Measures at the desk: their units, and the terms that follow them."""

from __future__ import annotations

import pytest

from tests.admin.form_data import add, errors, typed
from tests.admin.records import page
from tests.factories import make_clause, make_issue, make_measure, make_proposal, make_term

REASON = {"reason": "A better reading"}


def test_a_numeric_measure_needs_its_unit(analyst):
    data = {"slug": "x", "name": "X", "kind": "number", "issue": make_issue().pk}
    assert errors(analyst.post(add("measure"), data)) == {
        "unit": ["Give one for a numeric measure, and for no other kind."]
    }


def test_renaming_the_unit_of_a_measure_renames_it_in_its_terms(editor):
    term = make_term(value="600000")
    in_words = make_term(measure=term.measure, value="none")
    data = typed(editor.get(page(term.measure))) | {"unit": "troops"}
    assert editor.post(page(term.measure), data | REASON).status_code == 302
    for row, unit in ((term, "troops"), (in_words, "")):
        row.refresh_from_db()
        assert row.unit == unit
        row.full_clean()
    latest = term.history.first()
    assert (latest.unit, latest.history_user) == ("troops", editor.user)


@pytest.mark.parametrize(
    ("was", "new"),
    [
        ({"kind": "money", "unit": "USD billion"}, {"unit": "USD million"}),
        ({"kind": "money", "unit": "USD billion"}, {"unit": "EUR billion"}),
        ({"kind": "duration", "unit": "hours"}, {"unit": "days"}),
        ({"kind": "duration", "unit": "weeks"}, {"unit": "months"}),
        ({"kind": "share", "unit": "percent"}, {"unit": "per mille"}),
        ({"kind": "number", "unit": "personnel"}, {"unit": "tanks"}),
        ({"kind": "number", "unit": "personnel"}, {"kind": "share", "unit": "percent"}),
        ({"kind": "number", "unit": "personnel"}, {"kind": "text", "unit": ""}),
    ],
)
def test_a_measure_with_terms_cannot_become_another_quantity(was, new, editor):
    measure = make_measure(**was)
    term = make_term(measure=measure, value="5", clause=make_clause(proposal=make_proposal("draft")))
    refusals = errors(editor.post(page(measure), typed(editor.get(page(measure))) | new | REASON))
    assert [texts[0].partition(",")[0] for texts in refusals.values()] == ["1 term is recorded in another unit or kind"]
    measure.refresh_from_db()
    term.refresh_from_db()
    assert (measure.kind, measure.unit, term.unit) == (was["kind"], was["unit"], was["unit"])
