"""Fields for public records, and the form of the comparison."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from proposals.forms.comparison import CiteForm, ComparePageForm
from proposals.forms.fields import CompareForm, ProposalsField, RecordsField
from proposals.forms.lists import BoardForm
from proposals.models import Party
from proposals.moment import Moment, at
from tests.factories import make_party, make_proposal
from tests.views.site import make_site

pytestmark = pytest.mark.django_db


def compare_form(query: str, form: type[CompareForm] = CompareForm) -> CompareForm:
    filled = form(QueryDict(query))
    assert filled.is_valid(), filled.errors
    return filled


def test_texts_keep_the_order_in_which_they_are_named():
    make_site()
    assert [text.slug for text in ProposalsField().clean(["reported", "plan", "counter"])] == [
        "reported",
        "plan",
        "counter",
    ]


def test_records_come_once_in_the_order_of_their_model_and_drafts_are_unknown():
    make_proposal(drafted_by=[make_party(slug="b", name="A"), make_party(slug="a", name="B")])
    make_proposal("draft", drafted_by=[make_party(slug="hidden")])
    field = RecordsField(Party)
    field.queryset = Party.objects.public()

    assert [party.slug for party in field.clean(["a", "b", "a"])] == ["b", "a"]
    errors = BoardForm(QueryDict("party=a&party=hidden&party=nobody")).errors["party"]
    assert "hidden, nobody" in errors[0]


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("t=plan&t=counter", "t=plan&t=counter"),
        ("t=counter&t=plan&base=counter&rows=all&match=all", "t=counter&t=plan"),
        ("t=plan&t=counter&base=counter", "t=plan&t=counter&base=counter"),
        (
            "order=topic&issue=aid&rows=contested&t=plan&t=counter&x=y",
            "t=plan&t=counter&issue=aid&rows=contested&order=topic",
        ),
    ],
)
def test_the_canonical_query_leaves_out_defaults_and_keeps_one_order(query, canonical):
    make_site()
    assert compare_form(query).canonical_query() == canonical


def test_the_canonical_query_can_change_a_value_and_falls_back_to_the_first_text_as_base():
    site = make_site()
    form = compare_form("t=plan&t=counter&t=reported&base=counter&view=redline", ComparePageForm)

    assert form.canonical_query(base=site.reported, view="aligned") == "t=plan&t=counter&t=reported&base=reported"
    assert form.canonical_query(t=[site.plan, site.reported]) == "t=plan&t=reported&view=redline"


def test_every_form_of_a_comparison_reads_a_query_with_defaults():
    make_site()
    form = compare_form("t=plan", CiteForm)
    assert {name: form.cleaned_data[name] for name in CiteForm.CHOICES} == {
        "rows": "all",
        "match": "all",
        "order": "base",
        "view": "aligned",
        "format": "page",
    }
    assert (form.cleaned_data["base"].slug, form.is_complete) == ("plan", False)


def test_a_later_text_is_named_as_later_and_an_unknown_one_is_not():
    make_proposal(slug="later", short_title="Later plan", issued_on="2025-12-01")
    with at(Moment(on=date(2025, 11, 25))):
        form = CompareForm(QueryDict("t=later&t=nowhere"))
        assert form.errors["t"] == ["Later plan had not been issued by 25 November 2025."]
