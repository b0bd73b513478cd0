"""Over all the data: what the pages say of a stance is what the records say, and no page contradicts another."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client

from proposals.comparison.source_wording import States, weakness
from proposals.comparison.wording import day, machine_day
from proposals.dataset.load import load_folder
from proposals.models import Issue, Party, Position, Process
from tests.api.conftest import Script
from tests.api.test_tables import table
from tests.views.reading import Node, read

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]

DATA = Path(apps.get_app_config("proposals").path) / "data"
PROCESSES = ("ukraine-2025", "gaza-2025")
BEST_FIRST = {"on-record": "on the record", "reported": "reported", "anonymous": "anonymous", "inferred": "inferred"}
ACCEPTING = {"supports", "supports-with-conditions"}


@pytest.fixture(scope="module")
def loaded(once):
    for process in PROCESSES:
        once(load_folder, DATA / process)


@pytest.fixture(params=PROCESSES)
def process(request, loaded, db) -> Process:
    folder = {"ukraine-2025": "ukraine", "gaza-2025": "gaza"}[request.param]
    return next(process for process in Process.objects.all() if folder in process.slug)


@cache
def get(address: str) -> Node:
    """No test here changes the data, so a page is asked for once."""
    return read(Client().get(address))


def strength(position: Position) -> tuple:
    return position.stated_on, -list(BEST_FIRST).index(position.certainty), position.pk


def courses(process: Process) -> dict[str, list[Position]]:
    """What a party said of a target, in order of precedence, under the slug of the statement that counts."""
    grouped = defaultdict(list)
    for position in Position.objects.public().of_process(process).with_target():
        grouped[position.party_id, position.target_ids].append(position)
    ordered = [sorted(statements, key=strength) for statements in grouped.values()]
    return {statements[-1].slug: statements for statements in ordered}


def rests_on(position: Position) -> str:
    return weakness(position.sourcing, States())


def evidence(statements: list[Position]) -> str:
    """The latest statement, the first and the best with this stance, each with its own day, certainty and sources."""
    held = [statements[-1]]
    for each in reversed(statements[:-1]):
        if each.stance != held[0].stance:
            break
        held.insert(0, each)
    since, now = held[0], held[-1]
    best = max(held, key=lambda each: (rests_on(each) == "", -list(BEST_FIRST).index(each.certainty), strength(each)))

    def words(each: Position) -> str:
        details = (day(each.stated_on, each.date_precision), BEST_FIRST[each.certainty], rests_on(each))
        return ", ".join(filter(None, details))

    said = words(now)
    if since != now:
        said = f"latest {said}; since {words(since)}" + (" (best evidence)" if best == since else "")
    return said + (f"; best evidence: {words(best)}" if best not in (now, since) else "")


def shown(*parts: Node) -> dict[str, str]:
    """The evidence for each stance in lists of who stands where, by the slug that it links to."""
    found: dict[str, str] = {}
    for listed in (listed for part in parts for listed in part.all("dl", "stands")):
        for line in (line for line in listed.all("p") if line.all("span", "when")):
            slug = line.all("a")[0].attrs["href"].rpartition("#")[2]
            said = line.all("span", "when")[0].text
            assert found.setdefault(slug, said) == said
    return found


def on_issues(process: Process) -> dict[Issue, dict[str, str]]:
    """For each issue, the evidence of all that is said of its thesis, and of clauses about it."""
    expected = {issue: {} for issue in Issue.objects.filter(topic__process=process)}
    for slug, statements in courses(process).items():
        now = statements[-1]
        for issue in [now.issue] if now.issue else now.clause.all_issues if now.clause else []:
            expected[issue][slug] = evidence(statements)
    return expected


def test_every_issue_page_shows_the_evidence_that_the_records_hold(process, share):
    expected = on_issues(process)
    for issue in share(list(expected), 0):
        assert shown(get(f"/issues/{issue.slug}/")) == expected[issue], issue.slug


def test_every_clause_page_agrees_with_its_issues(process, share):
    expected = on_issues(process)
    clauses = {now.clause for statements in courses(process).values() if (now := statements[-1]).clause}
    for clause in share(sorted(clauses, key=lambda clause: clause.pk), 0):
        of_its_issues = {slug: said for issue in clause.all_issues for slug, said in expected[issue].items()}
        assert shown(get(f"/proposals/{clause.proposal.slug}/{clause.key}/")) == of_its_issues


def test_the_board_shows_the_same_statements_of_every_issue_and_since_the_same_day(process):
    page, said = get(f"/board/?process={process.slug}"), courses(process)
    issues, _ = page.all("table", "board")
    rows = {row.attrs["id"]: row for row in issues.all("tr") if "id" in row.attrs}
    for issue, expected in on_issues(process).items():
        cells = rows[issue.slug].all("td") if expected else []
        links = [link for cell in cells for kind in ("stand", "on-clause") for link in cell.all("a", kind)]
        found = {}
        for link in links:
            times = [time.attrs["datetime"] for time in link.all("time")]
            found[link.attrs["href"].rpartition("#")[2]] = times[0], times[min(1, len(times) - 1)]
        held = {}
        for slug in expected:
            since = said[slug][-1]
            for each in reversed(said[slug]):
                if each.stance != since.stance:
                    break
                since = each
            held[slug] = tuple(machine_day(each.stated_on, each.date_precision) for each in (said[slug][-1], since))
        assert found == held, issue.slug
    everything = {slug: each for expected in on_issues(process).values() for slug, each in expected.items()}
    assert shown(page).items() <= everything.items()


def test_the_mark_of_low_sources_stands_beside_the_statements_that_have_no_others_and_beside_no_other(process):
    rows = [cell for each in get(f"/board/?process={process.slug}").all("table", "board") for cell in each.all("td")]
    said, seen = courses(process), 0
    for link in (link for row in rows for kind in ("stand", "on-clause") for link in row.all("a", kind)):
        by_day = {}
        for each in said[link.attrs["href"].rpartition("#")[2]]:
            by_day.setdefault(machine_day(each.stated_on, each.date_precision), set()).add(rests_on(each))
        marks = [mark.text for mark in link.all("span", "weak")]
        days = [time.attrs["datetime"] for time in link.all("time")]
        known = [next(iter(by_day[each])) for each in days if len(by_day[each]) == 1]
        if len(known) == len(days):
            seen += len(marks)
            assert marks == [words for words in known if words], link.text
    assert seen or "ukraine" not in process.slug


def test_who_is_called_silent_has_said_nothing_of_the_thesis_or_a_clause(process, share):
    spoke = defaultdict(set)
    for issue, expected in on_issues(process).items():
        spoke[issue] = {Position.objects.get(slug=slug).party for slug in expected}
    everybody = set(Party.objects.filter(positions__in=Position.objects.public().of_process(process)))
    for issue in share(list(spoke), 0):
        (silent,) = (
            line for line in get(f"/issues/{issue.slug}/").all("p", "meta") if line.attrs.get("id") == "silent"
        )
        names = {link.text for link in silent.all("a") if "/parties/" in link.attrs["href"]}
        assert names == {party.short_name for party in everybody - spoke[issue]}, issue.slug


def test_whoever_is_recorded_to_have_drafted_a_text_has_a_stance_on_it_or_is_an_author_and_nobody_else(process):
    answer = Script().json(f"board/?process={process.slug}")
    texts = {text.slug: text for text in process.proposals.public()}
    assert {line["proposal"] for line in answer["proposals"]} == set(texts)
    for line in answer["proposals"]:
        drafters = {party.slug for party in texts[line["proposal"]].drafted_by.all()}
        spoke = {stance["party"] for stance in line["stances"]}
        assert set(line["authors"]) == (drafters & set(answer["parties"])) - spoke


def test_page_api_and_csv_give_the_same_counts_and_a_pledge_has_none(process):
    answer = Script().json(f"board/?process={process.slug}")
    csv = table(Script(), f"board/?process={process.slug}&format=csv")
    rows = {
        row.attrs["id"]: row
        for each in get(f"/board/?process={process.slug}").all("table", "board")
        for row in each.all("tr")
        if "id" in row.attrs
    }
    for line in (*answer["issues"], *answer["proposals"]):
        slug = line.get("issue") or line["proposal"]
        of_line = [row for row in csv if slug in (row["issue"], row["proposal"])]
        assert len(of_line) == len(answer["parties"])
        if line.get("kind") == "pledge":
            assert (line["counts"], line["sticking"], line["conditions_differ"]) == (None, False, False)
            assert {row["supports"] for row in of_line} == {""}
            continue
        assert sum(line["counts"].values()) == len(answer["parties"])
        for row in of_line:
            assert {name: int(row[name]) for name in line["counts"]} == line["counts"]
        by_side = defaultdict(int)
        for row in of_line:
            by_side[row["side"]] += 1
        assert by_side == {name: number for name, number in line["counts"].items() if number}
        if slug in rows:
            numbers = [
                int(part.split()[0]) for part in rows[slug].one("span", "tally").text.split(" · ") if part[0].isdigit()
            ]
            assert numbers == [number for number in line["counts"].values() if number], slug


def test_nothing_is_agreed_because_nobody_objects_or_by_conditional_acceptances(process, share):
    page = get(f"/board/?process={process.slug}")
    headings = {heading.attrs.get("id"): heading.parent for heading in page.all("h2")}

    def listed(name: str) -> set[str]:
        section = headings.get(name)
        links = [point.all("a")[0].attrs["href"] for point in section.all("h3")] if section else []
        return {link.strip("/").split("/")[-1].split("?")[0] for link in links}

    by_issue = defaultdict(list)
    for statements in courses(process).values():
        if statements[-1].issue:
            by_issue[statements[-1].issue].append(statements[-1])
    sticking, differing, pledges = set(), set(), set()
    for issue, current in by_issue.items():
        stances = [each.stance for each in current]
        accepting = [stance for stance in stances if stance in ACCEPTING]
        if issue.kind == "pledge":
            pledges.add(issue.slug)
        elif accepting and {"opposes", "rejects"} & set(stances):
            sticking.add(issue.slug)
        elif len(accepting) > 1 and "supports-with-conditions" in accepting:
            differing.add(issue.slug)
    assert not Position.objects.exclude(compatible_with=None).exists()
    assert (listed("sticking"), listed("differing"), listed("pledges")) == (sticking, differing, pledges)
    for issue in share(list(by_issue), 0):
        current = by_issue[issue]
        accepting = [each.stance for each in current if each.stance in ACCEPTING]
        differ = issue.kind != "pledge" and len(accepting) > 1 and "supports-with-conditions" in accepting
        assert ("Conditions differ" in get(f"/issues/{issue.slug}/").one("main").text) == differ, issue.slug


def test_a_change_of_stance_is_one_everywhere(process):
    moved = {each.slug for each in Position.objects.public().of_process(process).moved()}

    timeline = get(f"/timeline/?process={process.slug}&kind=move")
    assert {entry.attrs["id"] for entry in timeline.all("li", "is-move")} == moved
    # What came with its process has no entry of its own in the log.
    assert Script().json("changes/?kind=moved")["results"] == []
    board = Script().json(f"board/?process={process.slug}")
    rows = (*board["issues"], *board["proposals"])
    assert {slug for row in rows for stance in (*row["stances"], *row["beside"]) for slug in stance["moves"]} == moved
    for party in Party.objects.filter(positions__in=Position.objects.public().of_process(process)).distinct():
        statements = get(f"/parties/{party.slug}/").all("article", "statement")
        marked = {each.attrs["id"] for each in statements if each.all("p", "move")}
        assert marked == {each.slug for each in Position.objects.public().filter(party=party).moved()}


def test_emphasis_and_an_inferred_target_are_said_on_the_page_of_the_party(process):
    for party in Party.objects.filter(positions__in=Position.objects.public().of_process(process)).distinct():
        statements = {
            each.attrs["id"]: each.text for each in get(f"/parties/{party.slug}/").all("article", "statement")
        }
        for position in Position.objects.public().filter(party=party):
            said = statements[position.slug]
            assert ("red line" in said.split(position.statement)[0]) == (position.emphasis == "red-line")
            assert ("target inferred by us" in said) == (position.target_basis == "inferred")
