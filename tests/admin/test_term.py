"""Terms at the desk, as rows of their clause and on pages of their own."""

from __future__ import annotations

from proposals.models import Term
from tests.admin.form_data import add, errors, inline, typed
from tests.admin.records import page
from tests.factories import make_clause, make_measure, make_proposal, make_term


def test_a_wrong_unit_is_reported_in_the_row_of_its_term(analyst):
    clause, measure = make_clause(proposal=make_proposal("draft")), make_measure(unit="personnel")
    data = typed(analyst.get(page(clause)))
    answer = analyst.post(
        page(clause), data | inline("terms", [{"measure": measure.pk, "value": "600000", "unit": "people"}])
    )
    [terms, _readings] = answer.context["inline_admin_formsets"]
    assert terms.formset.errors == [{"unit": ["Set the unit to “personnel”."]}]
    assert not Term.objects.exists()


def test_a_second_value_for_a_measure_is_refused(analyst):
    clause = make_clause(proposal=make_proposal("draft"))
    term = make_term(clause=clause)
    data = typed(analyst.get(page(clause))) | {"terms-TOTAL_FORMS": 2}
    data |= {"terms-1-measure": term.measure_id, "terms-1-value": "800000", "terms-1-unit": "personnel"}
    answer = analyst.post(page(clause), data)
    [terms, _readings] = answer.context["inline_admin_formsets"]
    assert terms.formset.non_form_errors() == ["Please correct the duplicate data for measure."]
    assert clause.terms.get() == term
    alone = {"clause": clause.pk, "measure": term.measure_id, "value": "800000", "unit": "personnel"}
    assert errors(analyst.post(add("term"), alone)) == {
        "measure": ["This clause already has a value for it; edit that one."]
    }
