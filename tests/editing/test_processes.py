"""A record and all that it refers to are of one process, whoever saves it and in whatever way."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command

from config.records import CATALOGUE, PARTS, REVIEWED
from proposals.editing.processes import check_process, process_of
from proposals.models import Process
from proposals.models.of_process import of_process
from proposals.models.process import PATHS
from tests.admin.records import make
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_issue,
    make_measure,
    make_position,
    make_process,
    make_proposal,
    make_term,
    make_unanswered,
)

DATA = Path(__file__).parents[2] / "proposals" / "data"
SHARED = {"process", "party", "source"}

pytestmark = pytest.mark.django_db


def test_every_model_is_of_a_process_or_shared_by_all():
    assert set(PATHS) | SHARED == {*CATALOGUE, *REVIEWED, *PARTS}


@pytest.mark.parametrize("model", sorted(PATHS))
def test_the_process_of_a_record_is_that_in_which_it_is_found(model):
    record = make(model)
    others = make(model)
    process = Process.objects.get(pk=process_of(record))
    rows = type(record)._default_manager
    assert list(of_process(rows.filter(pk__in=[record.pk, others.pk]), process)) == [record]


def mixed(process) -> dict:
    """Records that belong to ``process``, each with something of other talks, by the field that is wrong."""
    text = make_proposal(process=process)
    clause, strange = make_clause(proposal=text), make_clause()
    statement = make_position(issue=make_issue(process=process))
    return {
        "clause of a clause": (clause, {"issue": make_issue()}, "issue"),
        "revision": (text, {"revises": strange.proposal}, "revises"),
        "measure": (make_term(clause=clause), {"measure": make_measure()}, "measure"),
        "silence": (make_unanswered(from_clauses=[clause]), {"silent": strange.proposal}, "silent"),
        "origins": (text, {"derived_from": [strange.proposal]}, "derived_from"),
        "companions": (text, {"companions": [strange.proposal]}, "companions"),
        "second side": (make_correspondence(from_clauses=[clause]), {"to_clauses": [strange]}, "to_clauses"),
        "texts of an event": (make_event(process=process), {"proposals": [strange.proposal]}, "proposals"),
        "compatible": (statement, {"compatible_with": [make_position()]}, "compatible_with"),
    }


@pytest.mark.parametrize("name", list(range(9)))
def test_what_is_of_other_talks_is_refused_beside_its_field(name):
    record, wrong, field = list(mixed(make_process(name="These talks")).values())[name]
    check_process(record, {})
    many = {each.name for each in record._meta.many_to_many}
    for other, value in wrong.items():
        if other not in many:
            setattr(record, other, value)
    with pytest.raises(ValidationError) as refused:
        check_process(record, {other: value for other, value in wrong.items() if other in many})
    [(named, [sentence])] = refused.value.message_dict.items()
    assert named == field
    assert sentence.endswith("belongs to other talks, Talks. Choose within one process.")


@pytest.mark.full_matrix
def test_nothing_in_the_data_mixes_processes():
    for folder in ("ukraine-2025", "gaza-2025"):
        call_command("load_dataset", DATA / folder, verbosity=0)
    assert Process.objects.count() == 2
    for model in PATHS:
        for record in apps.get_model("proposals", model)._default_manager.all():
            check_process(record, {})
