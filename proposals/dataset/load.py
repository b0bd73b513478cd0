"""Loading a dataset: all of it or nothing, and only what differs."""

import datetime
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model
from django.utils import timezone

from proposals.dataset.changes import log_changes
from proposals.dataset.checks import EVENTS, POSITIONS, check
from proposals.dataset.problems import DatasetError, Problem
from proposals.dataset.read import Dataset, proposal_file, read_folder
from proposals.dataset.schema import ClauseRecord, PositionRecord, ProposalRecord
from proposals.dataset.stored import check_stored
from proposals.dataset.write import Batch
from proposals.models import (
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
    State,
    Term,
    Topic,
    VariantReading,
)
from proposals.models.editorial import Reviewed
from proposals.models.history import slices

Report = Callable[[str], None]


def load_folder(folder: Path, report: Report = lambda line: None) -> None:
    """Make the database agree with ``folder`` about its process. ``report`` gets a line of progress for each model.

    Records of the process that the folder does not name are kept, except clauses, terms, variant readings and omissions
    of proposals that it does name. Raises DatasetError with every mistake; then nothing is saved.
    """
    dataset = read_folder(folder)
    problems = check(dataset)
    if problems:
        raise DatasetError(problems)
    report(f"read {folder}: {len(dataset.proposals)} proposals, no mistakes")
    load(dataset, report)


def load(dataset: Dataset, report: Report = lambda line: None) -> None:
    """Save checked records in one transaction. Raises DatasetError."""
    try:
        with transaction.atomic():
            problems = check_stored(dataset)
            if problems:
                raise DatasetError(problems)
            loading = _Load(dataset, timezone.now(), report)
            loading.run()
            problems = loading.unpublishable()
            if problems:
                raise DatasetError(problems)
    except DatabaseError as error:
        # The checks missed something, or somebody else wrote at the same moment.
        message = f"the database refused it and nothing was saved; try again ({str(error).splitlines()[0]})"
        raise DatasetError([Problem("database", "", "", message)]) from error


class _Load:
    def __init__(self, dataset: Dataset, at: datetime.datetime, report: Report):
        self.data = dataset
        self.at = at
        self.report = report

    def run(self) -> None:
        self._catalogue()
        self._proposals()
        self._clauses()
        self._parts_of_clauses()
        self._omissions()
        self._positions()
        self._events()
        self._correspondences()
        # Last, when nothing points to these rows any more.
        self.terms.delete_others()
        self.readings.delete_others()
        self.omissions.delete_others()
        self.clauses.delete_others()
        batches = (
            *(self.processes, self.parties, self.sources, self.topics, self.issues, self.measures, self.proposals),
            *(self.clauses, self.terms, self.readings, self.omissions, self.positions, self.events),
            self.correspondences,
        )
        for batch in batches:
            batch.finish(self.at)
            self.report(batch.summary())
        parts = {"terms": self.terms, "variant_readings": self.readings}
        log_changes(batches, self.proposals, self.clauses, parts, self.omissions, self.at)

    def unpublishable(self) -> list[Problem]:
        """What the models themselves find wrong with published texts, events and statements.

        Too much confidence is let through: a dump of version 1 has no grades, and pages say what a record rests on.
        """
        texts = [(proposal_file(slug), "", row, row.blocking) for slug, row in self.proposals.rows.items()]
        events = [(EVENTS, slug, row, row.blocking) for slug, row in self.events.rows.items()]
        statements = [(POSITIONS, slug, row, row.sourcing_problems) for slug, row in self.positions.rows.items()]
        wrong = [
            Problem(file, label, "", problem.message.rstrip("."))
            for file, label, row, problems in (*texts, *events, *statements)
            if row.state == State.PUBLISHED
            for problem in problems()
            if problem.field != "confidence"
        ]
        return [*wrong, *(problem for record in self.data.positions for problem in self._incompatible(record))]

    def _incompatible(self, record: PositionRecord) -> Iterable[Problem]:
        try:
            self.positions[record.id].check_compatible(self.positions[slug] for slug in record.compatible_with)
        except ValidationError as refused:
            for field, messages in refused.message_dict.items():
                yield Problem(POSITIONS, record.id, field, messages[0].rstrip("."))

    def _editorial(self, record: Any) -> dict[str, Any]:
        return Reviewed.placed(record.state, self.at)

    def _fields(self, record: Any) -> dict[str, Any]:
        return {name: value for name, value in record.stored().items() if name != "state"}

    def _catalogue(self) -> None:
        data = self.data
        record: Any
        self.processes = _batch(Process, [data.process.slug])
        self.process = self.processes.put(data.process.slug, data.process.stored())

        self.parties = _batch(Party, [record.slug for record in data.parties])
        self.parties.free_values("iso", {record.slug: record.stored()["iso"] for record in data.parties}, None)
        for record in data.parties:
            self.parties.put(record.slug, record.stored())
        self.parties.link("members", {record.slug: _rows(self.parties, record.members) for record in data.parties})

        self.sources = _batch(Source, [record.slug for record in data.sources])
        self.sources.free_values("url", {record.slug: record.stored()["url"] for record in data.sources}, "")
        for record in data.sources:
            self.sources.put(record.slug, record.stored())

        # The order in the file is the order of topics, and of issues within their topic.
        self.topics = _batch(Topic, [record.slug for record in data.topics])
        for order, record in enumerate(data.topics):
            self.topics.put(record.slug, record.stored() | {"process": self.process, "order": order})
        self.issues = _batch(Issue, [record.slug for record in data.issues])
        places = dict.fromkeys((record.slug for record in data.topics), 0)
        for record in data.issues:
            fields = {"topic": self.topics[record.parent], "order": places[record.parent]}
            places[record.parent] += 1
            self.issues.put(record.slug, record.stored() | fields)

        self.measures = _batch(Measure, [record.slug for record in data.measures])
        for record in data.measures:
            self.measures.put(record.slug, record.stored() | {"issue": self.issues[record.topic]})

    def _proposals(self) -> None:
        records = self.data.proposals
        self.proposals = _batch(Proposal, [record.slug for record in records])
        for record in _parents_first(records, "slug", "revises"):
            revises = self.proposals[record.revises] if record.revises else None
            fields = self._fields(record) | {"process": self.process, "revises": revises}
            self.proposals.put(record.slug, fields, self._editorial(record))
        self.proposals.link("drafted_by", {record.slug: _rows(self.parties, record.drafted_by) for record in records})
        self.proposals.link("sources", {record.slug: _rows(self.sources, record.sources) for record in records})
        drawn_on = {record.slug: _rows(self.proposals, record.derived_from) for record in records}
        self.proposals.link("derived_from", drawn_on)
        # Companions name each other, even if only one of the files says so.
        companions = {record.slug: dict.fromkeys(record.companions) for record in records}
        for record in records:
            for companion in record.companions:
                companions[companion][record.slug] = None
        self.proposals.link("companions", {slug: _rows(self.proposals, others) for slug, others in companions.items()})

    def _clauses(self) -> None:
        stored = _of_texts(Clause.objects.select_related("proposal"), "proposal", self.proposals)
        self.clauses = Batch(Clause, {(clause.proposal.slug, clause.key): clause for clause in stored})
        records: dict[tuple[str, str], ClauseRecord] = {}
        for proposal in self.data.proposals:
            places = {clause.key: order for order, clause in enumerate(proposal.clauses)}
            for record in _parents_first(proposal.clauses, "key", "parent"):
                self._clause(proposal, record, places[record.key])
            records |= {(proposal.slug, record.key): record for record in proposal.clauses}
        further = {name: _rows(self.issues, record.topics[1:]) for name, record in records.items()}
        self.clauses.link("further_issues", further)
        self.clauses.link("sources", {name: _rows(self.sources, record.sources) for name, record in records.items()})

    def _clause(self, proposal: ProposalRecord, record: ClauseRecord, order: int) -> None:
        self.clauses.put(
            (proposal.slug, record.key),
            record.stored()
            | {
                "proposal": self.proposals[proposal.slug],
                "order": order,
                "parent": self.clauses[proposal.slug, record.parent] if record.parent is not None else None,
                "advanced_by": self.parties[record.advanced_by] if record.advanced_by else None,
                "issue": self.issues[record.topics[0]] if record.topics else None,
            },
        )

    def _parts_of_clauses(self) -> None:
        names = {clause.pk: name for name, clause in self.clauses.rows.items()}
        terms = _of_texts(Term.objects.select_related("measure"), "clause__proposal", self.proposals)
        readings = _of_texts(VariantReading.objects.select_related("source"), "clause__proposal", self.proposals)
        self.terms = Batch(Term, {(*names[term.clause_id], term.measure.slug): term for term in terms})
        self.readings = Batch(
            VariantReading, {(*names[reading.clause_id], reading.source.slug): reading for reading in readings}
        )
        for proposal in self.data.proposals:
            for clause in proposal.clauses:
                row = self.clauses[proposal.slug, clause.key]
                for term in clause.terms:
                    name = (proposal.slug, clause.key, term.key)
                    fields = term.stored() | {"clause": row, "measure": self.measures[term.key]}
                    self.terms.put(name, fields)
                    fresh = Term(**fields)
                    fresh.decide()
                    self.terms.put_decision(name, term, fresh.decided_about)
                for reading in clause.variant_readings:
                    fields = reading.stored() | {"clause": row, "source": self.sources[reading.source]}
                    self.readings.put((proposal.slug, clause.key, reading.source), fields)

    def _omissions(self) -> None:
        rows = _of_texts(Omission.objects.select_related("proposal", "clause__proposal"), "proposal", self.proposals)
        names = {row: (row.proposal.slug, row.clause.proposal.slug, row.clause.key) for row in rows}
        self.omissions = Batch(Omission, {name: row for row, name in names.items()})
        for proposal in self.data.proposals:
            for record in proposal.omitted_from_base:
                base = (record.proposal or proposal.revises, record.key)
                fields = {"proposal": self.proposals[proposal.slug], "clause": self.clauses[base]}
                self.omissions.put((proposal.slug, *base), record.stored() | fields)

    def _positions(self) -> None:
        records = self.data.positions
        self.positions = _batch(Position, [record.id for record in records])
        for record in records:
            target = record.target
            fields = {
                "party": self.parties[record.party],
                "source": self.sources[record.source],
                "issue": self.issues[target.topic] if target.topic else None,
                "clause": self.clauses[target.proposal, target.clause] if target.clause else None,
                "proposal": self.proposals[target.proposal] if target.proposal and not target.clause else None,
            }
            self.positions.put(record.id, self._fields(record) | fields, self._editorial(record))
        self.positions.link("also_in", {record.id: _rows(self.sources, record.also_in) for record in records})
        compatible = {record.id: _rows(self.positions, record.compatible_with) for record in records}
        self.positions.link("compatible_with", compatible)

    def _events(self) -> None:
        records = self.data.events
        self.events = _batch(Event, [record.slug for record in records])
        for record in records:
            self.events.put(record.slug, self._fields(record) | {"process": self.process}, self._editorial(record))
        self.events.link("participants", {record.slug: _rows(self.parties, record.participants) for record in records})
        self.events.link("proposals", {record.slug: _rows(self.proposals, record.proposals) for record in records})
        self.events.link("sources", {record.slug: _rows(self.sources, record.sources) for record in records})

    def _correspondences(self) -> None:
        records = self.data.correspondences
        self.correspondences = _batch(Correspondence, [record.slug for record in records])
        for record in records:
            fields = self._fields(record) | {"silent": self.proposals[record.silent] if record.silent else None}
            self.correspondences.put(record.slug, fields, self._editorial(record))
        for side, clauses in (("from_clauses", "from_"), ("to_clauses", "to")):
            linked_clauses = {
                record.slug: _rows(self.clauses, (tuple(name.split("/")) for name in getattr(record, clauses)))
                for record in records
            }
            self.correspondences.link(side, linked_clauses)
        now = Correspondence.objects.with_sides().in_bulk([record.slug for record in records], field_name="slug")
        for record in records:
            self.correspondences.put_decision(record.slug, record, now[record.slug].basis)


def _batch(model: type[Any], slugs: list[str]) -> Batch:
    return Batch(model, model.objects.in_bulk(slugs, field_name="slug"))


def _rows(batch: Batch, keys: Iterable[Any]) -> list[Model]:
    return [batch[key] for key in keys]


def _of_texts(rows: Any, path: str, proposals: Batch) -> list[Any]:
    """The rows that belong to these proposals, in a fixed number of queries."""
    keys = [proposal.pk for proposal in proposals.rows.values()]
    return [row for chunk in slices(keys) for row in rows.order_by().filter(**{f"{path}__in": chunk})]


def _parents_first(records: list[Any], name: str, parent: str) -> list[Any]:
    """The records, each after the one that its field ``parent`` names. There are no circles."""
    by_name = {getattr(record, name): record for record in records}
    done: dict[str, Any] = {}
    for record in records:
        chain = []
        while record is not None and getattr(record, name) not in done:
            chain.append(record)
            record = by_name.get(getattr(record, parent))
        done |= {getattr(each, name): each for each in reversed(chain)}
    return list(done.values())
