"""Two processes side by side: nothing of the one on a page, list, feed, file or answer of the other; none is refused.

The addresses are those of the URL configuration: a new one has to say here how a process is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from urllib.parse import urlencode
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.urls import URLPattern, get_resolver, reverse

from proposals import urls
from proposals.comparison.wording import records_run_to
from proposals.models import (
    Change,
    Clause,
    Correspondence,
    Event,
    Issue,
    Measure,
    Party,
    Position,
    Process,
    Proposal,
    Source,
    Topic,
    data_until,
)
from tests import two_processes
from tests.portions import view_of

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]

OTHER_PROCESS = re.compile(r'<select[^>]* name="process".*?</select>', re.DOTALL)
TOKEN = re.compile(r"[\w-]+(?:\.[\w-]+)*")
NAMED = re.compile(r'(?:/(?:parties|sources)/|[?&](?:party|process)=|")(\w+)["/&]')
MODELS = (Topic, Issue, Measure, Proposal, Position, Event, Correspondence, Party, Source)

# Pages about the whole site, and addresses that only write.
WHOLE_SITE = {
    *("favicon", "robots", "sitemap", "sitemap-part", "guide", "releases", "release", "release-snapshot"),
    *("api-docs", "api:root", "api:releases", "api:release", "api:dataset", "api:schema"),
}
LISTS = {
    *("home", "compare", "proposals", "board", "timeline", "changes", "feed", "issues", "parties", "sources"),
    *("api:processes", "api:parties", "api:sources", "api:topics", "api:issues", "api:measures", "api:events"),
    *("api:proposals", "api:clauses", "api:positions", "api:correspondences", "api:changes", "api:board"),
}
COMPARED = {"compare", "cite", "compare-csv", "compare-docx", "api:compare"}
SEARCHES = {"search", "api:search"}
# A page or an answer about one record: its model, and whether other processes may name the record too.
RECORDS: dict[str, tuple[type, bool]] = {
    **dict.fromkeys(["proposal", "api:proposal"], (Proposal, False)),
    **dict.fromkeys(["clause", "api:clause"], (Clause, False)),
    **dict.fromkeys(["issue", "api:issue"], (Issue, False)),
    **dict.fromkeys(["party", "api:party"], (Party, True)),
    **dict.fromkeys(["source", "api:source"], (Source, True)),
    "api:process": (Process, False),
    "api:topic": (Topic, False),
    "api:measure": (Measure, False),
    "api:event": (Event, False),
    "api:position": (Position, False),
    "api:correspondence": (Correspondence, False),
    "api:change": (Change, False),
}


@pytest.fixture(scope="module")
def loaded(once):
    once(two_processes.load)


@pytest.fixture
def both(loaded, db) -> list[Process]:
    return list(Process.objects.order_by("slug"))


def names() -> list[str]:
    """The name of every public address that reads, with its namespace: of all the site but the desk and accounts."""
    return list(dict.fromkeys(_names(get_resolver().url_patterns, "")))


def _names(patterns: list, space: str) -> Iterator[str]:
    for each in patterns:
        if not isinstance(each, URLPattern):
            if each.namespace not in ("admin", "account"):
                yield from _names(each.url_patterns, f"{each.namespace}:" if each.namespace else space)
        elif each.name and "get" in getattr(each.callback, "actions", {"get": ""}):
            yield f"{space}{each.name}"


def addresses(process: Process) -> Iterator[str]:
    """Every address at which a reader or a script asks for this process or for something of it."""
    asked, found = urlencode({"process": process.slug}), two_processes.whose()
    texts = list(Proposal.objects.public().with_clauses().filter(process=process))
    pair = urlencode({"t": [text.slug for text in texts[:2]]}, doseq=True)
    for name in names():
        if name in LISTS:
            yield f"{reverse(name)}?{asked}"
            if name.startswith("api:"):
                yield f"{reverse(name)}?{asked}&format=csv"
        if name in SEARCHES:
            yield from (f"{reverse(name)}?q={word}&{asked}" for word in ("plan", "security", "Egypt", "Russia"))
        if name in COMPARED:
            yield f"{reverse(name)}?{pair}"
        if name in RECORDS:
            model, shared = RECORDS[name]
            for record in records_of(process, model, found):
                parts = [record.uid] if model is Change else [record.slug] if model is not Clause else None
                address = reverse(name, args=parts or [record.proposal.slug, record.key])
                yield f"{address}?{asked}" if shared and not name.startswith("api:") else address


def records_of(process: Process, model: type, found: dict) -> list:
    if model is Change:
        return list(Change.objects.public().filter(process=process.slug))
    return [process] if model is Process else two_processes.of(process, model, found)


def marks(process: Process, other: Process, drafts: bool = False) -> set[str]:
    """What gives away a record of ``process``, a draft too: the slugs of what ``other`` does not have."""
    own, others = two_processes.whose(drafts=True), two_processes.whose(drafts)
    found = {process.slug}
    for model in MODELS:
        of_other = {record.slug for record in two_processes.of(other, model, others)}
        found |= {record.slug for record in two_processes.of(process, model, own)} - of_other
    return found


def words(response) -> str:
    """The answer as text, without the process that a reader may choose instead."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content[:2] == b"PK":
        file = ZipFile(BytesIO(content))
        content = b"\n".join(file.read(name) for name in file.namelist() if name.endswith((".xml", ".rels")))
    return OTHER_PROCESS.sub("", content.decode())


def given_away(text: str, foreign: set[str]) -> set[str]:
    """A slug of one plain word has to stand where slugs stand, as it may be any word."""
    return (foreign & set(NAMED.findall(text))) | {
        mark for mark in foreign & set(TOKEN.findall(text)) if not mark.isalpha()
    }


def test_every_address_that_reads_says_how_a_process_is_asked_for():
    known = WHOLE_SITE | LISTS | COMPARED | SEARCHES | set(RECORDS)
    assert set(names()) == known


@pytest.fixture
def kinds_of(portion) -> Callable[[list[str]], list[str]]:
    """Which addresses are asked: of each view, the first with its parameters."""
    if portion is list:
        return list

    def first(every: list[str]) -> list[str]:
        found: dict[tuple[str, str], str] = {}
        for address in every:
            found.setdefault((view_of(address), "csv" if "format=csv" in address else ""), address)
        return list(found.values())

    return first


@pytest.mark.parametrize("number", [0, 1])
def test_nothing_of_one_process_is_on_an_address_of_the_other_and_nothing_is_refused(client, both, kinds_of, number):
    assert [process.slug for process in both] == ["gaza-2025", "russia-ukraine-settlement"]
    process, other = both[number], both[1 - number]
    foreign = marks(other, process)
    assert len(foreign) > 60
    for address in kinds_of(list(addresses(process))):
        cache.clear()  # of how often this reader has asked
        response = client.get(address)
        assert response.status_code == 200, address
        text = words(response)
        assert given_away(text, foreign) == set(), address
        assert other.name not in text, address
        assert records_run_to(data_until().of(other.pk)) not in text, address


def test_an_unknown_process_is_refused_by_every_list_with_those_there_are(client, both):
    sentence = "There is no process “nowhere”; use one of: russia-ukraine-settlement, gaza-2025."
    for name in sorted(LISTS | SEARCHES):
        response = client.get(f"{reverse(name)}?process=nowhere{'&q=plan' if name in SEARCHES else ''}")
        assert response.status_code == 400, name
        if name.startswith("api:"):
            assert [(each["field"], each["message"]) for each in response.json()["errors"]] == [("process", sentence)]
        else:
            assert sentence in response.content.decode(), name


def test_neither_process_takes_over_the_pages_about_one(client, both):
    Process.objects.filter(is_default=True).update(is_default=False)
    for name in ("home", "board", "timeline"):
        text = client.get(reverse(name)).content.decode()
        for process in both:
            assert process.name in text, name
            assert f'href="{reverse(name)}?process={process.slug}"' in text, name
    response = client.get(reverse("api:board"))
    assert (response.status_code, response.json()["errors"]) == (
        400,
        [
            {
                "field": "process",
                "message": "There are several processes, and none is the default: name one.",
                "allowed": ["gaza-2025", "russia-ukraine-settlement"],
            }
        ],
    )


def test_the_default_is_on_the_pages_about_one_although_another_began_later(client, both):
    default = Process.objects.get(is_default=True)
    Process.objects.exclude(pk=default.pk).update(started_on="2030-01-01")
    assert client.get(reverse("api:board")).json()["process"] == default.slug
    for name in ("board", "timeline"):
        assert default.name in client.get(reverse(name)).content.decode()


def test_the_starter_data_is_one_entry_for_each_process(client, both):
    entries = client.get(f"{reverse('api:changes')}?kind=publication").json()["results"]
    assert sorted((entry["kind"], entry["record"], entry["name"]) for entry in entries) == [
        ("publication", "process", process.slug) for process in both
    ]


@pytest.mark.parametrize("name", [pattern.name for pattern in urls.urlpatterns])
def test_every_page_says_which_parameter_it_does_not_know_and_every_file_refuses_it(client, both, name):
    both_texts = urlencode({"t": ["us-28-point-2025-11", "e3-counter-2025-11"]}, doseq=True)
    record = RECORDS[name][0].objects.public().first() if name in RECORDS else None
    parts = {
        "clause": lambda: [record.proposal.slug, record.key],
        "sitemap-part": lambda: ["pages"],
        "release": lambda: [1],
        "release-snapshot": lambda: [1],
    }.get(name, lambda: [record.slug] if record else [])()
    query = both_texts if name in COMPARED else "q=plan" if name in SEARCHES else ""
    response = client.get(f"{reverse(name, args=parts)}?{query}&colour=red&{'x' * 50}=1")

    files = {"robots", "sitemap", "sitemap-part", "compare-csv", "compare-docx", "feed", "release-snapshot"}
    expected = 302 if name == "favicon" else 404 if name == "release" else 400 if name in files else 200
    assert response.status_code in (expected, 301), name
    if expected in (200, 400):
        text = response.content.decode()
        assert "<code>colour</code>" in text, name
        assert f"<code>{'x' * 40}</code>" in text, name
