"""The forms of the pages that list things."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from proposals.forms.lists import ChangesForm, SourcesForm, TimelineForm
from proposals.models import Change, Process
from tests.factories import make_event, make_process, make_proposal, make_source
from tests.views.site import make_site

pytestmark = pytest.mark.django_db

UNKNOWN = "00000000-0000-4000-8000-000000000000"


def test_the_sources_offer_what_public_sources_have_and_look_it_up():
    make_proposal(sources=[make_source(publisher="Wire", language="uk"), make_source(publisher="", language="en")])
    make_source(publisher="Secret", language="fr")

    form = SourcesForm(QueryDict("kind=&publisher=Wire&language="))

    assert form.is_valid()
    assert form.lookups() == {"publisher": "Wire"}
    assert form.fields["publisher"].choices == [("Wire", "Wire")]
    assert form.fields["language"].choices == [("en", "en"), ("uk", "uk")]
    assert list(SourcesForm(QueryDict("publisher=Secret")).errors) == ["publisher"]


def test_a_source_without_a_grade_can_be_asked_for():
    asked = {}
    for value in ("none", "edited", ""):
        form = SourcesForm(QueryDict(f"kind=news-report&reliability={value}"))
        assert form.is_valid()
        asked[value] = (form.lookups().get("reliability"), form.query())
    assert asked == {
        "none": ("", "kind=news-report&reliability=none"),
        "edited": ("edited", "kind=news-report&reliability=edited"),
        "": (None, "kind=news-report"),
    }
    assert list(SourcesForm(QueryDict("reliability=good")).errors) == ["reliability"]


@pytest.mark.parametrize(
    ("query", "canonical", "kinds"),
    [
        ("", "", ["event", "text", "move"]),
        ("process=talks", "", ["event", "text", "move"]),
        ("kind=move&kind=event&kind=text", "", ["move", "event", "text"]),
        ("party=beta&kind=move&kind=event", "kind=event&kind=move&party=beta", ["move", "event"]),
        ("process=older", "process=older", ["event", "text", "move"]),
    ],
)
def test_the_timeline_shows_every_kind_of_the_newest_process_unless_asked_otherwise(query, canonical, kinds):
    site = make_site()
    Process.objects.filter(pk=site.process.pk).update(started_on="2025-04-17")
    make_event(process=make_process(slug="older", started_on="2024-04-17"))

    form = TimelineForm(QueryDict(query))

    assert form.is_valid(), form.errors
    assert form.canonical_query() == canonical
    assert form.timeline_options()["kinds"] == kinds


def test_a_cursor_of_the_log_names_a_side_and_an_entry():
    make_site()
    change = Change.objects.first()

    form = ChangesForm(QueryDict(f"kind=publication&cursor=before:{change.uid}"))

    assert form.is_valid()
    assert form.page_options() == {"sort": "publication", "record": "", "side": "before", "anchor": change}
    assert form.query("after:x") == "kind=publication&cursor=after%3Ax"
    assert form.query() == "kind=publication"


@pytest.mark.parametrize("cursor", ["after", f"after:{UNKNOWN}", f"beside:{UNKNOWN}", "after:'; --", ":"])
def test_a_cursor_that_names_no_entry_is_refused(cursor):
    make_site()
    assert list(ChangesForm({"cursor": cursor}).errors) == ["cursor"]
