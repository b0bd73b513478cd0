"""Making a release at the desk."""

from __future__ import annotations

import pytest
from django.urls import reverse

from proposals.models import Proposal, Release
from proposals.publication import releases
from tests.factories import make_user
from tests.moment.later import make_older_site
from tests.views.reading import read

pytestmark = pytest.mark.django_db

MAKE = "/admin/proposals/release/add/"


@pytest.fixture
def editor(client):
    client.force_login(make_user("Editor"))
    return client


def test_an_editor_sees_what_has_changed_and_makes_a_release(editor):
    site = make_older_site()
    releases.make(None, "Starter data")
    Proposal.objects.filter(pk=site.counter.pk).update(title="Corrected")

    page = read(editor.get(MAKE))
    assert page.one("details", "changes").one("summary").text == "Proposals: 1 changed"
    refused = editor.post(MAKE, {"notes": " "})
    made = editor.post(MAKE, {"notes": "A title."})

    assert "This field is required." in refused.content.decode()
    release = Release.objects.get(number=2)
    assert (made.status_code, made["Location"]) == (302, reverse("admin:proposals_release_change", args=[release.pk]))
    assert (release.notes, release.made_by.groups.get().name) == ("A title.", "Editor")
    assert editor.get(made["Location"]).status_code == 200


def test_without_a_change_there_is_nothing_to_make(editor):
    assert "Nothing is public yet." in read(editor.get(MAKE)).text
    make_older_site()
    releases.make(None, "Starter data")
    assert "Nothing that readers can see has changed since Release 1. Cite that one." in read(editor.get(MAKE)).text
    refused = read(editor.post(MAKE, {"notes": "Again."}))
    assert "Nothing was made." in refused.one("p", "errornote").text
    assert Release.objects.count() == 1


def test_an_analyst_reads_releases_and_makes_none(client):
    make_older_site()
    client.force_login(make_user("Analyst"))
    assert client.get("/admin/proposals/release/").status_code == 200
    assert client.post(MAKE, {"notes": "Mine."}).status_code == 403
    assert not Release.objects.exists()
