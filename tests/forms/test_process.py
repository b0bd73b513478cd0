"""Choosing a process."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from proposals.forms.process import ProcessesForm, ProcessForm
from proposals.models import Event, Process
from tests.factories import make_event, make_process

pytestmark = pytest.mark.django_db


def make_two() -> None:
    for slug, day in (("older", "2024-01-01"), ("newer", "2025-01-01")):
        make_event(slug=f"of-{slug}", process=make_process(slug=slug, name=slug.title(), started_on=day))
    make_process(slug="hidden")


def shown(query: str = "") -> tuple[str | None, bool]:
    """The slug of the process that a page shows, and whether it asks the reader to choose one."""
    form = ProcessForm(QueryDict(query))
    assert form.is_valid(), form.errors
    process = form.cleaned_data["process"]
    return process and process.slug, form.has_to_choose


def test_a_page_about_one_process_shows_the_one_that_is_named_or_chosen_or_the_only_one_and_never_the_newest():
    assert shown() == (None, False)
    make_event(process=make_process(slug="older"))
    assert shown() == ("older", False)
    make_event(process=make_process(slug="newer", started_on="2026-01-01"))
    assert shown() == (None, True)
    assert shown("process=newer") == ("newer", False)
    Process.objects.filter(slug="older").update(is_default=True)
    assert shown() == ("older", False)


@pytest.mark.parametrize("form", [ProcessesForm, ProcessForm])
@pytest.mark.parametrize("slug", ["hidden", "nothing"])
def test_an_unknown_process_is_refused_with_those_there_are(form, slug):
    make_two()
    assert form(QueryDict(f"process={slug}")).errors == {
        "process": [f"There is no process “{slug}”; use one of: newer, older."]
    }


def test_an_unknown_process_is_refused_where_there_is_none():
    assert ProcessesForm(QueryDict("process=x")).errors == {"process": ["There is no process here yet."]}


def test_a_list_is_narrowed_to_the_process_or_has_all():
    make_two()
    slugs = {}
    for query in ("", "process=newer"):
        form = ProcessesForm(QueryDict(query))
        assert form.is_valid()
        slugs[form.query()] = sorted(event.slug for event in form.of_process(Event.objects.public()))
    assert slugs == {"": ["of-newer", "of-older"], "process=newer": ["of-newer"]}
