"""Over all the data: a page that names a source names its grade, and what rests only on lower grades says so."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from django.core.management import call_command

from proposals.comparison.source_wording import States, evidence, grade, source_name, weakness
from proposals.comparison.wording import day
from proposals.management.commands.setup_site import STARTER_DATA
from proposals.models import Clause, Event, Issue, Party, Position, Process, Proposal, Source
from tests.views.reading import Node, read

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]
SOURCE = re.compile(r"/sources/([^/]+)/")
SIX = [
    "us-28-point-2025-11", "e3-counter-2025-11", "geneva-19-point-2025-11", "europe-24-point-2025-11",
    "framework-20-point-2025-12", "us-four-documents-2025-12",
]  # fmt: skip


@pytest.fixture(scope="module")
def loaded(once):
    for name in ("ukraine-2025", "gaza-2025"):
        once(call_command, "load_dataset", str(STARTER_DATA.parent / name), verbosity=0)


@pytest.fixture
def everything(loaded, db):
    """Both processes."""


def compared(*slugs: str, **more: str) -> str:
    return f"/compare/?{urlencode([('t', slug) for slug in slugs] + list(more.items()))}"


def pages() -> list[str]:
    """Every page of which there is one for a process, a text, a party or a source, and some of every other kind."""
    processes = [process.slug for process in Process.objects.public()]
    records = (*Proposal.objects.public(), *Party.objects.public(), *Source.objects.public())
    clauses = Clause.objects.public().select_related("proposal")
    return [
        *(f"/{page}?process={slug}" for page in ("", "timeline/", "board/") for slug in processes),
        *(record.get_absolute_url() for record in records),
        *(issue.get_absolute_url() for issue in Issue.objects.public()[::6]),
        *(clause.get_absolute_url() for clause in clauses[::25]),
        *("/sources/", "/search/?q=report&kind=source", "/search/?q=Reuters"),
        compared(*SIX[:2]),
        compared(*SIX),
        compared(*SIX[:3], view="summary"),
    ]


def frame(link: Node) -> Node:
    """The entry of a list, the paragraph or the row that names a source."""
    while link.tag not in ("li", "p", "tr"):
        assert link.parent is not None
        link = link.parent
    return link


def named_sources(page: Node) -> dict[int, tuple[list[str], list[str]]]:
    """For each place that names sources: their slugs, and the grades beside them, both in order."""
    places = {}
    for link in page.one("main").all("a"):
        if SOURCE.match(link.attrs["href"]):
            place = frame(link)
            slugs = [SOURCE.match(each.attrs["href"]) for each in place.all("a")]
            grades = [each.text.removeprefix("(").removesuffix(")") for each in place.all("span", "grade")]
            places[id(place)] = ([slug[1] for slug in slugs if slug], grades)
    return places


def test_every_page_that_names_a_source_names_its_grade(client, everything, portion):
    states = States()
    sources = {source.slug: source for source in Source.objects.public()}
    grades = {slug: grade(source, states) for slug, source in sources.items()}
    seen: set[str] = set()
    every = list(pages())
    asked = portion(every)
    for address in asked:
        page = read(client.get(address))
        for slugs, shown in named_sources(page).values():
            assert shown == [grades[slug] for slug in slugs], address
            seen.update(slugs)
        if own := SOURCE.match(address):
            source, said = sources[own[1]], page.one("main").text
            wanted = [grades[own[1]], source.reliability_reason, source.copy_of, source.missing]
            assert [words for words in wanted if words not in said] == [], address
    assert seen if len(asked) < len(every) else seen == set(sources)


def weak_words(node: Node) -> list[str]:
    return [paragraph.text for paragraph in node.all("p", "weak")]


def expected(record: Clause | Position, states: States) -> list[str]:
    words = weakness(record.sourcing, states)
    return [f"{words[0].upper()}{words[1:]}."] if words else []


def test_what_rests_only_on_lower_grades_says_so_on_its_page_and_in_the_api(client, everything):
    states, weak = States(), 0
    for text in Proposal.objects.public():
        page = read(client.get(text.get_absolute_url()))
        shown = {node.attrs["id"]: node for node in page.all("article", "clause")}
        for clause in text.clauses.prefetch_related("sources"):
            node = shown[f"clause-{clause.key}"]
            statements = [words for said in node.all("article", "statement") for words in weak_words(said)]
            assert weak_words(node)[: len(weak_words(node)) - len(statements)] == expected(clause, states), clause
            assert evidence(clause) in node.text
            weak += bool(expected(clause, states))
    for party in Party.objects.public():
        page = read(client.get(party.get_absolute_url()))
        shown = {node.attrs["id"]: node for node in page.all("article", "statement")}
        for position in Position.objects.public().filter(party=party).with_target():
            assert weak_words(shown[position.slug]) == expected(position, states), position
            weak += bool(expected(position, states))
    records = {**{f"{clause}": clause for clause in Clause.objects.public().prefetch_related("sources")},
               **{position.slug: position for position in Position.objects.public().with_target()}}  # fmt: skip
    for name in ("clauses", "positions"):
        address = f"/api/v1/{name}/?page_size=200"
        while address:
            answer = client.get(address).json()
            for row in answer["results"]:
                sourcing = records.pop(f"{row['proposal']}/{row['key']}" if name == "clauses" else row["slug"]).sourcing
                assert row["well_sourced"] == sourcing.well_sourced
                assert row["independent_sources"] == sourcing.independent
                assert (row["independent_sources"] > 0) is bool(row["well_sourced"])
            address = answer["next"]
    assert (records, weak > 20) == ({}, True)


def test_a_comparison_says_so_beside_the_clause(client, everything):
    states = States()
    clauses = {f"{clause}": clause for clause in Clause.objects.public().prefetch_related("sources")}
    for address in (compared(*SIX[:2]), compared("geneva-19-point-2025-11", "ukraine-plan-b-2025-12")):
        for node in read(client.get(address)).one("table", "comparison").all("div", "clause"):
            link = node.all("p", "number")[0].all("a")[0].attrs["href"]
            clause = clauses["/".join(link.strip("/").split("/")[1:3])]
            statements = [words for said in node.all("article", "statement") for words in weak_words(said)]
            assert [words for words in weak_words(node) if words not in statements] == [
                words for words in expected(clause, states) if words not in statements
            ], clause


def test_the_board_and_the_issue_say_so_beside_the_stance_and_the_clause(client, everything):
    states = States()
    weak = [each for each in Position.objects.public().current().with_target() if expected(each, states)]
    on_issues = [position for position in weak if position.issue_id]
    assert len(on_issues) > 1
    for position in weak:
        if position.clause_id:
            continue
        process = (position.proposal or position.issue.topic).process
        board = read(client.get(f"/board/?process={process.slug}")).one("main")
        cells = [
            cell
            for cell in board.all("td")
            for link in cell.all("a")
            if link.attrs["href"].endswith(f"#{position.slug}")
        ]
        assert [cell.all("span", "weak")[0].text for cell in cells] == [weakness(position.sourcing, states)], position
    for position in on_issues:
        page = read(client.get(position.issue.get_absolute_url()))
        (entry,) = [
            p for p in page.one("dl", "stands").all("p") for a in p.all("a") if a.attrs["href"] == f"#{position.slug}"
        ]
        assert entry.all("span", "weak")[0].text == weakness(position.sourcing, states)
    clauses = Clause.objects.public().filter(issue__isnull=False).prefetch_related("sources").select_related("issue")
    for clause in clauses:
        if expected(clause, states):
            page = read(client.get(clause.issue.get_absolute_url()))
            (entry,) = [
                node for node in page.all("div", "clause")
                if node.all("p", "number")[0].all("a")[0].attrs["href"] == clause.get_absolute_url()
            ]  # fmt: skip
            assert weak_words(entry) == expected(clause, states)


def test_a_point_not_recorded_says_which_source_has_it(client, everything):
    unrecorded = Clause.objects.public().filter(status="unrecorded").select_related("proposal")
    reuters = unrecorded.filter(proposal__slug="e3-counter-2025-11")
    assert sorted(int(clause.key) for clause in reuters) == [15, 17, 18, 22, 23, 27]
    assert all("Reuters has published it in full" in clause.note for clause in reuters)
    table = read(client.get(compared(*SIX))).one("table", "comparison")
    beside = [node.text for node in table.all("div", "clause")]
    answer = client.get("/api/v1" + compared(*SIX)).json()
    in_api = {clause["url"].split("/clauses/")[1].strip("/"): clause["note"]
              for row in answer["rows"] for cell in row["cells"] for clause in cell["clauses"]}  # fmt: skip
    for clause in unrecorded:
        assert clause.note
        assert clause.note in read(client.get(clause.get_absolute_url())).one("main").text
        assert client.get(f"/api/v1/clauses/{clause}/").json()["note"] == clause.note
        if clause.proposal.slug in SIX:
            assert in_api[str(clause)] == clause.note
            assert any(clause.note in text for text in beside), clause


def test_a_copy_names_whose_it_is_wherever_it_is_linked(client, everything):
    names = {source.slug: source_name(source) for source in Source.objects.exclude(copy_of="")}
    assert names["anewz-e3"] == "Reuters, carried by AnewZ"
    for address in ("/?process=ukraine-2025", *(text.get_absolute_url() for text in Proposal.objects.public())):
        for link in read(client.get(address)).one("main").all("a"):
            slug = SOURCE.match(link.attrs["href"])
            if slug and slug[1] in names:
                assert link.text == names[slug[1]]


def test_a_day_of_publication_that_is_inferred_says_so_wherever_it_shows(client, everything, portion):
    inferred = {each.slug: day(each.published_on) for each in Source.objects.public() if each.has_inferred_day}
    assert len(inferred) > 50
    seen = set()
    addresses = pages()
    for address in portion(addresses):
        main = read(client.get(address)).one("main")
        for link in main.all("a"):
            slug = SOURCE.search(link.attrs["href"])
            if slug and slug[1] in inferred and inferred[slug[1]] in (text := frame(link).text):
                plain = text.count(inferred[slug[1]]) - text.count(f"{inferred[slug[1]]} (date inferred)")
                # A paragraph on a statement gives the statement's day too, but never that of its source.
                assert plain == 0 or frame(link).tag == "p", (address, slug[1])
                seen.add(slug[1])
    some = list(inferred)[:: 1 if len(portion(addresses)) == len(addresses) else 10]
    for slug in some:
        about = read(client.get(f"/sources/{slug}/")).one("main").all("p", "meta")[0].text
        assert f"{inferred[slug]} (date inferred)" in about
    assert seen == set(inferred) if some == list(inferred) else len(seen) > 5


def test_an_event_that_rests_only_on_lower_grades_says_so(client, everything):
    states, weak = States(), set()
    for process in Process.objects.public():
        pages_of = [read(client.get(f"/{page}?process={process.slug}")) for page in ("", "timeline/")]
        for event in Event.objects.public().filter(process=process).prefetch_related("sources"):
            answer = client.get(f"/api/v1/events/{event.slug}/").json()
            assert answer["well_sourced"] == (not expected(event, states))
            weak |= {event.slug} if expected(event, states) else set()
            for page in pages_of:
                (entry,) = [each for each in page.all("li") if each.attrs.get("id") == event.slug]
                assert weak_words(entry) == expected(event, states), event
    assert weak
