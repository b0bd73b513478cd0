"""The index follows every way in which a record is written, without being told."""

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
from tests.search.world import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def clause() -> Clause:
    return make_clause(proposal=make_proposal(slug="plan"), key="1", text="An armistice.")


def test_a_record_is_found_once_it_is_saved_and_under_its_new_words_once_it_is_changed(clause):
    assert found("armistice") == ["plan/1"]
    clause.text = "A ceasefire."
    clause.save(update_fields=["text"])
    assert (found("armistice"), found("ceasefire")) == ([], ["plan/1"])


def test_a_change_past_all_python_counts_too(clause):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE proposals_clause SET text = 'A ceasefire.' WHERE id = %s", [clause.pk])
    assert (found("armistice"), found("ceasefire")) == ([], ["plan/1"])
    Clause.objects.bulk_create([Clause(proposal=clause.proposal, key="9", text="A truce.", basis="reported")])
    assert found("truce") == ["plan/9"]
    Clause.objects.bulk_update([Clause(pk=clause.pk, text="An accord.")], ["text"])
    assert found("accord") == ["plan/1"]


def test_a_deleted_record_leaves_nothing_behind(clause):
    clause.delete()
    assert found("armistice") == []
    again = Clause(pk=clause.pk, proposal=clause.proposal, key="1", text="A treaty.", basis="reported")
    again.save(force_insert=True)
    assert (found("armistice"), found("treaty")) == ([], ["plan/1"])


def test_the_verbs_show_and_hide_a_text():
    analyst, editor = make_user("Analyst"), make_user("Editor")
    text = make_proposal(state="draft", slug="plan", title="An armistice")
    make_clause(proposal=text, key="1", text="An armistice.")
    assert found("armistice") == []
    text.submit(by=analyst)
    assert found("armistice") == []
    text.publish(by=editor)
    assert found("armistice") == ["plan", "plan/1"]
    text.withdraw(by=editor, reason="A forgery.")
    assert found("armistice") == []


def test_what_is_saved_at_the_desk_is_found(client):
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
    assert (found("armistice"), found("ceasefire")) == ([], ["wire"])


def test_a_loaded_dataset_is_found_and_loading_it_again_changes_nothing():
    call_command("load_dataset", "proposals/data/ukraine-2025", stdout=StringIO())
    first = found("guarantees")
    assert len(first) > 20
    call_command("load_dataset", "proposals/data/ukraine-2025", stdout=StringIO())
    assert found("guarantees") == first
    assert len(first) == len(set(first))


def test_an_index_made_anew_holds_what_is_there(clause):
    connection.check_constraints()  # PostgreSQL makes no index while a row of this transaction waits to be checked
    index.create(connection)
    index.create(connection)
    assert found("armistice") == ["plan/1"]
    Proposal.objects.create(
        slug="next", process=clause.proposal.process, title="Armistice", short_title="Next", kind="plan",
        issued_on="2025-11-21", status="leaked", text_availability="full", original_language="en",
        state="published", published_at=clause.proposal.published_at,
    )  # fmt: skip
    assert found("armistice") == ["next", "plan/1"]


# PostgreSQL keeps an index with its table; there is nothing to lose there.
if connection.vendor == "sqlite":

    def test_a_migration_that_rebuilds_a_table_loses_its_triggers_and_migrate_makes_them_again(clause):
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER proposals_clause_words_update")
        Clause.objects.filter(pk=clause.pk).update(text="A ceasefire.")
        assert found("ceasefire") == []
        call_command("migrate", verbosity=0)
        assert found("ceasefire") == ["plan/1"]


# What SQLite keeps is asked once anyway: it is a table of its own.
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
        return [words for name, words in node.items() if name.endswith((" Cond", "Filter"))]
