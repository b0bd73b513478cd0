"""Dumps made by earlier versions: one of each format there has been, with every field filled, is kept and still loads.

A change of the format begins with a copy of the newest folder of tests/dataset/formats/ under the next number, which is
brought up to date until the tests pass. The folders before it stay as they were written.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import models

from proposals.dataset.dump import dump_folder
from proposals.dataset.load import load_folder
from proposals.dataset.record import Record
from proposals.models import Clause, Correspondence, Omission, Position, Process, Proposal, Term, VariantReading
from tests.dataset.snapshot import EDITORIAL, snapshot

pytestmark = pytest.mark.django_db

FORMATS = sorted((Path(__file__).parent / "formats").iterdir(), key=lambda folder: int(folder.name))
MODELS = sorted({kind.model for kind in Record.__subclasses__()}, key=lambda model: model.__name__)
SLUGS = {
    "Correspondence": ["caps", "no-variant"],
    "Event": ["meeting"],
    "Issue": ["forces", "money"],
    "Measure": ["cap", "fund", "inspected", "place"],
    "Party": ["both", "north", "south"],
    "Process": ["river-talks"],
    "Proposal": ["answer", "plan", "side-paper"],
    "Source": ["gazette", "wire"],
    "Topic": ["security", "trade"],
}
CLAUSES = [("answer", "1"), ("plan", "1"), ("plan", "1.a"), ("plan", "2"), ("plan", "3.north"), ("plan", "4")]


def fields(model: type[models.Model]) -> list[models.Field]:
    stored = (*model._meta.fields, *model._meta.many_to_many)
    return [field for field in stored if not field.primary_key and field.name not in EDITORIAL]


@pytest.mark.parametrize("folder", FORMATS, ids=lambda folder: folder.name)
def test_a_dump_in_every_past_format_loads_completely(folder):
    load_folder(folder)
    named = [model for model in MODELS if hasattr(model, "slug")]
    since_2 = set() if folder.name == "1" else {"p4"}
    expected = SLUGS | {"Position": sorted({"p1", "p2", "p3"} | since_2)}
    assert {model.__name__: sorted(row.slug for row in model.objects.all()) for model in named} == expected
    assert sorted(Clause.objects.values_list("proposal__slug", "key")) == CLAUSES
    plan, answer, side = (Proposal.objects.get(slug=slug) for slug in ("plan", "answer", "side-paper"))
    assert (plan.claimed_points, plan.date_note, plan.companions.get()) == (4, "Dated by its first report.", side)
    assert (answer.revises, answer.text_language, str(answer.issued_on)) == (plan, "uk", "2025-12-01")
    assert (side.state, side.derived_from.get()) == ("draft", answer)
    first = Clause.objects.get(proposal=plan, key="1")
    assert (first.heading, first.text) == ("Forces", "The north keeps 600,000 soldiers.")
    assert [issue.slug for issue in (first.issue, *first.further_issues.all())] == ["forces", "money"]
    assert set(Term.objects.values_list("clause", "measure__slug", "value", "unit", "note")) == {
        (first.pk, "cap", "600000", "personnel", "Peacetime only."),
        (first.pk, "fund", "0.5", "USD billion", ""),
        (first.pk, "inspected", "true", "", ""),
        (first.pk, "place", "the border", "", ""),
    }
    assert [(row.clause, row.source.slug, row.reading) for row in VariantReading.objects.all()] == [
        (first, "gazette", "650,000 soldiers.")
    ]
    assert set(Omission.objects.values_list("proposal__slug", "clause__key", "how", "note")) == {
        ("answer", "2", "struck", "as the text says"),
        ("side-paper", "1", "left-out", ""),
    }
    statements = Position.objects.exclude(slug="p4")
    assert set(statements.values_list("slug", "stance", "conditions", "certainty", "confidence", "state")) == {
        ("p1", "rejects", "", "on-record", "high", "published"),
        ("p2", "rejects", "", "anonymous", "high", "published"),
        ("p3", "supports-with-conditions", "Money.", "on-record", "medium", "withdrawn"),
    }
    correspondences = {row.slug: (row.relation, row.silent, row.state) for row in Correspondence.objects.all()}
    assert correspondences == {"caps": ("weaker", None, "published"), "no-variant": ("unanswered", answer, "in-review")}


def test_the_newest_kept_dump_is_what_is_written_now(tmp_path):
    newest = FORMATS[-1]
    load_folder(newest)
    dump_folder(Process.objects.get(), tmp_path)
    written = {path.relative_to(tmp_path): path.read_text() for path in tmp_path.rglob("*.yaml")}
    assert {path.relative_to(newest): path.read_text() for path in newest.rglob("*.yaml")} == written


def test_the_newest_kept_dump_fills_every_field_of_every_model():
    load_folder(FORMATS[-1])
    loaded = snapshot()
    empty = [
        f"{model.__name__}.{field.name}"
        for model in MODELS
        for field in fields(model)
        if all(row[field.name] in (None, "", [], field.get_default()) for row in loaded[model.__name__])
    ]
    assert empty == []
