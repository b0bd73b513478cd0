"""The examples in the OpenAPI document are answers that the API could give."""

from __future__ import annotations

import pytest
import yaml

from proposals.api.examples import COMPARISON_EXAMPLE, PROPOSAL_EXAMPLE
from proposals.api.serializers.comparison import ComparisonSerializer
from proposals.api.serializers.proposal import ProposalSerializer
from tests.api.contract import DOCUMENT
from tests.api.document import validator


@pytest.fixture(scope="module")
def document() -> dict:
    return yaml.safe_load(DOCUMENT.read_text())


def test_examples_are_as_the_document_says(document):
    for path, component in (("proposals/{slug}/", "Proposal"), ("compare/", "Comparison")):
        answer = document["paths"][f"/api/v1/{path}"]["get"]["responses"]["200"]["content"]["application/json"]
        assert answer["examples"]
        for example in answer["examples"].values():
            validator(document, component).validate(example["value"])


def test_an_example_has_every_field_in_its_order():
    assert list(PROPOSAL_EXAMPLE.value) == list(ProposalSerializer().fields)
    assert list(COMPARISON_EXAMPLE.value) == list(ComparisonSerializer().fields)


def test_the_words_of_the_example_read_back_as_both_texts():
    (row,) = COMPARISON_EXAMPLE.value["rows"]
    base, other = (cell["clauses"][0]["spans"] for cell in row["cells"])
    assert "".join(text for kind, text in other if kind != "added") == "".join(text for _, text in base)
    assert "".join(text for kind, text in other if kind != "removed") == (
        "Ukraine keeps armed forces of at most 800,000 personnel."
    )
