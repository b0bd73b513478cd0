"""304 in one query: the version of the data, whatever writes it, and an ETag that gives nothing hidden away."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client

from proposals.models import Party, Proposal
from proposals.models.data_stamp import DataStamp, data_version
from proposals.models.history import record_history
from proposals.publication.data_version import existing
from tests.admin.form_data import typed
from tests.admin.records import page
from tests.api.drafting import TEXT, make_world
from tests.api.filled import fill
from tests.factories import make_clause, make_party, make_position, make_proposal, make_source, make_user

pytestmark = pytest.mark.django_db
STARTER = Path(__file__).parents[2] / "proposals" / "data" / "ukraine-2025"

TABLES = sorted(
    model._meta.db_table
    for model in apps.get_app_config("proposals").get_models(include_auto_created=True)
    if model is not DataStamp and model._meta.managed
)


def changes_version(write) -> bool:
    before = data_version()
    write()
    return data_version() != before


def test_every_table_has_its_triggers():
    with connection.cursor() as cursor:
        triggers = Counter(existing(connection.vendor, cursor).values())
    assert triggers == dict.fromkeys(TABLES, 1 if connection.vendor == "postgresql" else 3)


def test_raw_sql_bulk_writes_links_and_deletions_change_the_version():
    party, source = make_party(), make_source()
    text = make_proposal(drafted_by=[])

    def raw() -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE proposals_party SET name = 'Raw' WHERE id = %s", [party.pk])

    ways = {
        "raw": raw,
        "update": lambda: Party.objects.filter(pk=party.pk).update(name="Bulk"),
        "bulk": lambda: Party.objects.bulk_create([Party(slug="b", name="B", short_name="B", kind="state")]),
        "link": lambda: text.drafted_by.add(party),
        "unlink": lambda: text.sources.clear(),
        "history": lambda: record_history([source], update=True),
        "delete": lambda: Party.objects.filter(slug="b").delete(),
    }
    assert {name: changes_version(way) for name, way in ways.items()} == dict.fromkeys(ways, True)
    assert not changes_version(lambda: list(Party.objects.all()))


def test_a_version_never_comes_back():
    party = make_party()
    seen = []
    for name in ("A", "B", "A", "B"):
        party.name = name
        party.save()
        seen.append(data_version())
    assert len(set(seen)) == 4


PATHS = [
    "",
    "parties/",
    "proposals/?page_size=2&ordering=-issued_on",
    "clauses/?format=csv",
    "positions/",
    "changes/",
    "search/?q=plan",
    "board/",
    "dataset.zip",
    "schema/",
]


@pytest.mark.parametrize("path", PATHS)
def test_a_match_takes_one_query(api, path, django_assert_num_queries):
    fill(2)
    first = api.get(path)
    assert first.status_code == 200, first.content
    first.getvalue()
    with django_assert_num_queries(1):
        again = api.get(path, if_none_match=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert "RateLimit-Remaining" in again
    assert "Authorization" in again["Vary"]


def test_a_detail_and_a_comparison_match_in_one_query_too(api, django_assert_num_queries):
    first, second = (make_clause(proposal=make_proposal(slug=slug)) for slug in ("first", "second"))
    for path in (
        f"clauses/first/{first.key}/",
        "compare/?t=first&t=second",
        f"clauses/second/{second.key}/?on=2026-01-01",
    ):
        etag = api.get(path)["ETag"]
        with django_assert_num_queries(1):
            assert api.get(path, if_none_match=f'"x", W/{etag}').status_code == 304


def test_a_hidden_change_keeps_the_etag_and_costs_one_answer(api, django_assert_num_queries):
    make_proposal(slug="plan")
    etag = api.get("proposals/")["ETag"]
    make_position(state="draft", proposal=make_proposal(slug="kanarek", state="draft"))
    for _ in range(2):
        assert api.get("proposals/", if_none_match=etag).status_code == 304
    with django_assert_num_queries(1):
        assert api.get("proposals/", if_none_match=etag).status_code == 304


def publish(api, editor, analyst) -> None:
    analyst.made("proposals/", TEXT)
    analyst.change("POST", "proposals/answer/submit/", of="proposals/answer/")
    editor.change("POST", "proposals/answer/publish/", of="proposals/answer/")


def correct(api, editor, analyst) -> None:
    editor.change("PATCH", "proposals/plan/", {"title": "Corrected", "reason": "x"})


def withdraw(api, editor, analyst) -> None:
    editor.change("POST", "proposals/plan/withdraw/", {"reason": "x"}, of="proposals/plan/")


def save_at_the_desk(api, editor, analyst) -> None:
    client = Client()
    client.force_login(make_user("Editor"))
    text = Proposal.objects.get(slug="plan")
    address = page(text)
    data = typed(client.get(address)) | {"title": "Corrected", "reason": "x"}
    assert client.post(address, data).status_code == 302


def load(api, editor, analyst) -> None:
    call_command("load_dataset", str(STARTER), verbosity=0)


def link(api, editor, analyst) -> None:
    Proposal.objects.get(slug="plan").sources.add(make_source(slug="added"))


@pytest.mark.parametrize("write", [publish, correct, withdraw, save_at_the_desk, load, link])
def test_every_way_to_change_what_readers_see_changes_the_answer(api, editor, analyst, write):
    make_world()
    etag = api.get("proposals/")["ETag"]
    assert api.get("proposals/", if_none_match=etag).status_code == 304
    write(api, editor, analyst)
    again = api.get("proposals/", if_none_match=etag)
    assert (again.status_code, again["ETag"] != etag) == (200, True)


def test_an_etag_holds_for_one_address_one_host_and_one_media_type(api):
    make_proposal(slug="plan"), make_proposal(slug="other")
    etag = api.get("proposals/")["ETag"]
    assert api.get("proposals/", if_none_match=etag, accept="text/html").status_code == 406
    assert api.get("proposals/?page_size=1", if_none_match=etag).status_code == 200
    assert api.get("proposals/", if_none_match=etag, host="localhost").status_code == 200
    assert api.get("proposals/", if_none_match=etag, authorization="Bearer x").status_code == 401


def test_a_request_with_a_token_is_never_a_304(api, analyst):
    make_proposal(slug="plan")
    etag = api.get("proposals/")["ETag"]
    triggers = analyst.get("proposals/", if_none_match=etag)
    assert (triggers.status_code, triggers["Cache-Control"]) == (200, "private, no-store")
