"""The records of the format, and the document that describes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.conf import settings

from proposals.dataset import schema
from proposals.dataset.record import Record
from proposals.dataset.schema import ProposalRecord, TermRecord


def test_the_format_document_names_every_field():
    text = (settings.BASE_DIR / "docs" / "data-format.md").read_text()
    records = [kind for kind in vars(schema).values() if isinstance(kind, type) and issubclass(kind, Record)]
    fields = {field.alias or name for kind in records for name, field in kind.model_fields.items()}
    assert len(fields) > 60
    assert [name for name in sorted(fields) if f"`{name}`" not in text] == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (600000, "600000"),
        (Decimal("0.50"), "0.50"),
        (Decimal("1E-7"), "0.0000001"),
        (True, "true"),
        (False, "false"),
        ("the border", "the border"),
    ],
)
def test_a_term_is_stored_as_the_words_of_its_value(value, text):
    record = TermRecord(key="cap", value=value)
    assert (record.text, record.stored()) == (text, {"value": text, "unit": "", "note": ""})


def test_a_field_with_a_default_may_be_left_out_and_every_other_one_must_be_there():
    optional = {name for name, field in ProposalRecord.model_fields.items() if not field.is_required()}
    assert optional == {"text_language", "state", "reading"}
