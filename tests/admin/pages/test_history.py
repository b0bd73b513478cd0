"""The history of a record in words, and restoring an old version."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from config.records import CATALOGUE, PARTS, REVIEWED
from proposals.admin.base.record import RecordAdmin
from proposals.admin.base.showing import label_of
from proposals.models import Proposal, VariantReading
from tests.admin import records
from tests.admin.records import page
from tests.factories import make_clause, make_issue, make_party, make_position, make_proposal, make_source

pytestmark = pytest.mark.django_db


def cells(response, table_id="change-history") -> list[list[str]]:
    """The words of a table of a history page, row by row, without the time."""
    table = response.content.decode().partition(f'id="{table_id}"')[2].partition("</table>")[0]
    rows = [re.findall(r"<td>(.*?)</td>", row, re.DOTALL) for row in table.split("<tr>")[2:]]
    return [[" ".join(strip_tags(cell).split()) for cell in row[1:]] for row in rows]


@pytest.mark.parametrize("model", REVIEWED)
def test_history_shows_each_verb_and_the_states_in_words(model, analyst, editor):
    record = records.make(model, "draft")
    earlier = len(cells(editor.get(page(record, "history"))))
    for client, verb, reason in [
        (analyst, "submit", ""),
        (editor, "send_back", "Page 2 is missing"),
        (analyst, "submit", ""),
        (editor, "publish", ""),
        (editor, "withdraw", "The source was taken back"),
    ]:
        assert client.post(page(record, "verb", verb), {"confirmed": "yes", "reason": reason}).status_code == 302
    rows = cells(editor.get(page(record, "history")))
    assert len(rows) == earlier + 5
    assert rows[:5] == [
        ["editor", "Withdrawn", "The source was taken back", "State Published → Withdrawn"],
        ["editor", "Published", "Publish", "State In review → Published"],
        ["analyst", "Submitted for review", "Submit", "State Draft → In review"],
        ["editor", "Sent back", "Page 2 is missing", "State In review → Draft"],
        ["analyst", "Submitted for review", "Submit", "State Draft → In review"],
    ]
    assert rows[-1] == ["an import", "Created", "", ""]


def test_a_state_that_no_verb_set_is_shown_as_a_change(editor):
    proposal = make_proposal("draft", summary="Once")
    proposal.state, proposal.published_at, proposal.summary = "published", timezone.now(), "Now"
    proposal._change_reason = "Loaded"
    proposal.save()
    assert cells(editor.get(page(proposal, "history")))[0] == [
        "an import",
        "Changed",
        "Loaded",
        "State Draft → Published Summary Once → Now",
    ]


def test_the_last_row_of_a_page_of_history_shows_its_changes_too(editor, monkeypatch):
    monkeypatch.setattr(RecordAdmin, "history_list_per_page", 1)
    position = make_position("draft")
    position.submit(by=editor.user)
    first, last = (cells(editor.get(page(position, "history"), {"p": number})) for number in (1, "9" * 30))
    assert first == [["editor", "Submitted for review", "Submit", "State Draft → In review"]]
    assert last == [["an import", "Created", "", ""]]


def test_history_shows_who_changed_what_when_and_why(analyst, editor):
    party = make_party(name="Before")
    party.name, party._change_reason, party._history_user = "After", "Renamed itself", editor.user
    party.save()
    content = " ".join(analyst.get(page(party, "history")).content.decode().split())
    assert "<td>editor</td> <td>Changed</td> <td>Renamed itself</td>" in content
    assert '<dd class="marks"><del>Before</del> <span aria-hidden="true">→</span> <ins>After</ins> </dd>' in content


REFERENCES = [
    (model, field.name)
    for model in (*CATALOGUE, *REVIEWED, *PARTS)
    for field in apps.get_model("proposals", model)._meta.concrete_fields
    if field.is_relation and field.null and field.editable and model != "position"  # it has exactly one target
]
TIED = {("correspondence", "silent"), ("clause", "advanced_by")}  # each to a value of another field, by a constraint


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(("model", "name"), [each for each in REFERENCES if each not in TIED])
def test_history_shows_a_reference_by_its_name_and_an_empty_one_as_empty(model, name, editor):
    record = records.make(model)
    related = records.make(record._meta.get_field(name).related_model._meta.model_name)
    for value in (None, related, None):
        setattr(record, name, value)
        record.save()
    label = label_of(type(record), name)
    latest, before, *_ = (row[3] for row in cells(editor.get(page(record, "history"))))
    assert (before, latest) == (f"{label} → {related}", f"{label} {related} → (empty)")


@pytest.mark.usefixtures("history")
def test_history_names_what_has_been_deleted_since(editor):
    clause, issue, source = make_clause(), make_issue(name="Wardens"), make_source(title="Gazette", publisher="")
    clause.sources.clear()
    for value in (None, issue, None):
        clause.issue = value
        clause.save()
    clause.sources.add(source)
    clause.sources.remove(source)
    source.delete()
    issue.delete()
    shown = [row[3] for row in cells(editor.get(page(clause, "history")))]
    assert shown[:4] == [
        "Sources “Gazette”, deleted since → (empty)",
        "Sources → “Gazette”, deleted since",
        "Main issue “Wardens”, deleted since → (empty)",
        "Main issue → “Wardens”, deleted since",
    ]


@pytest.mark.usefixtures("history")
def test_the_history_of_a_clause_shows_its_readings_before_and_after(editor):
    clause, source = make_clause(), make_source(title="Gazette", publisher="")
    reading = VariantReading.objects.create(clause=clause, source=source, reading="At most 600.")
    reading.reading, reading._history_user, reading._change_reason = "At most 700.", editor.user, "Misread"
    reading.save()
    reading.delete()
    answer = editor.get(page(clause, "history"))
    assert [row[1:] for row in cells(answer, "part-history")] == [
        ["Variant reading: Deleted", "Misread", "Source Gazette → (empty) Reading At most 700. → (empty)"],
        ["Variant reading: Changed", "Misread", "Reading At most 600. → At most 700."],
        ["Variant reading: Created", "", "Source → Gazette Reading → At most 600."],
    ]


def restore(record, version) -> str:
    return reverse(f"admin:proposals_{record._meta.model_name}_restore", args=[record.pk, version.history_id])


@pytest.fixture
def proposal(db):
    """A draft whose title and sources were changed once."""
    first, second = make_source(slug="first"), make_source(slug="second")
    proposal = make_proposal("draft", title="Once", sources=[first])
    proposal.title = "Now"
    proposal.save()
    proposal.sources.set([second])
    return proposal


def oldest(record):
    """The first version that had its links already."""
    return record.history.filter(title="Once").latest("history_id")


def test_a_version_is_restored_as_one_new_history_row(analyst, proposal):
    rows = proposal.history.count()
    shown = analyst.get(restore(proposal, oldest(proposal)))
    assert [change.name for change in shown.context["differences"]] == ["title", "sources"]
    assert analyst.post(restore(proposal, oldest(proposal)), {"reason": "Misread"}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.title, [source.slug for source in proposal.sources.all()]) == ("Once", ["first"])
    latest = proposal.history.first()
    assert (proposal.history.count(), latest.history_user) == (rows + 1, analyst.user)
    assert latest.history_change_reason.endswith(": Misread")
    assert [link.source.slug for link in latest.sources.all()] == ["first"]


def test_only_an_editor_restores_what_readers_see_and_gives_a_reason(analyst, editor):
    clause = make_clause(text="Once.")
    old = clause.history.latest("history_id")
    clause.text = "Now."
    clause.save()
    address = restore(clause, old)
    assert [analyst.get(address).status_code, analyst.post(address, {"reason": "x"}).status_code] == [403, 403]
    answer = editor.post(address, {"reason": " "})
    assert answer.context["form"].errors == {"reason": ["This is already published: give a reason for the change."]}
    clause.refresh_from_db()
    assert clause.text == "Now."
    assert editor.post(address, {"reason": "The first reading was right"}).status_code == 302
    clause.refresh_from_db()
    assert clause.text == "Once."


def test_the_state_and_the_slug_are_not_restored(editor):
    proposal = make_proposal("draft", slug="old-name", title="Once")
    old = proposal.history.latest("history_id")
    Proposal.objects.filter(pk=proposal.pk).update(state="published", published_at="2026-01-01T00:00Z", slug="new-name")
    editor.post(restore(proposal, old), {"reason": "x"})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.slug) == ("published", "new-name")


def test_a_version_that_could_not_be_published_is_not_restored(editor):
    clause = make_clause(sources=[])
    old, keep = clause.history.get(), make_source()
    clause.sources.add(keep)
    clause.text = "Now."
    clause.save()
    answer = editor.post(restore(clause, old), {"reason": "x"})
    assert answer.context["form"].non_field_errors() == ["Sources: Name at least one source."]
    clause.refresh_from_db()
    assert (clause.text, clause.sources.get()) == ("Now.", keep)


def test_a_version_that_breaks_a_rule_is_refused_with_a_sentence(analyst):
    party = make_party(kind="state", iso="UA")
    old = party.history.latest("history_id")
    party.iso = None
    party.save()
    make_party(kind="state", iso="UA")
    answer = analyst.post(restore(party, old), {})
    assert answer.status_code == 422
    assert "already exists" in " ".join(answer.context["form"].non_field_errors())


@pytest.mark.parametrize("state", ["in-review", "published"])
def test_what_may_not_be_changed_is_not_restored(state, analyst):
    proposal = make_proposal(state, title="Once")
    old = proposal.history.latest("history_id")
    proposal.title = "Now"
    proposal.save()
    assert analyst.post(restore(proposal, old), {"reason": "x"}).status_code == 403
    proposal.refresh_from_db()
    assert proposal.title == "Now"


def test_a_version_of_another_record_is_not_found(analyst, proposal):
    other = make_proposal("draft").history.latest("history_id")
    assert analyst.get(restore(proposal, other)).status_code == 404


def test_the_history_offers_to_restore_only_to_people_who_may(analyst, editor, proposal):
    link = restore(proposal, oldest(proposal))
    assert link in analyst.get(page(proposal, "history")).content.decode()
    proposal.submit(by=analyst.user)
    assert link not in analyst.get(page(proposal, "history")).content.decode()


@pytest.mark.parametrize("role", ["analyst", "editor"])
def test_there_is_no_other_page_that_restores_a_version(role, request):
    client = request.getfixturevalue(role)
    proposal = records.make("proposal", "published", summary="Once")
    version = proposal.history.first()
    proposal.summary, proposal.state = "Now", "draft"
    proposal.save(update_fields=["summary", "state"])
    client.post(f"{page(proposal, 'history')}{version.pk}/", {"_save": "Revert"})
    proposal.refresh_from_db()
    assert (proposal.summary, proposal.state) == ("Now", "draft")
