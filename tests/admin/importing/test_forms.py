"""The forms of an import: each error stands beside its field, and nothing that was typed is lost."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from proposals.documents import limits, reading
from tests.admin.importing.browsing import (
    TEXT,
    import_url,
    submit_text,
)
from tests.documents import samples
from tests.factories import make_source


def test_the_one_source_of_a_text_is_filled_in(analyst, draft):
    form = analyst.get(import_url(draft)).context["origin_form"]
    assert form["source"].value() == "agency"
    draft.sources.add(make_source())
    assert analyst.get(import_url(draft)).context["origin_form"]["source"].value() is None


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({}, "__all__", "Paste a text or choose a file."),
        ({"text": " \n "}, "__all__", "Paste a text or choose a file."),
        (
            {"text": "x" * (limits.CHARACTERS + 1)},
            "text",
            "The text has more than 200,000 characters. Import it in parts.",
        ),
        (
            {"text": "1. x\n" * (limits.CLAUSES + 1)},
            "__all__",
            "The text splits into more than 400 parts. Import it in sections.",
        ),
        ({"text": "a\x00b"}, "text", "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_read_is_reported_beside_its_field_and_the_text_stays(fields, field, message, analyst, draft):
    response = submit_text(analyst, draft, **fields)
    assert response.context["text_form"].errors == {field: [message]}
    assert response.context["text_form"]["text"].value() == fields.get("text")
    assert response.context["origin_form"]["basis"].value() == "verbatim"


def test_a_text_and_a_file_together_are_refused(analyst, draft):
    response = submit_text(analyst, draft, text=TEXT, file=SimpleUploadedFile("plan.txt", b"1. Other."))
    assert response.context["text_form"].errors == {"__all__": ["Paste a text or choose a file, not both."]}


def test_a_hostile_file_is_refused_with_a_sentence(analyst, draft):
    response = submit_text(analyst, draft, file=SimpleUploadedFile("plan.docx", samples.bomb(100_000_000)))
    assert response.context["text_form"].errors == {
        "file": ["The file would unpack to far more than its size and was not opened. Paste the text instead."]
    }


def test_reading_a_slow_file_is_stopped_and_the_page_says_so(analyst, draft, monkeypatch):
    monkeypatch.setattr(reading, "CHILD", [reading.sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(
        "proposals.admin.importing.forms.read", lambda name, data: reading.read(name, data, seconds=0.5)
    )
    response = submit_text(analyst, draft, file=SimpleUploadedFile("plan.txt", b"1. x"))
    assert response.context["text_form"].errors == {
        "file": ["Reading the file took more than 20 seconds and was stopped. Paste the text instead."]
    }


@pytest.mark.parametrize("slug", ["nobody", "", "a\x00", "x" * 5000, "<b>"])
def test_an_unknown_source_is_reported_and_the_text_stays(slug, analyst, draft):
    response = submit_text(analyst, draft, text=TEXT, source=slug)
    assert list(response.context["origin_form"].errors) == ["source"]
    assert response.context["text_form"]["text"].value() == TEXT
