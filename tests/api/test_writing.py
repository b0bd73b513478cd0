"""States, corrections and rights with a token: the rules of the desk, and what a token shows."""

from __future__ import annotations

import json

import pytest

from proposals.models import Clause, Proposal
from tests.api.conftest import script_of
from tests.api.drafting import CLAUSE, EVENT, POSITION, TEXT, fields, make_world, rows
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_position,
    make_proposal,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]


@pytest.fixture
def world():
    return make_world()


# States


def test_a_text_goes_from_draft_to_published_to_withdrawn(analyst, editor, api, world):
    analyst.made("proposals/", TEXT)
    analyst.made("clauses/", CLAUSE)
    path = "proposals/answer/"
    assert analyst.change("POST", f"{path}submit/", of=path).json()["state"] == "in-review"
    assert analyst.change("PATCH", path, {"title": "Late"}).status_code == 403
    assert analyst.change("POST", f"{path}publish/", of=path).status_code == 403
    assert set(fields(editor.change("POST", f"{path}send-back/", of=path))) == {"reason"}
    assert editor.change("POST", f"{path}send-back/", {"reason": "Why?"}, of=path).json()["state"] == "draft"
    analyst.change("POST", f"{path}submit/", of=path)
    assert editor.change("POST", f"{path}publish/", of=path).json()["state"] == "published"
    assert api.json(path)["title"] == "An answer"
    assert editor.change("POST", f"{path}withdraw/", {"reason": "Retracted."}, of=path).json()["state"] == "withdrawn"
    assert api.get(path).status_code == 404
    history = Proposal.objects.get(slug="answer").history.all()
    assert [row.history_change_reason for row in history] == [
        "Retracted.",
        "Publish",
        "Submit",
        "Why?",
        "Submit",
        None,
    ]


def test_nobody_publishes_what_they_submitted(editor, world):
    editor.made("proposals/", TEXT)
    editor.change("POST", "proposals/answer/submit/", of="proposals/answer/")
    answer = editor.change("POST", "proposals/answer/publish/", of="proposals/answer/")
    assert answer.status_code == 403
    assert "must not be the person who submitted it" in answer.json()["detail"]


def test_what_blocks_publishing_is_listed_by_field(analyst, editor, world):
    analyst.made("proposals/", TEXT | {"sources": []})
    analyst.made("clauses/", CLAUSE | {"issue": None, "further_issues": []})
    analyst.change("POST", "proposals/answer/submit/", of="proposals/answer/")
    answer = editor.change("POST", "proposals/answer/publish/", of="proposals/answer/")
    assert answer.status_code == 409
    assert [error["field"] for error in answer.json()["errors"]] == ["sources", "issue"]


@pytest.mark.parametrize("verb", ["publish", "send-back", "withdraw"])
def test_a_verb_that_the_state_does_not_allow_is_a_conflict(editor, world, verb):
    editor.made("events/", EVENT)
    body = {} if verb == "publish" else {"reason": "Because."}
    answer = editor.change("POST", f"events/meeting/{verb}/", body, of="events/meeting/")
    assert (answer.status_code, answer.json()["title"]) == (409, "Conflict")
    assert "it is draft" in answer.json()["detail"]


def test_a_verb_takes_a_reason_where_it_needs_one_and_nothing_else(editor, world):
    editor.made("events/", EVENT)
    for body, name in (({"reason": "x"}, "reason"), ({"why": "x"}, "why"), ({"reason": []}, "reason")):
        assert set(fields(editor.change("POST", "events/meeting/submit/", body, of="events/meeting/"))) == {name}


# Corrections


def test_a_correction_needs_an_editor_and_a_reason(analyst, editor, api, world):
    path = "clauses/plan/1/"
    assert analyst.change("PATCH", path, {"heading": "New", "reason": "x"}).status_code == 403
    assert fields(editor.change("PATCH", path, {"heading": "New"})) == {
        "reason": "This is already published: give a reason for the change."
    }
    assert editor.change("PATCH", path, {"heading": "New", "reason": "Misread."}).status_code == 200
    assert api.json(path)["heading"] == "New"
    last = Clause.objects.get(key="1").history.latest()
    assert (last.history_user, last.history_change_reason) == (editor.user, "Misread.")


def test_a_correction_that_would_have_blocked_publishing_is_taken_back(editor, world):
    before = rows()
    answer = editor.change("PATCH", "clauses/plan/1/", {"sources": [], "reason": "x"})
    assert fields(answer) == {"sources": "Name at least one source."}
    assert Clause.objects.get(key="1").sources.count() == 1
    assert rows() == before


def test_what_addresses_hold_is_fixed_once_published(editor, world):
    for path, change in (("clauses/plan/1/", {"key": "2"}), ("proposals/plan/", {"slug": "other"})):
        answer = editor.change("PATCH", path, change | {"reason": "x"})
        assert list(fields(answer)) == list(change)
    analysts = make_proposal(slug="mine", state="draft")
    clause = make_clause(proposal=analysts)
    assert list(fields(editor.change("PATCH", f"clauses/mine/{clause.key}/", {"proposal": "plan"}))) == ["proposal"]


def test_a_clause_is_added_to_a_published_text_by_an_editor_with_a_reason(analyst, editor, world):
    new = CLAUSE | {"proposal": "plan"}
    assert analyst.send("POST", "clauses/", new).status_code == 403
    assert list(fields(editor.send("POST", "clauses/", new))) == ["reason"]
    assert editor.send("POST", "clauses/", new | {"reason": "Overlooked."}).status_code == 201


# Who


@pytest.mark.parametrize("scopes", [(), ("read",), ("publish",), ("read", "publish")])
def test_writing_needs_the_scope(world, scopes):
    script = script_of(make_user("Editor"), *scopes)
    assert script.send("POST", "proposals/", TEXT).status_code == 403


def test_publishing_and_correcting_need_the_scope(world):
    user = make_user("Editor")
    script = script_of(user, "read", "write")
    event = make_event(state="in-review", process=world.process)
    mine = script.made("events/", EVENT)
    script.change("POST", "events/meeting/submit/", of="events/meeting/")
    assert script.change("POST", "events/meeting/publish/", of="events/meeting/").status_code == 403
    assert script.change("PATCH", "clauses/plan/1/", {"heading": "New", "reason": "x"}).status_code == 403
    assert script.get(f"events/{event.slug}/").status_code == 404
    assert mine["state"] == "draft"


def test_nobody_writes_without_a_token(api, client, world):
    make_event(slug="known", process=world.process)
    client.force_login(make_user("Editor", is_superuser=True))
    before = rows()
    for method, path in (
        ("POST", "proposals/"),
        ("PATCH", "proposals/plan/"),
        ("DELETE", "proposals/plan/"),
        ("POST", "proposals/plan/submit/"),
        ("POST", "clauses/"),
        ("DELETE", "clauses/plan/1/"),
        ("POST", "events/known/withdraw/"),
    ):
        for answer in (
            api.send(method, path, TEXT, etag='"x"'),
            client.generic(method, f"/api/v1/{path}", json.dumps(TEXT), content_type="application/json"),
        ):
            assert (answer.status_code, answer.json()["title"]) == (401, "Unauthorized"), path
            assert answer["WWW-Authenticate"] == 'Bearer realm="Parley"'
    assert rows() == before


def test_a_reader_with_a_token_writes_nothing(world):
    script = script_of(make_user(), "read", "write", "publish")
    assert script.send("POST", "proposals/", TEXT).status_code == 403
    assert script.send("DELETE", "proposals/plan/", etag='"x"').status_code == 403


# What a token shows


def test_an_analyst_sees_their_own_drafts_and_an_editor_all(analyst, editor, api, world):
    other = script_of(make_user("Analyst"), "read", "write")
    analyst.made("proposals/", TEXT)
    analyst.made("clauses/", CLAUSE)
    analyst.made("positions/", POSITION)
    make_correspondence(slug="c1", state="draft")
    make_position(slug="p9", state="draft")
    for script, expected in ((analyst, ["answer"]), (editor, ["answer"]), (other, [])):
        assert script.slugs("proposals/?state=draft") == expected
        assert [row["key"] for row in script.json("clauses/?state=draft")["results"]] == ["6"] * len(expected)
    assert analyst.slugs("positions/?state=draft") == ["p001"]
    assert sorted(editor.slugs("positions/?state=draft")) == ["p001", "p9"]
    assert editor.slugs("correspondences/?state=draft") == ["c1"]
    assert analyst.slugs("proposals/?state=draft&revises=plan") == ["answer"]
    assert [row["key"] for row in analyst.json("clauses/?state=draft&proposal=answer")["results"]] == ["6"]
    for path in ("proposals/answer/", "clauses/answer/6/", "positions/p001/"):
        assert (analyst.get(path).status_code, editor.get(path).status_code) == (200, 200)
        assert (other.get(path).status_code, api.get(path).status_code) == (404, 404)
        for method in ("PATCH", "DELETE"):
            assert other.send(method, path, {}, etag='"x"').status_code == 404


def test_a_draft_names_the_drafts_of_its_owner(analyst, world):
    analyst.made("proposals/", TEXT)
    second = TEXT | {"slug": "third", "revises": "answer", "companions": ["answer"], "omissions": []}
    made = analyst.made("proposals/", second)
    assert (made["revises"], made["companions"]) == ("answer", ["answer"])
    assert analyst.json("proposals/answer/")["revised_by"] == ["third"]


def test_lists_without_state_are_those_of_readers_and_are_not_cached(analyst, api, world):
    analyst.made("proposals/", TEXT)
    for path in ("proposals/", "clauses/", "positions/", "parties/", "proposals/?format=csv", ""):
        mine, theirs = analyst.get(path), api.get(path)
        read = theirs.getvalue()
        assert mine.getvalue() == read, path
        assert mine["Cache-Control"] == "private, no-store"
        packed = analyst.get(path, accept_encoding="gzip")
        assert ("Content-Encoding" in packed, packed.getvalue()) == (False, read)
        for answer in (mine, theirs):
            assert "Authorization" in answer["Vary"]


def test_state_needs_a_token_and_a_state(analyst, api, world):
    assert api.get("proposals/?state=draft").status_code == 401
    assert analyst.errors("proposals/?state=lost") == {
        "state": "“lost” is not valid; use draft, in-review, published or withdrawn."
    }
    assert api.get("proposals/plan/?state=draft").status_code == 400


def test_a_write_takes_no_parameter(analyst, world):
    assert analyst.send("POST", "proposals/?state=draft", TEXT).status_code == 400


# Bodies that are no bodies


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        "7",
        '"x"',
        "{",
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"title": NaN}',
        '{"title": Infinity}',
        '{"title": "\\ud800"}',
        '{"\\ud800": 1}',
        '{"title": "a\\u0000b"}',
        '{"title": 1, "title": 2}',
        '{"claimed_points": ' + "9" * 5000 + "}",
        '{"omissions": ' + "[" * 30 + "]" * 30 + "}",
        b"\xff\xfe",
    ],
)
def test_no_body_causes_a_server_error(analyst, world, body):
    before = rows()
    answer = analyst.send("POST", "proposals/", body)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert rows() == before


def test_a_body_of_another_kind_or_size_is_refused(analyst, world):
    answer = analyst.client.post("/api/v1/proposals/", {"slug": "x"}, headers=analyst.sent)
    assert answer.status_code == 415
    large = json.dumps({"summary": "x" * 3_000_000})
    assert analyst.send("POST", "proposals/", large).status_code == 413


# Odd characters


def test_who_writes_an_odd_character_is_told_and_not_refused(analyst, editor, world):
    said = "Statement: U+200B ZERO WIDTH SPACE, which cannot be seen, is character 3, in “Ac[U+200B]cepts”."
    made = analyst.send("POST", "positions/", POSITION | {"statement": "Ac\u200bcepts it."})
    assert (made.status_code, made.json()["warnings"]) == (201, [said])
    assert made.json()["statement"] == "Ac\u200bcepts it."
    assert analyst.json("positions/?state=draft")["warnings"][-1] == f"p001: {said}"
    assert "warnings" not in analyst.json("positions/p001/")
    mended = analyst.send("PATCH", "positions/p001/", {"statement": "Accepts it."}, etag=made["ETag"])
    assert mended.json()["warnings"] == []
    assert analyst.get("positions/p001/")["ETag"] == mended["ETag"]


def test_the_parts_of_what_is_written_are_looked_at_too(analyst, world):
    analyst.made("proposals/", TEXT | {"omissions": [TEXT["omissions"][0] | {"note": "Cro\u00adssed"}]})
    written = analyst.send("POST", "clauses/", CLAUSE | {"text": "At m\u043est", "terms": [], "heading": ""})
    assert [each.split(",")[0] for each in written.json()["warnings"]] == ["Text: U+043E CYRILLIC SMALL LETTER O"]


def test_readers_are_not_told(api, analyst, world):
    world.clauses.update(text="m\u200bay")
    assert api.json("clauses/")["warnings"] == []
