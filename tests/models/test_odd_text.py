"""Odd characters in the words of a record."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from config.records import CATALOGUE, PARTS, REVIEWED
from proposals.management.commands.setup_site import STARTER_DATA
from proposals.models import Clause, Party
from proposals.models.odd_text import odd_fields, odd_keys, odd_sentences, text_fields
from tests.factories import make_clause, make_event, make_party, make_position, make_proposal, make_source

pytestmark = pytest.mark.django_db

TURNED = "cap \u202e600"


def test_every_field_that_holds_words_is_looked_at():
    fields = {field.name for field in text_fields(Clause)}
    assert fields == {"key", "number", "heading", "text", "reading", "locator", "note"}
    assert {field.name for field in text_fields(Party)} == {"slug", "name", "short_name", "iso"}


def test_each_field_is_named_with_what_is_odd_in_it():
    party = make_party(name="Alph\u0430", short_name="A\u200bl")
    assert odd_sentences(party) == [
        "Name: U+0430 CYRILLIC SMALL LETTER A, which looks like a letter of another script, is character 5, in "
        "“Alphа”.",
        "Short name: U+200B ZERO WIDTH SPACE, which cannot be seen, is character 2, in “A[U+200B]l”.",
    ]
    assert odd_sentences(make_party(name="Альфа", short_name="Альфа")) == []


def test_names_in_lists_and_slugs_in_what_was_read_are_looked_at():
    event = make_event(persons=["First Person", "Sec\u043end Person"], reading={"wi\u200bre": "read"})
    assert {name: [odd.kind for odd in found] for name, found in odd_fields(event).items()} == {
        "persons": ["look-alike"],
        "reading": ["invisible"],
    }


@pytest.mark.parametrize(("language", "odd"), [("en", ["text"]), ("uk", []), ("", [])])
def test_the_words_of_a_clause_are_in_the_language_of_its_text(language, odd):
    proposal = make_proposal(text_language=language or "he")
    assert list(odd_fields(make_clause(proposal=proposal, text="РОСА", heading=""))) == odd


def test_records_are_found_by_model_in_every_state_and_forgotten_once_mended(django_assert_num_queries):
    clause, party = make_clause(text=TURNED), make_party(name=TURNED)
    draft, source = make_position("draft", statement=TURNED), make_source(title=TURNED)
    found = {name: keys for name, keys in odd_keys().items() if keys}
    assert found == {"clause": {clause.pk}, "party": {party.pk}, "position": {draft.pk}, "source": {source.pk}}
    with django_assert_num_queries(1):
        odd_keys()
    Clause.objects.filter(pk=clause.pk).update(text="cap 600")
    assert odd_keys()["clause"] == frozenset()
    assert set(odd_keys()) == {*CATALOGUE, *PARTS, *REVIEWED}


@pytest.mark.parametrize("name", sorted(path.name for path in Path(STARTER_DATA).parent.iterdir() if path.is_dir()))
def test_no_record_that_comes_with_the_site_has_an_odd_character(name):
    call_command("load_dataset", str(STARTER_DATA.parent / name), verbosity=0)
    assert {model: keys for model, keys in odd_keys().items() if keys} == {}
