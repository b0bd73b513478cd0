"""Which records belong to a process."""

from __future__ import annotations

from typing import Any

import pytest

from proposals.models import (
    Change,
    Clause,
    Correspondence,
    Event,
    Issue,
    Measure,
    Omission,
    Party,
    Position,
    Process,
    Proposal,
    Source,
    SuggestedChange,
    Term,
    Topic,
    VariantReading,
)
from proposals.models.of_process import of_process
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
    make_suggestion,
    make_term,
    make_unanswered,
)

pytestmark = pytest.mark.django_db


def fill(process: Process) -> dict[Any, set[int]]:
    """A record of each kind in the process. Returns the keys of all it has, of parties and sources the public ones."""
    drafter, speaker, guest, rival = (make_party() for _ in range(4))
    group = make_party(members=[make_party()])
    cited = [make_source() for _ in range(7)]
    text = make_proposal(process=process, drafted_by=[drafter], sources=[cited[0]])
    clause = make_clause(proposal=text, sources=[cited[1]])
    variant = make_clause(proposal=text, status="variant", advanced_by=rival, sources=[cited[1]], issue=clause.issue)
    reading = VariantReading.objects.create(clause=clause, source=cited[2], reading="Other words.")
    event = make_event(process=process, participants=[guest, group], sources=[cited[3]])
    on_issue = make_position(issue=clause.issue, party=speaker, source=cited[4], also_in=[cited[5]])
    on_clause = make_position(clause=clause, party=speaker, source=cited[4])
    on_text = make_position(proposal=text, party=speaker, source=cited[6])
    answer = make_correspondence(from_clauses=[clause], to_clauses=[variant])
    silence = make_unanswered(from_clauses=[clause], silent=text)
    term = make_term(clause=clause, measure=make_measure(issue=clause.issue))
    omission = Omission.objects.create(proposal=text, clause=clause, how="struck")
    found = [clause.issue.topic, clause.issue, text, clause, variant, reading, event, on_issue, on_clause, on_text]
    found += [answer, silence, term, term.measure, omission, make_suggestion(record=clause)]
    found += [drafter, speaker, guest, rival, group, *group.members.all(), *cited]
    keys: dict[Any, set[int]] = {}
    for record in found:
        keys.setdefault(type(record), set()).add(record.pk)
    return keys


def test_a_record_is_in_the_process_of_what_it_is_about_and_a_party_or_a_source_where_something_names_it():
    processes = make_process(), make_process()
    expected = [fill(process) for process in processes]
    models = {Topic, Issue, Measure, Proposal, Clause, Term, VariantReading, Omission, Event, Position}
    models |= {Correspondence, Party, Source, SuggestedChange}
    for process, keys in zip(processes, expected, strict=True):
        assert set(keys) == models
        for model in models:
            assert set(of_process(model.objects.all(), process).values_list("pk", flat=True)) == keys[model], model


def test_what_only_a_draft_names_is_there_for_the_desk_alone():
    process = make_process()
    make_event(process=process, sources=[])
    party, source = make_party(), make_source()
    make_proposal("draft", process=process, drafted_by=[party], sources=[source])
    for model, record in ((Party, party), (Source, source)):
        assert list(of_process(model.objects.all(), process)) == []
        assert list(of_process(model.objects.all(), process, drafts=True)) == [record]


def test_entries_of_the_log_are_in_the_process_of_their_record_and_shared_ones_in_each_that_names_it():
    one, two = make_process(), make_process()
    party = make_party()
    texts = [make_proposal(process=process, drafted_by=[party]) for process in (one, two)]
    entries = [Change.of(Change.Kind.PUBLICATION, record) for record in (*texts, party)]
    for entry in entries:
        entry.save()
    of_one, of_two, shared = entries
    assert set(of_process(Change.objects.all(), one)) == {of_one, shared}
    assert set(of_process(Change.objects.all(), two)) == {of_two, shared}
