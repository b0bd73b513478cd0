"""The forms of the pages that list things."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from proposals.forms.lists import BoardForm, ChangesForm, FollowingForm, SourcesForm, TimelineForm, TopicForm
from proposals.models import Change, Process
from proposals.models.following import Following
from tests.factories import make_event, make_issue, make_process, make_proposal, make_source, make_topic
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


def test_the_sources_of_a_process_offer_what_those_have_and_refuse_the_rest():
    for slug, publisher, language in (("here", "Wire", "uk"), ("there", "Gazette", "fr")):
        make_proposal(process=make_process(slug=slug), sources=[make_source(publisher=publisher, language=language)])
    form = SourcesForm(QueryDict("process=here"))
    assert form.is_valid()
    offered = {name: form.fields[name].choices for name in ("publisher", "language")}
    assert offered == {"publisher": [("Wire", "Wire")], "language": [("uk", "uk")]}
    refused = SourcesForm(QueryDict("process=here&publisher=Gazette&language=fr"))
    assert list(refused.errors) == ["publisher", "language"]


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
def test_the_timeline_shows_every_kind_of_the_default_process_unless_asked_otherwise(query, canonical, kinds):
    site = make_site()
    Process.objects.filter(pk=site.process.pk).update(is_default=True)
    make_event(process=make_process(slug="older", started_on="2026-04-17"))

    form = TimelineForm(QueryDict(query))

    assert form.is_valid(), form.errors
    assert form.canonical_query() == canonical
    assert form.timeline_options()["kinds"] == kinds


def test_a_cursor_of_the_log_names_a_side_and_an_entry():
    make_site()
    change = Change.objects.first()

    form = ChangesForm(QueryDict(f"kind=publication&cursor=before:{change.uid}"))

    assert form.is_valid()
    assert form.page_options() == {"following": Following(kind="publication"), "side": "before", "anchor": change}
    assert form.query("after:x") == "kind=publication&cursor=after%3Ax"
    assert form.query() == "kind=publication"


@pytest.mark.parametrize("cursor", ["after", f"after:{UNKNOWN}", f"beside:{UNKNOWN}", "after:'; --", ":"])
def test_a_cursor_that_names_no_entry_is_refused(cursor):
    make_site()
    assert list(ChangesForm({"cursor": cursor}).errors) == ["cursor"]


def test_the_board_is_of_the_process_of_the_topic_or_of_the_default():
    other, chosen = make_process(slug="other"), make_process(slug="chosen", is_default=True)
    for process in (other, chosen):
        make_event(process=process)
    make_issue(topic=make_topic(slug="forces", process=other))

    def cleaned(query: str) -> BoardForm:
        form = BoardForm(QueryDict(query))
        assert form.is_valid(), form.errors
        return form

    queries = ("", "process=chosen", "process=other", "topic=forces", "process=other&topic=forces")
    forms = [cleaned(query) for query in queries]
    assert [form.cleaned_data["process"].slug for form in forms] == ["chosen", "chosen", "other", "other", "other"]
    assert [form.canonical_query() for form in forms] == ["", "", "process=other", "topic=forces", "topic=forces"]
    assert BoardForm(QueryDict("process=chosen&topic=forces")).errors == {
        "topic": ["This topic belongs to another process."]
    }
    assert TopicForm(QueryDict("process=chosen&topic=forces")).errors == {
        "topic": ["This topic belongs to another process."]
    }


def test_what_is_followed_in_the_changes_is_of_the_process_that_is_named_with_it():
    site = make_site()
    make_event(process=make_process(slug="other"))
    query = f"process=talks&party=beta&issue=force-size&proposal={site.plan.slug}&record=clause"

    form = FollowingForm(QueryDict(query))

    assert form.is_valid(), form.errors
    assert form.following == Following(
        record="clause", process=site.process, party=site.counter.drafted_by.get(), issue=site.size.issue,
        proposal=site.plan,
    )  # fmt: skip
    assert form.query() == f"process=talks&record=clause&party=beta&issue=force-size&proposal={site.plan.slug}"
    assert FollowingForm(QueryDict("process=other&issue=force-size&proposal=plan")).errors == {
        "issue": ["This issue belongs to another process."],
        "proposal": ["This text belongs to another process."],
    }
