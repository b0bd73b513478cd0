"""What an analyst suggests about something published shows nowhere until an editor accepts it."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import resolve, reverse

from proposals.editing.revise import accept
from proposals.models import SuggestedChange
from proposals.models.suggested_change import SUGGESTIBLE
from proposals.models.versions import values
from proposals.publication import releases
from tests.api.conftest import Script, script_of
from tests.api.test_leaks import STATES
from tests.factories import make_source, make_user
from tests.moment.later import CANARY, every_address, make_older_site
from tests.moment.test_on import answers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]

# Every kind of record that has suggestions → the fields that take any words.
WORDS = {
    "proposal": ["title", "short_title", "summary", "date_note", "authorship_note"],
    "clause": ["heading", "text", "locator", "note"],
    "omission": ["note"],
    "term": ["value", "note"],
    "variantreading": ["reading"],
    "position": ["statement", "stated_by", "note"],
    "event": ["name", "place", "summary", "note"],
    "correspondence": ["summary", "note"],
}

# Named by a suggestion, which makes nothing public; refused; and found by its words, which only a suggestion has.
NAMED = [
    f"/sources/{CANARY}/",
    f"/api/v1/sources/{CANARY}/",
    f"/api/v1/clauses/?source={CANARY}",
    f"/api/v1/proposals/?cursor=after:{CANARY}",
    f"/api/v1/search/?q={CANARY}&format=csv",
    "/api/v1/board/?format=csv",
    "/api/v1/clauses/?format=csv",
    "/api/v1/changes/?format=csv",
    "/api/v1/compare/",
]


@pytest.fixture
def site():
    made = make_older_site()
    made.counter.omissions.create(clause=made.size, how="struck")
    return made


def suggest_everywhere() -> list[SuggestedChange]:
    """The canary in every field of :data:`WORDS`, as a source, and another stance, filed as at the desk."""
    author, source = make_user("Analyst", username=CANARY), make_source(slug=CANARY, title=CANARY, publisher=CANARY)
    suggestions = []
    for name in SUGGESTIBLE:
        for record in apps.get_model("proposals", name).objects.all():
            new = {field: f"{CANARY} {field}" for field in WORDS[name]}
            if name == "clause" and record.status in ("deleted", "unrecorded"):
                del new["text"]
            if name == "term":
                new["unit"] = ""
            if name == "position":
                new |= {"stance": "open", "conditions": "", "source": source.pk}
            elif "sources" in (stored := values(record)):
                new["sources"] = [*stored["sources"], source.pk]
            suggestions.append(SuggestedChange.suggest(record, new, by=author, reason=CANARY))
    return suggestions


def with_canary(by_url: dict[str, tuple]) -> list[str]:
    return [url for url, answer in by_url.items() if CANARY.encode() in answer[2] and CANARY not in url]


@pytest.mark.sweep
def test_a_suggested_change_changes_no_byte_of_any_page_or_answer(client, site, portion):
    urls = [*portion(every_address(site)), *NAMED]
    before = answers(client, urls)

    suggested = suggest_everywhere()

    after = answers(client, urls)
    assert {change.model for change in suggested} == set(WORDS) == set(SUGGESTIBLE)
    assert [url for url in urls if before[url] != after[url]] == []
    assert with_canary(after) == []
    suggested[0].decline(by=suggested[0].author, reason=CANARY)
    assert answers(client, NAMED) == {url: before[url] for url in NAMED}


# Refused, each with an answer that says something of the record.
SENT = [
    (method, f"{path}{more}", body)
    for path in ("proposals/plan/", "clauses/plan/1/", "positions/p001/", "events/meeting/", "correspondences/c001/")
    for method, more, body in (
        ("PATCH", "", {"note": "Otherwise."}),
        ("DELETE", "", {}),
        *([("POST", "withdraw/", {"reason": "Wrong."})] if not path.startswith("clauses") else []),
    )
]


def refusals(script: Script) -> dict[str, tuple]:
    by_request = {}
    for method, path, body in SENT:
        for etag in ('"stale"', script.get(path.removesuffix("withdraw/"))["ETag"]):
            by_url = script.send(method, path, body, etag=etag)
            by_request[f"{method} {path} {etag}"] = (by_url.status_code, by_url.get("ETag"), by_url.content)
    return by_request


@pytest.mark.sweep
def test_the_token_of_another_analyst_does_not_show_it_either(site):
    reader = Client(headers=script_of(make_user("Analyst"), "read").sent)
    urls = [url for url in [*every_address(site), *NAMED] if url.startswith("/api/")]
    urls += [f"/api/v1/{path}" for path in STATES]
    before = answers(reader, urls)

    suggest_everywhere()

    after = answers(reader, urls)
    assert [url for url in urls if before[url] != after[url]] == []
    assert with_canary(after) == []


@pytest.mark.sweep
def test_no_refusal_shows_it(site):
    script = script_of(make_user("Analyst"), "read", "write")
    before = refusals(script)

    suggest_everywhere()

    after = refusals(script)
    assert after == before
    assert {status for status, *_ in before.values()} == {403, 412}
    assert with_canary(after) == []


def test_a_release_made_meanwhile_does_not_keep_it(client, site):
    suggest_everywhere()
    releases.make(None, "First.")
    snapshot = client.get(reverse("release-snapshot", args=[1]))
    assert (snapshot.status_code, CANARY.encode() in snapshot.getvalue()) == (200, False)


@pytest.mark.sweep
def test_it_shows_once_an_editor_has_accepted_it(client, site):
    """The canary can sing: without this, the tests above could pass on suggestions that say nothing."""
    editor = make_user("Editor")
    for suggestion in suggest_everywhere():
        accept(suggestion, editor, suggestion.overtaken_version)  # those before it changed the words under some
    by_url: dict[str, Any] = answers(client, [*every_address(site), *NAMED])
    singing = {resolve(url.partition("?")[0]).view_name for url in with_canary(by_url)}
    silent = {resolve(url.partition("?")[0]).view_name for url in every_address(site)} - singing
    # The catalogue, which nobody suggests about; what names records by their slugs; what is compressed; a search cuts
    # the words where they are marked. All of them are compared byte by byte above.
    assert silent == {
        *("api:process", "api:party", "api:source", "api:topic", "api:issue", "api:measure", "parties"),
        *("api:processes", "api:parties", "api:topics", "api:issues", "api:measures"),
        *("api:root", "api:schema", "api:board", "sitemap", "api:search", "api:dataset", "compare-docx"),
        *("releases", "release", "release-snapshot", "api:releases", "api:release", "guide"),
    }
    assert [by_url[url][0] for url in NAMED[:2]] == [200, 200]
