"""Processes at the desk."""

from __future__ import annotations

import pytest
from django.urls import reverse

from proposals.models import Process
from tests.admin.form_data import add, errors
from tests.factories import make_process


def test_a_process_cannot_end_before_it_starts(analyst):
    data = {"slug": "x", "name": "X", "started_on": "2025-02-01", "ended_on": "2025-01-01"}
    assert errors(analyst.post(add("process"), data)) == {
        "ended_on": ["A process cannot end before it starts; correct one of the dates."]
    }


@pytest.mark.parametrize(("role", "chosen"), [("analyst", ["talks"]), ("editor", ["new", "other"])])
def test_only_an_editor_chooses_the_default(role, chosen, analyst, editor):
    client, data = {"analyst": analyst, "editor": editor}[role], {"slug": "talks", "name": "Talks"}
    talks, other = make_process(slug="talks", is_default=True), make_process(slug="other")
    defaults = Process.objects.filter(is_default=True).values_list("slug", flat=True)
    found = []
    for page, posted in (
        (reverse("admin:proposals_process_change", args=[talks.pk]), data),
        (reverse("admin:proposals_process_change", args=[other.pk]), {**data, "slug": "other", "is_default": "on"}),
        (reverse("admin:proposals_process_change", args=[other.pk]), {**data, "slug": "other"}),
        (add("process"), {**data, "slug": "new", "is_default": "on"}),
    ):
        assert client.post(page, posted).status_code == 302
        found += [slug for slug in defaults.all() if slug not in found]
    assert sorted(found) == chosen
