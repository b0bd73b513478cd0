"""Characters that turn or hide something show on every page, and stay in the data as they are."""

from __future__ import annotations

import io
import json
import re

import pytest
from docx import Document

from proposals.engine.characters import HIDDEN
from proposals.models import Change, Clause, Event, Issue, Party, Position, Proposal, Source
from proposals.models.odd_text import text_fields
from tests.views.reading import read
from tests.views.site import addresses, make_site

pytestmark = pytest.mark.django_db

TURNED = "600\u202e000 m\u200bay \u2067x"
SHOWN = "600[U+202E]000 m[U+200B]ay [U+2067]x"
BOTH = "t=plan&t=counter"


@pytest.fixture
def site():
    return make_site(TURNED)


def hidden_in(content: bytes) -> set[str]:
    return {f"U+{ord(found):04X}" for found in HIDDEN.findall(content.decode())}


def test_no_page_has_a_hidden_character(client, site, portion):
    for url in portion(addresses(site)):
        assert hidden_in(client.get(url).content) == set(), url


@pytest.mark.parametrize("query", ["q=%E2%80%AE600", "on=%E2%80%AE", "lang=%E2%80%AE", "%E2%80%AE=1"])
def test_what_an_address_brings_along_shows_too(client, site, query):
    answer = client.get(f"/search/?{query}")
    assert hidden_in(answer.content) == set()
    assert answer.get("Content-Length", str(len(answer.content))) == str(len(answer.content))


def test_titles_and_linked_data_show_them_too(client, site):
    Proposal.objects.filter(pk=site.plan.pk).update(title=f"Plan {TURNED}", short_title=f"Plan {TURNED}")
    page = client.get("/proposals/plan/").content.decode()
    linked = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert f"Plan {SHOWN}" in read(client.get("/proposals/plan/")).one("title").text
    assert linked["name"] == f"Plan {SHOWN}"


def test_the_feed_and_the_files_of_a_comparison_show_them(client, site):
    Proposal.objects.filter(pk=site.plan.pk).update(title=f"Plan {TURNED}")
    site.plan.refresh_from_db()
    Change.of(Change.Kind.PUBLICATION, site.plan).save()
    feed = client.get("/changes/feed/").content
    table = client.get(f"/compare/comparison.csv?{BOTH}").content
    file = b"".join(client.get(f"/compare/comparison.docx?{BOTH}"))
    words = "".join(Document(io.BytesIO(file)).element.body.itertext())
    assert (hidden_in(feed), hidden_in(table.removeprefix(b"\xef\xbb\xbf"))) == (set(), set())
    assert not HIDDEN.search(words)
    assert "[U+202E]" in words
    assert b"[U+202E]" in table
    assert b"[U+202E]" in feed


def test_the_records_and_the_answers_of_the_api_keep_them(client, site):
    client.get("/proposals/plan/1/")
    assert TURNED in site.size.text
    assert Clause.objects.get(pk=site.size.pk).text == site.size.text
    assert client.get("/api/v1/clauses/plan/1/").json()["text"] == site.size.text


def test_what_a_script_needs_stays(client, site):
    persian = "می\u200cخواهم 5\u200f - 10"
    Clause.objects.filter(pk=site.size.pk).update(text=persian)
    assert persian in client.get("/proposals/plan/1/").content.decode()


@pytest.mark.parametrize("model", [Clause, Event, Issue, Party, Position, Proposal, Source])
def test_there_are_words_of_each_kind_to_turn(model):
    assert text_fields(model)
