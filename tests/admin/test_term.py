"""Terms at the desk, as rows of their clause and on pages of their own."""

from __future__ import annotations

import pytest

from proposals.comparison.records import passage_of
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


def post_value(analyst, kind: str, unit: str, value: str, typed_unit: str) -> list:
    """What the form of a new term answers: the value and unit recorded, or the questions asked."""
    measure = make_measure(kind=kind, unit=unit)
    clause = make_clause(proposal=make_proposal("draft", process=measure.issue.topic.process))
    data = {"clause": clause.pk, "measure": measure.pk, "value": value, "unit": typed_unit}
    answer = analyst.post(add("term"), data)
    if answer.status_code == 302:
        term = Term.objects.get(clause=clause)
        return [term.value, term.unit]
    assert not Term.objects.filter(clause=clause).exists()
    return [f"{field}: {error}" for field, found in errors(answer).items() for error in found]


@pytest.mark.parametrize(
    ("kind", "unit", "value", "recorded"),
    [
        ("number", "personnel", "800,000", ["800000", "personnel"]),
        ("number", "personnel", "800 000", ["800000", "personnel"]),
        ("number", "personnel", "800\u2019000", ["800000", "personnel"]),
        ("number", "personnel", "eight hundred thousand", ["800000", "personnel"]),
        ("number", "personnel", "800k", ["800000", "personnel"]),
        ("number", "personnel", "800,000 personnel", ["800000", "personnel"]),
        ("number", "personnel", "вісімсот тисяч осіб", ["800000", "personnel"]),
        ("number", "personnel", "полмиллиона военнослужащих", ["500000", "personnel"]),
        ("number", "people", "5M people", ["5000000", "people"]),
        ("number", "people", "3 мільйона осіб", ["3000000", "people"]),
        ("money", "USD", "$100B", ["100000000000", "USD"]),
        ("money", "USD billion", "$100B", ["100", "USD billion"]),
        ("money", "USD billion", "$1.5T", ["1500", "USD billion"]),
        ("money", "USD billion", "USD 0.8trn", ["800", "USD billion"]),
        ("money", "USD billion", "$2,5 мільярда", ["2.5", "USD billion"]),
        ("money", "EUR billion", "€90bn", ["90", "EUR billion"]),
        ("money", "EUR billion", "90bn euros", ["90", "EUR billion"]),
        ("money", "EUR billion", "5 млрд евро", ["5", "EUR billion"]),
        ("duration", "days", "thirty (30) days", ["30", "days"]),
        ("duration", "years", "2\u20133 years", ["2\u20133 years", ""]),
        ("duration", "years", "between 5 and 7 years", ["5\u20137 years", ""]),
        ("share", "percent", "10\u201315 %", ["10\u201315 percent", ""]),
        ("money", "USD million", "$90-100 million", ["90\u2013100 USD million", ""]),
        ("date", "", "5 November 2025", ["2025-11-05", ""]),
        ("text", "", "800.000", ["800.000", ""]),
    ],
)
def test_a_figure_is_recorded_as_it_is_meant(analyst, kind, unit, value, recorded):
    assert post_value(analyst, kind, unit, value, recorded[1]) == recorded


@pytest.mark.parametrize(
    ("kind", "unit", "value", "question"),
    [
        ("number", "personnel", "800.000", "“800.000” is 800,000 or 800. Write 800000 or 800."),
        ("number", "personnel", "at most 800.000", "“800.000” is 800,000 or 800. Write 800000 or 800."),
        ("number", "personnel", "800.000 військових",
         "“800.000 військових” is 800,000 or 800. Write 800000 or 800."),
        ("money", "USD billion", "$1.125 billion",
         "“$1.125 billion” is 1,125 or 1.125. Write 1125 or 1.1250."),
        ("date", "", "05/11/2025",
         "“05/11/2025” is 5 November 2025 or 11 May 2025. Write 2025-11-05 or 2025-05-11."),
        ("date", "", "by 05/11/2025",
         "“05/11/2025” is 5 November 2025 or 11 May 2025. Write 2025-11-05 or 2025-05-11."),
    ],
)  # fmt: skip
def test_a_figure_that_can_be_read_in_two_ways_is_asked_about(analyst, kind, unit, value, question):
    assert post_value(analyst, kind, unit, value, unit) == [f"value: {question}"]
    assert post_value(analyst, kind, unit, value, "") == [f"value: {question}"]


@pytest.mark.parametrize(
    ("kind", "unit", "value", "beside"),
    [
        ("duration", "days", "30 days", "months"),
        ("duration", "years", "2\u20133 years", "months"),
        ("duration", "years", "2\u20133", "months"),
        ("money", "USD billion", "$100B", "EUR billion"),
        ("money", "USD billion", "$100B", "USD million"),
        ("number", "personnel", "800 thousand troops", "tanks"),
        ("share", "percent", "10 %", "per mille"),
    ],
)
def test_a_unit_beside_a_figure_in_another_is_asked_about(analyst, kind, unit, value, beside):
    refusal = f"unit: “{value}” is recorded in {unit}, and the unit beside it is “{beside}”. Correct one of them."
    assert post_value(analyst, kind, unit, value, beside) == [refusal]


@pytest.mark.parametrize(
    ("kind", "unit", "value", "beside"),
    [("duration", "days", "30 days", "day"), ("number", "personnel", "30 troops", "soldiers")],
)
def test_another_word_for_the_unit_is_the_unit(analyst, kind, unit, value, beside):
    assert post_value(analyst, kind, unit, value, beside) == ["30", unit]


def test_a_term_of_a_clause_corrected_from_72_to_48_hours_is_not_compared_until_confirmed(editor):
    proposal = make_proposal(state="published")
    clause = make_clause(proposal=proposal, text="All return within 72 hours.")
    measure = make_measure(kind="duration", unit="hours", issue=clause.issue)
    term = make_term(clause=clause, measure=measure, value="72", unit="hours")
    term.decide()
    term.save()
    data = typed(editor.get(page(clause))) | {"text": "All return within 48 hours.", "reason": "Misread."}
    assert editor.post(page(clause), data).status_code == 302
    term = Term.objects.get(pk=term.pk)
    assert (term.value, term.clause.text, term.is_stale) == ("72", "All return within 48 hours.", True)
    assert passage_of(term.clause).figures == ()
    data = typed(editor.get(page(term))) | {"value": "48", "reason": "As the clause says."}
    assert editor.post(page(term), data).status_code == 302
    term = Term.objects.get(pk=term.pk)
    assert (term.value, term.is_stale) == ("48", False)
    assert [figure.value for figure in passage_of(term.clause).figures] == ["48"]
