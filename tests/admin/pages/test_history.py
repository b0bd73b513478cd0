"""The history of a record in words: who did what, why, and from which state to which."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from config.records import REVIEWED
from proposals.admin.base.record import RecordAdmin
from tests.admin import records
from tests.admin.records import page
from tests.factories import make_position, make_proposal


def cells(response) -> list[list[str]]:
    """The words of the table of a history page, row by row, without the time."""
    table = response.content.decode().partition('id="change-history"')[2].partition("</table>")[0]
    rows = [re.findall(r"<td>(.*?)</td>", row, re.DOTALL) for row in table.split("<tr>")[2:]]
    return [[" ".join(strip_tags(cell).split()) for cell in row[1:]] for row in rows]


@pytest.mark.parametrize("model", REVIEWED)
def test_history_says_each_verb_and_the_states_in_words(model, analyst, editor):
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


def test_the_last_row_of_a_page_of_history_says_what_changed_too(editor, monkeypatch):
    monkeypatch.setattr(RecordAdmin, "history_list_per_page", 1)
    position = make_position("draft")
    position.submit(by=editor.user)
    first, last = (cells(editor.get(page(position, "history"), {"p": number})) for number in (1, "9" * 30))
    assert first == [["editor", "Submitted for review", "Submit", "State Draft → In review"]]
    assert last == [["an import", "Created", "", ""]]
