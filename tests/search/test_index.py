"""The search index follows every way of writing a record by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from proposals.models import Clause, Proposal
from proposals.search import index
from proposals.search.query import terms
from tests.factories import make_clause, make_proposal, make_source, make_user
from tests.search.world import search_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def clause() -> Clause:
    return make_clause(proposal=make_proposal(slug="plan"), key="1", text="An armistice.")


def test_a_record_is_found_once_it_is_saved_and_under_its_new_words_once_it_is_changed(clause):
    assert search_for("armistice") == ["plan/1"]
    clause.text = "A ceasefire."
    clause.save(update_fields=["text"])
    assert (search_for("armistice"), search_for("ceasefire")) == ([], ["plan/1"])


def test_a_change_by_sql_or_in_bulk_counts_too(clause):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE proposals_clause SET text = 'A ceasefire.' WHERE id = %s", [clause.pk])
    assert (search_for("armistice"), search_for("ceasefire")) == ([], ["plan/1"])
    Clause.objects.bulk_create([Clause(proposal=clause.proposal, key="9", text="A truce.", basis="reported")])
    assert search_for("truce") == ["plan/9"]
    Clause.objects.bulk_update([Clause(pk=clause.pk, text="An accord.")], ["text"])
    assert search_for("accord") == ["plan/1"]


def test_a_deleted_record_leaves_nothing_behind(clause):
    clause.delete()
    assert search_for("armistice") == []
    again = Clause(pk=clause.pk, proposal=clause.proposal, key="1", text="A treaty.", basis="reported")
    again.save(force_insert=True)
    assert (search_for("armistice"), search_for("treaty")) == ([], ["plan/1"])


def test_publishing_shows_a_text_and_withdrawing_hides_it():
    analyst, editor = make_user("Analyst"), make_user("Editor")
    text = make_proposal(state="draft", slug="plan", title="An armistice")
    make_clause(proposal=text, key="1", text="An armistice.")
    assert search_for("armistice") == []
    text.submit(by=analyst)
    assert search_for("armistice") == []
    text.publish(by=editor)
    assert search_for("armistice") == ["plan", "plan/1"]
    text.withdraw(by=editor, reason="A forgery.")
    assert search_for("armistice") == []


def test_a_record_saved_at_the_desk_is_found(client):
    source = make_source(slug="wire", title="An armistice")
    make_proposal(slug="plan", sources=[source])
    client.force_login(make_user("Editor"))
    address = reverse("admin:proposals_source_change", args=[source.pk])
    form = client.get(address).context["adminform"].form
    given = {
        name: value if (value := form.get_initial_for_field(field, name)) is not None else ""
        for name, field in form.fields.items()
    }
    response = client.post(address, given | {"title": "A ceasefire", "reason": "Its own heading."})
    assert response.status_code == 302
    assert (search_for("armistice"), search_for("ceasefire")) == ([], ["wire"])


def test_a_loaded_dataset_is_found_and_loading_it_again_changes_nothing():
    call_command("load_dataset", "proposals/data/ukraine-2025", stdout=StringIO())
    first = search_for("guarantees")
    assert len(first) > 20
    call_command("load_dataset", "proposals/data/ukraine-2025", stdout=StringIO())
    assert search_for("guarantees") == first
    assert len(first) == len(set(first))


def test_an_index_created_again_holds_the_existing_rows(clause):
    connection.check_constraints()  # PostgreSQL creates no index while constraints of this transaction are deferred
    index.create(connection)
    index.create(connection)
    assert search_for("armistice") == ["plan/1"]
    Proposal.objects.create(
        slug="next", process=clause.proposal.process, title="Armistice", short_title="Next", kind="plan",
        issued_on="2025-11-21", status="leaked", text_availability="full", original_language="en",
        state="published", published_at=clause.proposal.published_at,
    )  # fmt: skip
    assert search_for("armistice") == ["next", "plan/1"]


# On PostgreSQL an index cannot be lost: it belongs to its table.
if connection.vendor == "sqlite":

    def test_a_migration_that_rebuilds_a_table_loses_its_triggers_and_migrate_makes_them_again(clause):
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER proposals_clause_words_update")
        Clause.objects.filter(pk=clause.pk).update(text="A ceasefire.")
        assert search_for("ceasefire") == []
        call_command("migrate", verbosity=0)
        assert search_for("ceasefire") == ["plan/1"]


# On SQLite the index is a table of its own, so it is always asked once.
if connection.vendor == "postgresql":

    def test_the_index_is_asked_once_also_where_the_database_knows_nothing_of_the_table():
        for number in range(30):
            make_proposal(title=f"Armistice {number}")
        rows = index.narrow(Proposal.objects.public(), terms("armistice"))
        [explained] = json.loads(rows.explain(format="json", analyze=True))
        making_words = [node for node in nodes(explained["Plan"]) if "regexp_replace" in str(conditions(node))]
        assert [node["Actual Loops"] for node in making_words] == [1]

    def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
        yield plan
        for below in plan.get("Plans", []):
            yield from nodes(below)

    def conditions(node: dict[str, Any]) -> list[str]:
        return [condition for name, condition in node.items() if name.endswith((" Cond", "Filter"))]
