"""A release: the same address shows the same for ever, whatever becomes of the data."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.cache import cache

from proposals.models import Change, Party, Position, Proposal, Release
from proposals.moment import Moment
from proposals.publication import releases
from proposals.publication.releases import snapshot
from tests.factories import make_clause, make_event, make_party, make_position, make_proposal, make_source, make_user
from tests.moment.later import RELEASES, add_later, asked, make_older_site
from tests.views.reading import read
from tests.views.site import add_drafts

pytestmark = pytest.mark.django_db

CANARY = "canary-5eed"


@pytest.fixture(autouse=True)
def _no_requests_counted_yet():
    cache.clear()


def make_release(notes: str = "First.") -> Release:
    return releases.make(None, notes)


def moment_of(release: Release) -> Moment:
    return Moment(release=release.number, database=releases.database_of(release))


def at_release(url: str, number: int = 1) -> str:
    return f"{url}{'&' if '?' in url else '?'}release={number}"


def plain(content: bytes) -> str:
    """An answer less all that says at which release it is."""
    text = words_of(content)
    for escaped, letter in (("0026", "&"), ("003B", ";"), ("003D", "=")):  # addresses in linked data
        text = text.replace(f"\\u{escaped}", letter)
    text = re.sub(r'<(aside|details) class="moment.*?</\1>(\s*</aside>)?', "", text, flags=re.DOTALL)
    text = re.sub(r'<p class="caveats">[^<]* has been withdrawn since this release[^<]*</p>', "", text)
    text = re.sub(r'<input type="hidden" name="release" value="1">', "", text)
    text = re.sub(r"\?release=1&(amp;)?", "?", text)
    text = re.sub(r"(\?|&amp;|&)release=1", "", text)
    text = re.sub(r'"((latest_)?release)":1,', r'"\1":null,', text)
    text = text.replace("release 1, the talks", "the talks").replace("as of now", "release 1")  # in a data package
    text = text.replace("release 1", "data as of the date of access")
    text = re.sub(r"This address (includes a release|shows the data as they are)[^<]*", "", text)
    return " ".join(text.split())


def words_of(content: bytes) -> str:
    """An answer as text; a Word document or a data package as the text of its parts."""
    if not content.startswith(b"PK"):
        return content.decode()
    with ZipFile(BytesIO(content)) as parts:
        files = [parts.read(name) for name in parts.namelist() if not name.endswith("/")]
    return "".join(file.decode(errors="backslashreplace") for file in files)


def seen(client, urls: list[str]) -> dict[str, tuple[int, str]]:
    return {url: (answer.status_code, plain(answer.getvalue())) for url in urls for answer in [client.get(url)]}


def with_data(site) -> list[str]:
    """Every address that shows the data; a citation and the list of releases speak of the release itself."""
    return [url for url in asked(site) if url not in RELEASES and "/cite/" not in url]


def differing(before: dict, after: dict) -> list[str]:
    return [url for url, now in zip(before, after.values(), strict=True) if before[url] != now]


# The same address, the same content


def corrected_site():
    """A site with drafts, and with a correction that the page of a clause tells of."""
    site = make_older_site()
    add_drafts(site, CANARY)
    site.size.text = "Alpha keeps at most 650,000 personnel."
    site.size._change_reason = "The figure was misread."
    site.size.save()
    # Two statements of one day: which is the current one is decided by the order in which they were entered.
    said = {"party": site.plan.drafted_by.get(), "proposal": site.plan, "stated_on": date(2025, 11, 24)}
    make_position(slug="z-first", stance="supports", **said)
    make_position(slug="a-second", stance="rejects", **said)
    return site


def change_everything(site) -> None:
    """Edit, correct, withdraw, publish, add and delete, in every model that readers see something of."""
    add_later(site)
    for model in set(snapshot.kept_models()) - {Change}:
        fields = {field.name for field in model._meta.fields}
        own = ("name", "title", "heading", "statement", "reading", "summary", "note")
        words = next(name for name in own if name in fields)
        for row in model.objects.public():
            setattr(row, words, f"{getattr(row, words)} {CANARY}")
            row._change_reason = CANARY
            row.save()
    Proposal.objects.filter(pk=site.reported.pk).update(state="withdrawn")
    Proposal.objects.filter(slug=f"draft-{CANARY}").update(state="published", published_at="2026-01-01T00:00Z")
    Position.objects.filter(slug="p002").update(state="withdrawn")
    Position.objects.filter(slug="a-second").delete()
    site.counter.omissions.all().delete()
    site.counter.clauses.filter(key="3").delete()
    site.size.sources.set([make_source()])
    site.size.variant_readings.all().delete()
    site.plan.drafted_by.set([make_party()])
    site.plan.events.all().delete()
    Party.objects.get(slug="alpha").members.clear()
    make_event(process=site.process)
    make_clause(proposal=site.plan, key="new", issue=site.size.issue)


def test_every_page_and_answer_at_a_release_is_what_it_was_when_the_release_was_made(client):
    site = corrected_site()
    urls = with_data(site)
    before = seen(client, urls)

    make_release()
    change_everything(site)
    after = seen(client, [at_release(url) for url in urls])
    now = seen(client, urls)

    assert differing(before, after) == []
    assert {status for status, _ in before.values()} == {200}
    assert len(differing(before, now)) > 60  # the changes do show where no release is asked for
    assert [url for url, (_, text) in after.items() if CANARY in text and CANARY not in url] == []


def test_a_release_keeps_a_text_that_was_withdrawn_since_and_says_so(client):
    site = make_older_site()
    make_release()
    pages = ("/proposals/reported/", "/proposals/reported/r1/", "/compare/?t=plan&t=reported", "/proposals/plan/")

    def said() -> list[list[str]]:
        found = [read(client.get(at_release(url))).all("p", "caveats") for url in pages]
        return [[each.text for each in caveats if "withdrawn" in each.text] for caveats in found]

    assert said() == [[], [], [], []]
    Proposal.objects.filter(pk=site.reported.pk).update(state="withdrawn")

    words = "Beta's draft has been withdrawn since this release was made. It is kept here because releases are cited."
    assert said() == [[words], [words], [words], []]


def test_a_day_can_be_asked_of_a_release(client):
    site = make_older_site()
    urls = [f"{url}{'&' if '?' in url else '?'}on=2025-11-25" for url in with_data(site)]
    before = seen(client, urls)

    make_release()
    add_later(site)
    site.plan.title = "Changed"
    site.plan.save()

    assert differing(before, seen(client, [at_release(url) for url in urls])) == []


def test_what_is_read_back_from_the_file_is_what_was_kept(monkeypatch):
    corrected_site()
    release = make_release()

    monkeypatch.setattr(snapshot, "NOW", moment_of(release))

    assert snapshot.take_snapshot() == release.content


def test_a_release_never_changes(client):
    site = corrected_site()
    release = make_release()
    kept = (release.checksum, release.content)

    change_everything(site)
    second = make_release("Second.")

    again = Release.objects.get(number=1)
    assert (again.checksum, again.content, again.is_whole) == (*kept, True)
    assert (second.number, second.checksum != again.checksum) == (2, True)


def test_the_same_data_give_the_same_bytes():
    corrected_site()
    assert snapshot.take_snapshot() == snapshot.take_snapshot()


def test_drafts_and_people_are_not_in_a_release():
    site = corrected_site()
    editor = make_user("Editor", username="someone-known-by-name")
    Proposal.objects.filter(pk=site.plan.pk).update(submitted_by=editor, reviewed_by=editor)
    site.size.history.update(history_user=editor)

    content = releases.make(None, "First.").content.decode()

    assert CANARY not in content
    assert "someone" not in content
    assert not {"submitted_by", "history_user"} & set(re.findall(r'"(\w+)":', content))


def test_a_draft_of_a_text_before_it_was_published_is_not_in_a_release():
    clause = make_clause(proposal=make_proposal("draft"), text=f"First wording, {CANARY}.")
    clause.text = "Published wording."
    clause.save()
    Proposal.objects.filter(pk=clause.proposal_id).update(state="published", published_at="2999-01-01T00:00Z")

    kept = make_release().data["history"]["clause"]

    assert [version["text"] for version in kept] == ["Published wording."]
