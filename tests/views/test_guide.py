"""The page that explains the rest: every value a reader can meet is defined, and there is somebody to write to."""

from __future__ import annotations

from typing import get_args

import pytest
from django.db import models

from proposals.comparison import definitions
from proposals.comparison.source_wording import MEANINGS
from proposals.comparison.states import RELATIONS
from proposals.engine import vocabulary
from proposals.models import Clause, Confidence, Correspondence, Position, Source
from proposals.stances.rule import STEPS
from tests.views.reading import read

pytestmark = pytest.mark.django_db


def test_every_value_that_a_reader_can_meet_is_defined():
    assert set(definitions.BY_ENGINE) == set(RELATIONS)
    assert set(definitions.BY_A_PERSON) == set(Correspondence.Relation.values)
    assert set(definitions.SILENCES) == set(get_args(vocabulary.Silence))
    choices: dict[type[models.TextChoices], dict] = {
        Clause.Basis: definitions.BASES,
        Confidence: definitions.CONFIDENCES,
        Clause.Verification: definitions.VERIFICATIONS,
        Source.Reliability: MEANINGS,
    }
    for values, meanings in choices.items():
        assert list(meanings) == list(values), values
    steps = [step for _, group in STEPS for step, _ in group]
    assert steps == [*Position.Stance, *Position.Emphasis, *Position.Certainty, *Position.TargetBasis]


def test_the_page_shows_every_definition(client):
    shown = read(client.get("/how-to-read/")).text
    meanings = [
        *definitions.BY_ENGINE.values(),
        *definitions.BY_A_PERSON.values(),
        *definitions.SILENCES.values(),
        *definitions.BASES.values(),
        *definitions.CONFIDENCES.values(),
        *definitions.VERIFICATIONS.values(),
        *MEANINGS.values(),
        *(meaning for _, group in STEPS for _, meaning in group),
    ]
    assert [str(meaning) for meaning in meanings if str(meaning) not in shown] == []


@pytest.mark.parametrize(
    ("contact", "words", "link"),
    [
        ("", "This site has not set an address for corrections.", None),
        ("mailto:desk@example.org", "Write to: desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/report", "Write to: https://example.org/report", "https://example.org/report"),
    ],
)
def test_it_says_whom_to_write_to_or_that_nobody_is_set(client, settings, contact, words, link):
    settings.CONTACT = contact
    page = client.get("/how-to-read/")
    assert words in read(page).text
    assert link is None or f'href="{link}"' in page.content.decode()
