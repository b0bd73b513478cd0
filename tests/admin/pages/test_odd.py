"""Odd characters at the desk: said where a record is written, reviewed and imported, and found in lists."""

from __future__ import annotations

import html

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from config.records import CATALOGUE, PARTS, REVIEWED
from proposals.models import Party, SuggestedChange
from tests.admin.form_data import add, typed
from tests.admin.importing.browsing import submit_text
from tests.admin.records import changelist, make, page
from tests.admin.suggestions import suggest
from tests.factories import make_clause, make_party, make_proposal, make_term

pytestmark = pytest.mark.django_db

TURNED = "Alpha\u202e"
SAID = "U+202E RIGHT-TO-LEFT OVERRIDE, which changes the direction of writing, is character 6, in “Alpha[U+202E]”."
PARTY = {"slug": "alpha", "name": TURNED, "short_name": "Alpha", "kind": "coalition"}


def messages_of(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_a_record_with_an_odd_character_is_saved_with_a_warning(analyst):
    response = analyst.post(add("party"), PARTY)
    assert response.status_code == 302
    assert Party.objects.get().name == TURNED
    assert f"Name: {SAID} Saved as it is: make sure that it belongs there." in messages_of(response)


def test_a_part_on_the_page_of_a_clause_is_looked_at_too(editor):
    clause = make_clause(proposal=make_proposal("draft"))
    term = make_term(clause=clause)
    data = typed(editor.get(page(clause))) | {"terms-0-note": "As re\u200bad"}
    response = editor.post(page(clause), data)
    assert response.status_code == 302
    term.refresh_from_db()
    assert term.note == "As re\u200bad"
    assert [message for message in messages_of(response) if "U+200B ZERO WIDTH SPACE" in message] != []


@pytest.mark.parametrize("model", CATALOGUE + PARTS + REVIEWED)
def test_its_page_names_it_and_the_list_finds_it(model, editor):
    field = {
        "source": "title", "topic": "name", "issue": "name", "measure": "description", "party": "name",
        "process": "name", "clause": "text", "omission": "note", "term": "note", "variantreading": "reading",
        "proposal": "title", "position": "statement", "event": "name", "correspondence": "note",
    }[model]  # fmt: skip
    plain, odd = make(model), make(model, **{field: TURNED})
    assert SAID in html.unescape(editor.get(page(odd)).content.decode())
    assert "Characters to look at" not in editor.get(page(plain)).content.decode()
    found = editor.get(f"{changelist(model)}?characters=odd").context["cl"].queryset
    assert list(found) == [odd]
    waiting = {entry["url"] for entry in editor.get(reverse("admin:index")).context["queues"]}
    assert f"{changelist(model)}?characters=odd" in waiting


def test_the_reviewer_reads_it_of_a_text_and_of_all_it_contains(editor):
    clause = make_clause(proposal=make_proposal("in-review", title=TURNED), number="1", text=TURNED)
    make_term(clause=clause, note=TURNED)
    clause.variant_readings.create(source=clause.sources.first(), reading=TURNED)
    clause.proposal.omissions.create(clause=make_clause(), how="struck", note=TURNED)
    named = editor.get(page(clause.proposal, "review")).context["odd"]
    assert [each.removesuffix(SAID).rpartition(":")[0].split(": ")[-1] for each in named] == [
        "Title", "Note", "Text", "Note", "Reading",
    ]  # fmt: skip
    assert all(each.endswith(SAID) for each in named)


def test_the_preview_of_an_import_names_it_in_its_row(analyst, draft):
    response = submit_text(analyst, draft, text="1. The first point stays.\n2. The second m\u0430y go.\n")
    rows = response.context["preview"].rows
    assert [row.odd != "" for row in rows] == [False, True]
    assert response.content.decode().count("U+0430 CYRILLIC SMALL LETTER A") == 2


def test_what_a_language_needs_is_no_matter(analyst):
    names = {"name": "می\u200cخواهم", "short_name": "שלום 5\u200f"}
    response = analyst.post(add("party"), PARTY | names)
    assert [message for message in messages_of(response) if "U+20" in message] == []
    assert "Characters to look at" not in analyst.get(page(make_party(**names))).content.decode()


def test_who_decides_about_a_suggestion_reads_it_and_sees_the_words_as_they_are(analyst, editor, clause):
    assert suggest(analyst, clause, text=TURNED).status_code == 302
    content = html.unescape(editor.get(page(SuggestedChange.objects.get())).content.decode())
    assert f"Text: {SAID}" in content
    assert TURNED not in content
