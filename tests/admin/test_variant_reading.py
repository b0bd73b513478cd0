"""Variant readings at the desk, as rows of their clause and on pages of their own."""

from __future__ import annotations

from proposals.models import VariantReading
from tests.admin.form_data import add, inline, typed
from tests.admin.records import changelist, page
from tests.factories import make_clause, make_proposal, make_source


def test_a_reading_is_added_on_the_page_of_its_clause(analyst):
    clause, source = make_clause(proposal=make_proposal("draft")), make_source()
    rows = inline("variant_readings", [{"source": source.pk, "reading": "Boats may pass."}])
    assert analyst.post(page(clause), typed(analyst.get(page(clause))) | rows).status_code == 302
    reading = VariantReading.objects.get()
    assert (reading.clause, reading.source, reading.reading) == (clause, source, "Boats may pass.")
    assert reading.history.get().history_user == analyst.user


def test_a_reading_is_added_on_a_page_of_its_own_and_found_by_its_words(analyst):
    clause, source = make_clause(proposal=make_proposal("draft")), make_source()
    data = {"clause": clause.pk, "source": source.pk, "reading": "Boats may pass."}
    assert analyst.post(add("variantreading"), data).status_code == 302
    for query, expected in (("boats", [VariantReading.objects.get()]), ("carts", [])):
        assert list(analyst.get(changelist("variantreading"), {"q": query}).context["cl"].result_list) == expected
