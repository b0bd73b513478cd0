"""Choosing related records: no value in an address or in posted data is a server error."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qsl

import pytest
from django.apps import apps
from django.urls import reverse

from proposals.editing.processes import process_of
from proposals.models import Process
from tests.admin.form_data import add, errors, position_data, typed
from tests.admin.records import make, page
from tests.factories import (
    make_clause,
    make_correspondence,
    make_issue,
    make_measure,
    make_position,
    make_process,
    make_proposal,
    make_source,
)


def test_an_impossible_value_in_the_address_of_the_add_page_is_no_error(analyst):
    make_process()
    for value in ("abc", "9" * 30, "", "٣"):
        assert analyst.get(add("clause"), {"proposal": value}).status_code == 200


@pytest.mark.parametrize("value", ["abc", "9" * 30, "-1", "٣"])
def test_an_impossible_related_record_is_an_error_of_its_field(value, analyst):
    data = {"slug": "x", "name": "X", "short_name": "X", "kind": "coalition", "members": [value]}
    assert list(errors(analyst.post(add("party"), data))) == ["members"]
    assert list(errors(analyst.post(add("position"), position_data(party=value)))) == ["party"]


SEARCHED = {  # the field of a form → the model that is searched
    "proposal": ["revises", "derived_from", "companions"],
    "clause": ["parent", "issue", "further_issues"],
    "position": ["clause", "issue", "proposal", "compatible_with"],
    "event": ["proposals"],
    "correspondence": ["from_clauses", "to_clauses", "silent"],
    "term": ["measure"],
    "omission": ["clause"],
}


def search(client, address: str, field: str) -> list[str]:
    """What a search in a field of the page finds, asked as the page asks."""
    box = re.search(rf'<select name="{field}"[^>]*>', client.get(address).content.decode()).group(0)
    attributes = dict(re.findall(r'data-(ajax--url|app-label|model-name|field-name)="([^"]*)"', box))
    url, _mark, process = html.unescape(attributes.pop("ajax--url")).partition("?")
    asked = {"term": "", **{name.replace("-", "_"): value for name, value in attributes.items()}}
    found = client.get(url, asked | dict(parse_qsl(process)))
    assert found.status_code == 200
    return [result["id"] for result in found.json()["results"]]


@pytest.mark.parametrize(("model", "field"), [(model, field) for model, fields in SEARCHED.items() for field in fields])
def test_a_search_finds_only_what_is_of_the_process_of_the_record(model, field, editor):
    record = make(model, "draft")
    target = type(record)._meta.get_field(field).related_model._meta.model_name
    own = make_of(target, Process.objects.get(pk=process_of(record)))
    stranger = make(target)
    found = search(editor, page(record), field)
    assert (str(own.pk) in found, str(stranger.pk) in found) == (True, False)


def test_a_search_for_a_part_of_a_text_stays_in_its_process(editor):
    clause = make_clause(proposal=make_proposal("draft"))
    own = make_measure(issue=make_issue(process=clause.proposal.process))
    make_measure()
    assert search(editor, page(clause), "terms-__prefix__-measure") == [str(own.pk)]


def test_a_new_clause_is_searched_for_in_the_process_of_the_text_that_its_link_names(editor):
    text = make_proposal("draft")
    own, _stranger = make_issue(process=text.process), make_issue()
    assert search(editor, f"{add('clause')}?proposal={text.pk}", "issue") == [str(own.pk)]


def test_a_form_that_is_shown_again_searches_in_the_process_of_what_was_filled_in(editor):
    clause = make_clause()
    refused = editor.post(add("correspondence"), {"from_clauses": [clause.pk]})
    assert (refused.status_code, f"?process={clause.proposal.process_id}" in refused.content.decode()) == (200, True)


@pytest.mark.parametrize(
    ("model", "field", "target"),
    [
        ("position", "issue", "issue"),
        ("position", "proposal", "proposal"),
        ("position", "clause", "clause"),
        ("term", "measure", "measure"),
        ("omission", "proposal", "proposal"),
        ("correspondence", "from_clauses", "clause"),
        ("clause", "issue", "issue"),
        ("issue", "topic", "topic"),
    ],
)
def test_where_no_process_is_known_yet_each_result_names_its_own(model, field, target, editor):
    first = make_of(target, make_process(name="Talks in the north"))
    address = f"{reverse('admin:autocomplete')}?app_label=proposals&model_name={model}&field_name={field}&term="

    def named(address):
        results = editor.get(address).json()["results"]
        return {result["id"]: result["description"].partition(" · ")[0] for result in results}

    assert "Talks in the north" not in named(address).values()
    second = make_of(target, make_process(name="Talks in the south"))
    described = named(address)
    assert (described[str(first.pk)], described[str(second.pk)]) == ("Talks in the north", "Talks in the south")
    assert "Talks in the south" not in named(f"{address}&process={process_of(second)}").values()


@pytest.mark.parametrize(
    ("model", "field", "chosen", "target"),
    [
        ("position", "issue", "position.clause", "issue"),
        ("position", "clause", "position.issue", "clause"),
        ("position", "proposal", "position.issue", "proposal"),
        ("omission", "clause", "omission.proposal", "clause"),
        ("term", "measure", "term.clause", "measure"),
        ("correspondence", "to_clauses", "correspondence.from_clauses", "clause"),
        ("clause", "issue", "clause.proposal", "issue"),
        ("proposal", "revises", "proposal.process", "proposal"),
    ],
)
def test_what_is_chosen_on_a_new_form_narrows_the_other_searches(model, field, chosen, target, editor):
    processes = make_process(), make_process()
    first, second = (make_of(target, process) for process in processes)
    asked = {"app_label": "proposals", "model_name": model, "field_name": field, "term": ""}

    def found(choices):
        results = editor.get(reverse("admin:autocomplete"), {**asked, "chosen": choices}).json()["results"]
        return {each["id"] for each in results}

    source, name = chosen.split(".")
    beside = apps.get_model("proposals", source)._meta.get_field(name).related_model._meta.model_name
    other = processes[1] if beside == "process" else make_of(beside, processes[1])
    both = {str(first.pk), str(second.pk)}
    assert both <= found("")
    assert found(f"{chosen}.{other.pk}") & both == {str(second.pk)}
    # A source or a party is of no process, so it narrows nothing.
    assert found(f"clause.sources.{make_source().pk},{chosen}.{other.pk}") & both == {str(second.pk)}
    assert both <= found(f"clause.sources.{make_source().pk}")


def test_no_choice_in_an_address_is_an_error(editor):
    address = f"{reverse('admin:autocomplete')}?app_label=proposals&model_name=clause&field_name=issue&term=&chosen="
    for value in (
        "abc",
        "clause.issue",
        "clause.issue.abc",
        f"clause.issue.{'9' * 30}",
        "a.b.c.d",
        "clause.text.1",
        ",,",
        ".",
    ):
        assert editor.get(address + value).status_code == 200


def test_no_process_in_an_address_is_an_error(editor):
    address = f"{reverse('admin:autocomplete')}?app_label=proposals&model_name=clause&field_name=issue&term=&process="
    for value in ("abc", "9" * 30, "-1", "", "0"):
        assert editor.get(address + value).status_code == 200


def test_a_choice_from_another_process_is_refused(editor):
    clause = make_clause(proposal=make_proposal("draft"))
    correspondence = make_correspondence("draft", from_clauses=[clause])
    data = typed(editor.get(page(correspondence))) | {"to_clauses": [make_clause().pk]}
    [sentence] = errors(editor.post(page(correspondence), data))["to_clauses"]
    assert sentence.endswith("belongs to other talks, Talks. Choose within one process.")


def make_of(model: str, process):
    """A record of a model in a process."""
    if model in ("proposal", "event"):
        return make(model, process=process)
    if model == "clause":
        return make_clause(proposal=make_proposal(process=process))
    issue = make_issue(process=process)
    return {"issue": lambda: issue, "topic": lambda: issue.topic, "measure": lambda: make_measure(issue=issue)}.get(
        model, lambda: make_position(issue=issue)
    )()
