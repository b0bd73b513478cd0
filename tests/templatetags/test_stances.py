"""The tags and filters for stances."""

from __future__ import annotations

import pytest
from django.template import Context, Template

from proposals.models import Issue, Party, Position
from proposals.stances.board import BoardRow, Stand
from proposals.stances.course import Course


def rendered(source: str, **context) -> str:
    return Template("{% load stances %}" + source).render(Context(context))


def row(kind: str) -> BoardRow:
    party, issue = Party(pk=1, short_name="Alpha"), Issue(pk=1, kind=kind)
    rejecting = Position(pk=1, party=party, issue=issue, stance="rejects")
    return BoardRow(issue, (Stand(party, Course(party, (rejecting,)), ()), Stand(Party(pk=2), None, ())))


@pytest.mark.parametrize(
    ("kind", "heading", "tally"), [("dispute", "Object", "1 objects, 1 with no stance recorded"), ("pledge", "No", "")]
)
def test_a_dispute_has_sides_and_numbers_and_a_pledge_only_answers(kind, heading, tally):
    assert rendered("{{ side|side_words:row }}", side="objects", row=row(kind)) == heading
    words = "{% for side, words in row|tally %}{{ words }}{% if not forloop.last %}, {% endif %}{% endfor %}"
    assert rendered(words, row=row(kind)) == tally


def test_a_stance_and_a_certainty_have_words_and_a_mark():
    source = "{{ stance|stance_mark }} {{ stance|stance_verb }} {{ certainty|certainty_words }}"
    assert rendered(source, stance="basis-for-talks", certainty="reported") == (
        "… sees a basis for further talks in reported"
    )


def test_the_legend_and_the_list_of_steps_name_every_stance():
    labels = [str(label) for label in Position.Stance.labels]
    assert [label for label in labels if label.lower() not in rendered("{% stance_legend %}")] == []
    assert [label for label in labels if f"<dt>{label}</dt>" not in rendered("{% stance_steps %}")] == []
