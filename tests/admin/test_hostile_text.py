"""Text that would be markup or a template is shown as text on every page of the desk."""

from __future__ import annotations

import pytest

from config.records import CATALOGUE, PARTS, REVIEWED
from tests.admin import records
from tests.admin.records import page
from tests.factories import make_party, make_proposal

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>{{ 7|add:7 }}\'"&'
ESCAPED = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;"


def hostile(model: str):
    """A draft with hostile text wherever its model keeps free text."""
    shaped = {"slug", "state", "iso", "language", "original_language", "text_language", "key", "unit", "url"}
    texts = {
        field.name: HOSTILE[: field.max_length]
        for field in records.make(model)._meta.fields
        if field.get_internal_type() in ("CharField", "TextField") and not field.choices and field.name not in shaped
    }
    return records.make(model, **texts)


@pytest.mark.parametrize("model", CATALOGUE + PARTS + REVIEWED)
def test_hostile_text_is_only_text(model, editor):
    record = hostile(model)
    pages = [page(record, view) for view in ("changelist", "change", "delete", "history")]
    if model in REVIEWED:
        pages.append(page(record, "verb", "submit"))
    for address in pages:
        content = editor.get(address).content.decode()
        assert "<script>alert" not in content
        assert "<img src=x" not in content
        assert "14'" not in content


def test_hostile_names_in_messages_and_choices_are_only_text(editor):
    party = make_party(name=HOSTILE, slug="hostile")
    proposal = make_proposal("draft", short_title=HOSTILE[:60], drafted_by=[party])
    for content in (
        editor.get(page(proposal)).content.decode(),
        editor.post(page(proposal, "verb", "submit"), {"confirmed": "yes"}, follow=True).content.decode(),
    ):
        assert ESCAPED in content
        assert "<script>alert" not in content
