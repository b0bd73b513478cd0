"""Lists, searches and the first page: what they show, and that they ask the database as often for 50 rows as for 5."""

from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from config.records import CATALOGUE, PARTS, REVIEWED
from proposals.models import Clause, Party, Proposal
from tests.admin import records
from tests.admin.records import page
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_party,
    make_position,
    make_proposal,
    make_source,
    make_suggestion,
)

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>{{ 7|add:7 }}\'"&'
ESCAPED = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;"

# Session, account and rights; the rows and their number; one or two for each filter and its counts.
QUERIES = {
    "process": 6,
    "party": 8,
    "source": 11,
    "topic": 9,
    "issue": 14,
    "measure": 7,
    "clause": 21,
    "term": 7,
    "variantreading": 6,
    "omission": 11,
    "proposal": 21,
    "position": 21,
    "event": 15,
    "correspondence": 13,
}


def changelist(model: str) -> str:
    return reverse(f"admin:proposals_{model}_changelist")


@pytest.mark.parametrize("model", QUERIES)
def test_a_list_asks_as_often_for_many_rows_as_for_few(model, editor, django_assert_num_queries):
    for number in (5, 45):
        for _ in range(number):
            records.make(model)
        with django_assert_num_queries(QUERIES[model]):
            assert editor.get(changelist(model)).context["cl"].result_count >= number


@pytest.mark.parametrize("number", [5, 50])
def test_the_page_of_a_text_asks_as_often_for_many_clauses_as_for_few(number, editor, django_assert_num_queries):
    proposal = make_proposal("draft")
    for _ in range(number):
        make_clause(proposal=proposal)
    ContentType.objects.get_for_model(Proposal)
    with django_assert_num_queries(17):
        assert len(editor.get(page(proposal)).context["clauses"]) == number


@pytest.mark.parametrize("number", [3, 12])
def test_searching_for_a_clause_to_choose_asks_as_often_for_many_as_for_few(number, analyst, django_assert_num_queries):
    for _ in range(number):
        make_clause(text="Ceasefire")
    asked = {"app_label": "proposals", "model_name": "correspondence", "field_name": "to_clauses", "term": "ceasefire"}
    with django_assert_num_queries(6):
        found = analyst.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert sorted(entry["text"] for entry in found) == sorted(map(str, Clause.objects.select_related("proposal")))


# Filters and search


def test_the_state_filter_counts(analyst):
    for state in ("draft", "draft", "published"):
        make_position(state)
    response = analyst.get(changelist("position"))
    choices = [choice["display"] for choice in response.context["cl"].filter_specs[0].choices(response.context["cl"])]
    assert choices == ["All", "Draft (2)", "In review (0)", "Published (1)", "Withdrawn (0)"]


def test_a_text_is_found_in_its_state(analyst):
    make_proposal(), make_proposal("withdrawn")
    draft = make_proposal("draft")
    found = analyst.get(changelist("proposal"), {"state__exact": "draft"}).context["cl"].result_list
    assert list(found) == [draft]


def test_clauses_that_lack_something_are_found(analyst):
    make_clause()
    make_clause(status="unrecorded")
    loose = make_clause(issue=None)
    unsourced = make_clause(sources=[])
    for lacks, expected in (("issue", loose), ("source", unsourced)):
        assert list(analyst.get(changelist("clause"), {"lacks": lacks}).context["cl"].result_list) == [expected]


@pytest.mark.parametrize("model", CATALOGUE + PARTS + REVIEWED)
def test_no_query_breaks_a_list(model, analyst):
    records.make(model)
    for query in (
        {"q": "'\" % _ \x00 * NEAR( ^ : -"},
        {"q": "word " * 60},
        {"o": "9" * 30},
        {"p": "9" * 30},
        {"all": ""},
        {"state__exact": "no such state"},
        {"no_such_field": "1"},
        {"lacks": "anything"},
    ):
        assert analyst.get(changelist(model), query).status_code in (200, 302), query


# Links to what readers see


def test_only_what_readers_see_is_linked_on_the_site(analyst):
    public, draft = make_clause(), make_clause(proposal=make_proposal("draft"))
    for record, address in [
        (public, public.get_absolute_url()),
        (public.proposal, public.proposal.get_absolute_url()),
        (draft, None),
        (draft.proposal, None),
        (make_position("in-review"), None),
        (make_source(), None),
    ]:
        assert analyst.get(page(record)).context.get("absolute_url") == address


def test_a_published_text_is_offered_for_comparison_and_a_draft_is_not(analyst):
    public, draft = make_proposal(slug="the-plan"), make_proposal("draft")
    assert analyst.get(page(public)).context["compare_url"] == f"{reverse('compare')}?t=the-plan"
    assert "compare_url" not in analyst.get(page(draft)).context


# The first page


def test_the_first_page_says_what_waits(analyst, django_assert_num_queries):
    proposals = [make_proposal(state) for state in ("in-review", "in-review", "in-review", "draft", "published")]
    make_position("in-review")
    make_clause(proposal=proposals[0], issue=None)
    make_clause(proposal=proposals[0], sources=[])
    make_clause(proposal=proposals[0], sources=[])
    with django_assert_num_queries(12):
        response = analyst.get(reverse("admin:index"))
    assert [(entry["text"], entry["url"]) for entry in response.context["queues"]] == [
        ("3 proposals in review", f"{changelist('proposal')}?state__exact=in-review"),
        ("1 proposal in draft", f"{changelist('proposal')}?state__exact=draft"),
        ("1 position in review", f"{changelist('position')}?state__exact=in-review"),
        ("1 clause without an issue", f"{changelist('clause')}?lacks=issue"),
        ("2 clauses without a source", f"{changelist('clause')}?lacks=source"),
    ]


def test_every_queue_leads_to_as_many_rows_as_it_says(analyst, editor):
    make_proposal("draft"), make_event("in-review"), make_correspondence("draft"), make_suggestion()
    make_event("draft").submit(by=editor.user)
    make_clause(issue=None, sources=[])
    for client in (analyst, editor):
        for entry in client.get(reverse("admin:index")).context["queues"]:
            assert entry["text"].startswith(f"{client.get(entry['url']).context['cl'].result_count} ")


def test_what_a_reviewer_has_to_read_comes_first_without_what_they_sent_themselves(analyst, editor):
    make_position("draft")
    for client in (analyst, analyst, editor):
        make_event("draft").submit(by=client.user)
    make_suggestion()
    found = [
        [entry["text"] for entry in client.get(reverse("admin:index")).context["queues"]]
        for client in (editor, analyst)
    ]
    assert found == [
        [
            "2 events for you to review",
            "1 position in draft",
            "3 events in review",
            "1 suggested change pending",
        ],
        ["1 position in draft", "3 events in review", "1 suggested change pending"],
    ]


def test_the_first_page_of_an_administrator_says_nothing_of_texts(administrator):
    make_proposal("in-review")
    assert "Waiting" not in administrator.get(reverse("admin:index")).content.decode()


# Hostile text


def hostile(model: str):
    """A draft with hostile text wherever its model keeps free text."""
    shaped = {"slug", "state", "iso", "language", "original_language", "text_language", "key", "unit", "url"}
    texts = {
        field.name: HOSTILE[: field.max_length]
        for field in records.make(model)._meta.fields
        if field.get_internal_type() in ("CharField", "TextField") and not field.choices and field.name not in shaped
    }
    return records.make(model, **texts)


@pytest.mark.parametrize("model", CATALOGUE + PARTS + REVIEWED)
def test_hostile_text_is_only_text(model, editor):
    record = hostile(model)
    pages = [page(record, view) for view in ("changelist", "change", "delete", "history")]
    if model in REVIEWED:
        pages.append(page(record, "verb", "submit"))
    for address in pages:
        content = editor.get(address).content.decode()
        assert "<script>alert" not in content
        assert "<img src=x" not in content
        assert "14'" not in content


def test_hostile_names_in_messages_and_choices_are_only_text(editor):
    party = make_party(name=HOSTILE, slug="hostile")
    proposal = make_proposal("draft", short_title=HOSTILE[:60], drafted_by=[party])
    for content in (
        editor.get(page(proposal)).content.decode(),
        editor.post(page(proposal, "verb", "submit"), {"confirmed": "yes"}, follow=True).content.decode(),
    ):
        assert ESCAPED in content
        assert "<script>alert" not in content


# History


def test_history_says_who_changed_what_when_and_why(analyst, editor):
    party = make_party(name="Before")
    party.name, party._change_reason, party._history_user = "After", "Renamed itself", editor.user
    party.save()
    content = " ".join(analyst.get(page(party, "history")).content.decode().split())
    assert "<td>editor</td> <td>Changed</td> <td>Renamed itself</td>" in content
    assert '<dd class="marks"><del>Before</del> <span aria-hidden="true">→</span> <ins>After</ins> </dd>' in content


def test_what_the_form_changes_is_written_once_with_its_author(analyst):
    party = make_party(name="Before")
    data = {"name": "After", "slug": party.slug, "short_name": party.short_name, "kind": party.kind}
    data["members_complete"] = "on"
    assert analyst.post(page(party), data).status_code == 302
    assert [(row.name, row.history_user) for row in party.history.all()] == [("After", analyst.user), ("Before", None)]
    analyst.post(page(party), data)
    assert (party.history.count(), Party.objects.get().name) == (2, "After")
