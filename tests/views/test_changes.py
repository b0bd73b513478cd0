"""The page of changes and its Atom feed."""

from __future__ import annotations

import re
from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.http import HttpResponse

from proposals.editing.save import Edit
from proposals.models import Change, Clause
from tests.factories import make_event, make_position, make_proposal, make_user
from tests.views.reading import Node, read
from tests.views.site import Site, add_drafts, make_site
from tests.views.test_hostile_text import HOSTILE

UNKNOWN = "0b2f5c1e-7d5a-4d57-9a44-2f3f6f0f6a11"

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
CANARY = "canary-f00d"


def log(page: Node) -> list[str]:
    return [entry.text for entries in page.all("ul", "log") for entry in entries.all("li")]


def test_entries_say_what_was_done_to_what_and_why_by_day(client):
    site = make_site()
    site.plan.withdraw(by=make_user("Editor"), reason="Its author denies it.")
    site.counter.title = "x"

    page = read(client.get("/changes/"))

    days = [day.text for day in page.all("h2")]
    assert len(days) == 1
    assert log(page)[0] == "Text withdrawn plan Its author denies it."
    assert "Source corrected Agency: Report A slip. Changed: note." in log(page)
    assert "Issue corrected Force size A slip. Changed: note." in log(page)
    assert not any("The plan" in entry or "Size" in entry for entry in log(page))


def test_a_moved_stance_says_from_what_to_what(client):
    site = make_site()
    moved = make_position(slug="p009", clause=site.size, party=site.counter.drafted_by.get(), stance="supports",
                          stated_on="2025-12-24")  # fmt: skip
    Change.of(Change.Kind.PUBLICATION, moved).save()

    page = read(client.get("/changes/?kind=moved"))

    assert log(page) == ["Stance changed by a statement Beta: Plan, 1 supports; before, on 20 November 2025: rejects"]
    (link,) = page.one("ul", "log").all("a")
    assert link.attrs["href"] == "/parties/beta/#p009"


def correct(site: Site, **values: str) -> None:
    """Correct point 1 of the plan, with the history that a save of the desk leaves."""
    Edit(site.size, values).save(make_user("Editor"), reason="Misread.")


def test_a_correction_shows_the_words_before_and_after_with_marks_on_the_page_and_in_the_feed(client, history):
    site = make_site()
    site.size.save()
    correct(site, text="Alpha keeps at most 800,000 personnel.", basis="verbatim")

    (latest, *_others) = read(client.get("/changes/")).one("ul", "log").all("li")

    assert [(each.tag, each.text) for each in latest.all("del") + latest.all("ins")] == [
        ("del", "deleted: Paraphrase end of deletion"),
        ("del", "deleted: 600,000 end of deletion"),
        ("ins", "inserted: Verbatim end of insertion"),
        ("ins", "inserted: 800,000 end of insertion"),
    ]
    assert "Changed:" not in latest.text
    assert latest.text.startswith("Clause corrected Plan, 1 Size Misread. basis: ")
    entry = feed(client).find(f"{ATOM}entry")
    assert re.findall(r"<(?:ins|del)>.*?(\d+,\d+)", entry.findtext(f"{ATOM}summary")) == ["600,000", "800,000"]


def test_a_clause_added_to_a_published_text_is_called_new(client):
    site = make_site()
    new = Clause(
        proposal=site.plan,
        key="9",
        number="9",
        heading="Canals",
        text="Canals are shared.",
        order=9,
        basis="verbatim",
        issue=site.size.issue,
        confidence="high",
    )
    Edit(new, {}, {"sources": list(site.plan.sources.all())}).save(make_user("Editor"), reason="Overlooked.")

    assert log(read(client.get("/changes/?kind=addition"))) == ["New clause Plan, 9 Canals Overlooked."]


def test_a_reader_follows_a_party_an_issue_a_text_or_a_process_on_the_page_and_in_the_feed(client):
    make_site()
    elsewhere = make_position(slug="p900", proposal=make_proposal(slug="far", title="Far", short_title="Far"))
    Change.of(Change.Kind.PUBLICATION, elsewhere).save()
    followed = {
        "party=beta": {"counter", "p001", "p002", "p003"},
        "issue=force-size": {"p001", "p002", "p004", "c001", "plan/1", "force-size"},
        "proposal=plan": {"plan", "plan/1", "p001", "p003", "p004", "meeting", "c001"},
        "process=talks": {"plan", "counter", "p001", "p002", "p003", "p004", "meeting", "c001", "plan/1", "wire",
                          "force-size"},
        "proposal=plan&kind=correction": {"plan/1"},
    }  # fmt: skip

    for query, names in followed.items():
        page = read(client.get(f"/changes/?{query}")).one("main")
        shown = {each.attrs["id"].removeprefix("c-") for each in page.all("li") if "id" in each.attrs}
        entries = parsed(client.get(f"/changes/feed/?{query}")).iter(f"{ATOM}entry")
        sent = {entry.findtext(f"{ATOM}id").removeprefix("urn:uuid:") for entry in entries}
        answered = client.get(f"/api/v1/changes/?{query}").json()["results"]
        assert {change.name for change in Change.objects.filter(uid__in=shown)} == names, query
        assert sent == {each["id"] for each in answered} == shown, query


def test_everything_can_be_followed_at_once(client):
    make_site()
    query = "process=talks&party=beta&issue=force-size&proposal=plan&kind=publication&record=position"
    for address in (f"/changes/?{query}", f"/changes/feed/?{query}", f"/api/v1/changes/?{query}"):
        for day in ("", "&on=2025-12-31"):
            assert client.get(f"{address}{day}").status_code == 200, address


def test_whoever_follows_a_text_is_told_that_it_was_withdrawn_and_no_page_offers_it(client):
    site = make_site()
    text = make_proposal(slug="far", title="Far", short_title="Far away", process=site.process)
    text.withdraw(by=make_user("Editor"), reason="Retracted.")

    assert log(read(client.get("/changes/?proposal=far"))) == ["Text withdrawn far Retracted."]
    assert len(list(parsed(client.get("/changes/feed/?proposal=far")).iter(f"{ATOM}entry"))) == 1
    assert [each["name"] for each in client.get("/api/v1/changes/?proposal=far").json()["results"]] == ["far"]
    assert "Far away" not in client.get("/changes/?proposal=far").content.decode()


@pytest.mark.parametrize("query", ["party=nobody", "process=nothing", "kind=lost", "colour=red"])
def test_the_feed_refuses_what_it_does_not_know(client, query):
    make_site()
    response = client.get(f"/changes/feed/?{query}")
    assert response.status_code == 400
    assert query.partition("=")[0] in read(response).one("div", "problem").text


def test_filters_narrow_the_page_and_stay_in_its_links(client):
    site = make_site()
    for number in range(60):
        Change.of(Change.Kind.CORRECTION, site.size, reason=f"Slip {number}.").save()

    page = read(client.get("/changes/?kind=correction&record=clause"))

    assert (len(log(page)), log(page)[0]) == (50, "Clause corrected Plan, 1 Size Slip 59.")
    (older,) = (link for link in page.all("a") if link.attrs.get("rel") == "next")
    second = read(client.get(older.attrs["href"]))
    assert older.attrs["href"].startswith("/changes/?kind=correction&record=clause&cursor=after")
    assert log(second) == [
        *(f"Clause corrected Plan, 1 Size Slip {number}." for number in reversed(range(10))),
        "Clause corrected Plan, 1 Size A slip. Changed: note.",
    ]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("kind=lost", "kind: “lost” is not valid; use publication, moved, addition, correction or withdrawal."),
        ("record=user", "record: “user” is not valid; use proposal, clause, position,"),
        ("cursor=after:1", "cursor: This link is no longer valid."),
        (f"cursor=after:{UNKNOWN}", "cursor: This link is no longer valid."),
        (f"cursor=beside:{UNKNOWN}", "cursor: This link is no longer valid."),
        ("cursor=%00", "cursor: Null characters are not allowed."),
    ],
)
def test_an_invalid_value_is_refused_by_name(client, query, sentence):
    make_site()

    response = client.get(f"/changes/?{query}")

    assert response.status_code == 400
    assert sentence in read(response).one("div", "problem").text


def test_a_page_from_an_entry_shows_it_first(client):
    make_site()
    entry = Change.objects.all()[3]

    page = read(client.get(entry.get_absolute_url()))

    assert page.one("ul", "log").all("li")[0].attrs["id"] == f"c-{entry.uid}"


def test_without_entries_it_says_so(client):
    assert "No entries match." in read(client.get("/changes/")).one("main").text


# The feed


def parsed(response: HttpResponse) -> ElementTree.Element:
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own feed


def feed(client) -> ElementTree.Element:
    response = client.get("/changes/feed/")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return parsed(response)


def test_the_feed_conforms_to_rfc_4287(client):
    make_site()

    root = feed(client)

    assert root.tag == f"{ATOM}feed"
    for element in ("title", "id", "updated"):
        assert len(root.findall(ATOM + element)) == 1, element
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Parley"
    links = {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")}
    assert links == {"self": "http://testserver/changes/feed/", "alternate": "http://testserver/changes/"}
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == Change.objects.count()
    for entry in entries:
        for element in ("title", "id", "updated"):
            assert len(entry.findall(ATOM + element)) == 1, element
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", entry.findtext(f"{ATOM}id"))
        assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")).tzinfo
        (link,) = entry.findall(f"{ATOM}link")
        assert link.attrib["rel"] == "alternate"
        assert client.get(link.attrib["href"].partition("#")[0]).status_code == 200
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    times = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert times == sorted(times, reverse=True)
    assert root.findtext(f"{ATOM}updated") == times[0]


def test_an_entry_keeps_its_id_when_others_follow_and_when_the_site_moves(client):
    make_site()
    before = {
        entry.findtext(f"{ATOM}id"): entry.findtext(f"{ATOM}title") for entry in feed(client).findall(f"{ATOM}entry")
    }
    make_event("draft", published_at=None).submit(by=make_user("Analyst"))
    Change.of(Change.Kind.PUBLICATION, make_event(name="Later")).save()

    response = client.get("/changes/feed/", headers={"Host": "localhost"})
    after = {
        entry.findtext(f"{ATOM}id"): entry.findtext(f"{ATOM}title")
        for entry in parsed(response).findall(f"{ATOM}entry")
    }

    assert {name: title for name, title in after.items() if name in before} == before
    assert len(after) == len(before) + 1


def test_the_feed_reveals_nothing_of_drafts_or_of_withdrawn_records(client):
    site = make_site()
    before = client.get("/changes/feed/").content

    add_drafts(site, CANARY)
    assert Change.objects.filter(reason=CANARY).count() > 10
    assert client.get("/changes/feed/").content == before

    site.size.proposal.withdraw(by=make_user("Editor"), reason="Denied.")
    root = feed(client)
    titles = [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")]
    assert titles[0] == "Text withdrawn: plan"
    assert not any("Plan" in title for title in titles)


def test_hostile_text_is_text_in_the_feed_and_again_in_its_html(client):
    make_site(HOSTILE)

    root = feed(client)

    summaries = [summary.text for summary in root.iter(f"{ATOM}summary")]
    assert any("&lt;script&gt;alert(1)&lt;/script&gt;" in summary for summary in summaries)
    tags = {tag for summary in summaries for tag in re.findall(r"<([a-z]+)", summary)}
    assert tags <= {"p", "span", "ins", "del"}
    titles = [title.text for title in root.iter(f"{ATOM}title")]
    assert any("<script>alert(1)</script>" in title for title in titles)  # a title is plain text, not HTML
    assert [element.tag for element in root.iter() if not element.tag.startswith(ATOM)] == []
