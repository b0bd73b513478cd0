"""The lists of the desk with two processes: those of one hold its records in every state, and nothing of the other."""

from __future__ import annotations

import re

import pytest
from django.contrib import admin

from proposals.models import Process, Release
from tests import two_processes
from tests.admin.records import changelist
from tests.test_processes_apart import given_away, marks

LISTS = sorted(
    model._meta.model_name
    for model in admin.site._registry
    if model._meta.app_label == "proposals" and model is not Release
)
HEADS = re.compile(r'<div id="content-main">.*</form>', re.DOTALL)


@pytest.fixture
def _history():
    """The history of these records is not looked at, and that of the data set takes long to write."""


@pytest.fixture(scope="module")
def loaded(once):
    once(two_processes.load)


def shown(client, model: str, query: str = "") -> tuple[set[int], str]:
    """The keys of the rows of a whole list, and the page."""
    response = client.get(f"{changelist(model)}{query}")
    assert response.status_code == 200, model
    page = HEADS.search(response.content.decode())
    assert page, model
    return set(response.context["cl"].queryset.values_list("pk", flat=True)), page.group()


@pytest.mark.sweep
def test_a_list_of_one_process_has_its_records_in_every_state_and_names_nothing_of_the_other(loaded, editor):
    gaza, ukraine = Process.objects.order_by("slug")
    foreign = {gaza: marks(ukraine, gaza, drafts=True), ukraine: marks(gaza, ukraine, drafts=True)}
    found = two_processes.whose(drafts=True)
    for name in LISTS:
        model = next(each for each in admin.site._registry if each._meta.model_name == name)
        for process in (gaza, ukraine):
            rows, page = shown(editor, name, f"?process={process.slug}")
            assert rows == {each.pk for each in two_processes.of(process, model, found)} != set(), name
            assert given_away(page, foreign[process] - {gaza.slug, ukraine.slug}) == set(), name
