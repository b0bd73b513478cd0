"""How the page of changes, its feed and the API show what became of the values, readings and omissions of a text."""

from __future__ import annotations

import pytest

from proposals.editing.save import Edit
from proposals.models import Change
from tests.factories import make_user
from tests.views.reading import read
from tests.views.site import make_site
from tests.views.test_changes import ATOM, feed

pytestmark = pytest.mark.django_db


def test_a_corrected_and_a_deleted_term_show_what_readers_saw_before(client, history):
    site = make_site()
    Change.of(Change.Kind.PUBLICATION, site.plan).save()
    (term,) = site.size.terms.all()
    term.save()
    Change.of(Change.Kind.ADDITION, site.size).save()
    editor = make_user("Editor")
    row = {"measure": term.measure, "value": "700000", "unit": term.unit}
    for rows in ([row], []):
        edit = Edit(site.size, parts={"terms": rows}, keys={"terms": "measure"})
        edit.save(editor, reason="Misread.")

    deleted, corrected = read(client.get("/changes/?kind=correction")).one("ul", "log").all("li")[:2]
    old, new = "Cap: 600,000 personnel", "Cap: 700,000 personnel"
    assert [(mark.tag, mark.text) for mark in corrected.all("del") + corrected.all("ins")] == [
        ("del", f"deleted: {old} end of deletion"),
        ("ins", f"inserted: {new} end of insertion"),
    ]
    assert [mark.text for mark in deleted.all("del") + deleted.all("ins")] == [f"deleted: {new} end of deletion"]
    assert "Changed:" not in corrected.text + deleted.text
    answer = client.get("/api/v1/changes/?kind=correction").json()["results"]
    assert [(each["before"], each["after"]) for entry in answer for each in entry["corrected"]] == [
        (new, ""),
        (old, new),
    ]
    assert "700,000 personnel" in feed(client).find(f"{ATOM}entry").findtext(f"{ATOM}summary")


def test_a_corrected_reading_and_an_omission_show_what_readers_saw_before(client, history):
    site = make_site()
    for text in (site.plan, site.counter):
        Change.of(Change.Kind.PUBLICATION, text).save()
    editor, (source, *_) = make_user("Editor"), site.plan.sources.all()
    for readings in ([], ["600,000 men."], ["700,000 men."]):
        rows = [{"source": source, "reading": words} for words in readings]
        edit = Edit(site.size, parts={"variant_readings": rows}, keys={"variant_readings": "source"})
        edit.save(editor, reason="Misread.")
    rows = [{"clause": site.size, "how": "struck", "note": ""}]
    Edit(site.counter, parts={"omissions": rows}, keys={"omissions": "clause"}).save(editor, reason="Misread.")

    omitted, changed, new = read(client.get("/changes/?kind=correction")).one("ul", "log").all("li")[:3]
    name = str(source)
    assert [[(mark.tag, mark.text) for mark in each.all("del") + each.all("ins")] for each in (new, changed)] == [
        [("ins", f"inserted: {name}: 600,000 men. end of insertion")],
        [("del", "deleted: 600,000 end of deletion"), ("ins", "inserted: 700,000 end of insertion")],
    ]
    assert "inserted: plan/1: Struck end of insertion" in omitted.text
    assert "Changed:" not in omitted.text + changed.text + new.text
    answer = client.get("/api/v1/changes/?kind=correction").json()["results"][:2]
    assert [(each["field"], each["before"], each["after"]) for entry in answer for each in entry["corrected"]] == [
        ("omissions", "plan/2: Struck (marked as deleted)", "plan/1: Struck"),
        ("variant_readings", f"{name}: 600,000 men.", f"{name}: 700,000 men."),
    ]
    assert "plan/1: Struck" in feed(client).find(f"{ATOM}entry").findtext(f"{ATOM}summary")
