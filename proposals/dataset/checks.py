"""Rules between the records of a dataset, whatever is in the database."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import ValidationError

from proposals.dataset.problems import Problem
from proposals.dataset.read import PROCESS, TOPICS, Dataset, clause_label, proposal_file
from proposals.dataset.schema import ClauseRecord, ProposalRecord
from proposals.models import Clause, Correspondence, Measure, Position, State, Term

PARTIES, SOURCES, MEASURES = "parties.yaml", "sources.yaml", "measures.yaml"
POSITIONS, EVENTS, CORRESPONDENCES = "positions.yaml", "events.yaml", "correspondences.yaml"


def check(dataset: Dataset) -> list[Problem]:
    """Every violation of these rules."""
    return list(_Check(dataset).problems())


class _Check:
    def __init__(self, dataset: Dataset):
        self.data = dataset
        self.parties = {record.slug for record in dataset.parties}
        self.sources = {record.slug for record in dataset.sources}
        self.issues = {record.slug for record in dataset.issues}
        self.proposals = {record.slug: record for record in dataset.proposals}
        self.clauses = {(proposal.slug, clause.key) for proposal in dataset.proposals for clause in proposal.clauses}
        self.measures = {record.slug: record for record in dataset.measures}

    def problems(self) -> Iterator[Problem]:
        yield from self._repeated()
        yield from self._catalogue()
        for proposal in self.data.proposals:
            yield from self._proposal(proposal)
            for clause in proposal.clauses:
                yield from self._clause(proposal, clause)
        yield from self._loops(self.proposals.values(), "slug", "revises", lambda slug: (proposal_file(slug), ""))
        yield from self._positions()
        yield from self._events()
        yield from self._correspondences()

    # Identity

    def _repeated(self) -> Iterator[Problem]:
        """Records with the same name, sources with the same address, states with the same code."""
        data = self.data
        lists: list[tuple[str, str, Sequence[Any]]] = [
            (PARTIES, "slug", data.parties),
            (PARTIES, "iso", data.parties),
            (SOURCES, "slug", data.sources),
            (SOURCES, "url", data.sources),
            (TOPICS, "slug", [*data.topics, *data.issues]),
            (MEASURES, "slug", data.measures),
            (POSITIONS, "id", data.positions),
            (EVENTS, "slug", data.events),
            (CORRESPONDENCES, "slug", data.correspondences),
        ]
        for file, field, records in lists:
            for value in _twice(getattr(record, field) for record in records):
                names = [getattr(record, "slug", value) for record in records if getattr(record, field) == value]
                yield Problem(file, names[-1], field, f"“{value}” occurs {len(names)} times; keep one")

    def _loops(
        self, records: Iterable[Any], name: str, parent: str, where: Callable[[str], tuple[str, str]]
    ) -> Iterator[Problem]:
        """Every record that the field ``parent``, followed from record to record, leads back to."""
        parents = {getattr(record, name): getattr(record, parent) for record in records}
        for start in parents:
            seen, step = set(), parents[start]
            while step in parents and step != start and step not in seen:
                seen.add(step)
                step = parents[step]
            if step == start:
                yield Problem(*where(start), parent, f"“{start}” leads back to itself; break the circle")

    # Catalogue

    def _catalogue(self) -> Iterator[Problem]:
        process = self.data.process
        if process.started_on and process.ended_on and process.ended_on < process.started_on:
            yield Problem(PROCESS, "", "ended_on", "a process cannot end before it starts; correct one of the dates")
        for party in self.data.parties:
            if party.iso and party.kind != "state":
                yield Problem(PARTIES, party.slug, "iso", "only a state has an ISO code; write null")
            yield from self._known(PARTIES, party.slug, "members", party.members, self.parties, PARTIES)
        yield from self._sources()
        headings = {topic.slug for topic in self.data.topics}
        for issue in self.data.issues:
            yield from self._known(
                TOPICS, issue.slug, "parent", [issue.parent], headings, "the headings of topics.yaml"
            )
        for measure in self.data.measures:
            yield from self._issues(MEASURES, measure.slug, "topic", [measure.topic])
            if (measure.kind in Measure.NUMERIC) != bool(measure.unit):
                yield Problem(MEASURES, measure.slug, "unit", "give one for a numeric measure, and for no other kind")

    def _sources(self) -> Iterator[Problem]:
        for source in self.data.sources:
            if source.url and not source.url.startswith(("https://", "http://")):
                yield Problem(SOURCES, source.slug, "url", "start the address with https:// or http://")
            if not ((source.publisher and source.url and source.published_on) or source.missing):
                yield Problem(SOURCES, source.slug, "missing", "say why publisher, url or published_on is not given")

    # Proposals

    def _proposal(self, proposal: ProposalRecord) -> Iterator[Problem]:
        file = proposal_file(proposal.slug)
        yield from self._known(file, "", "drafted_by", proposal.drafted_by, self.parties, PARTIES)
        yield from self._known(file, "", "sources", proposal.sources, self.sources, SOURCES)
        yield from self._reading(file, "", proposal.reading, proposal.sources)
        others = {field: getattr(proposal, field) for field in ("derived_from", "companions")}
        for field, slugs in ({"revises": [proposal.revises] if proposal.revises else []} | others).items():
            yield from self._texts(file, "", field, slugs)
            if proposal.slug in slugs and field != "revises":
                yield Problem(file, "", field, "a text cannot list itself; remove it")
        for key in _twice(clause.key for clause in proposal.clauses):
            yield Problem(
                file, clause_label(key), "key", "another clause of this text already has this key; choose another"
            )
        keys = {clause.key for clause in proposal.clauses}
        for clause in proposal.clauses:
            if clause.parent is not None and clause.parent not in keys:
                yield Problem(
                    file, clause_label(clause.key), "parent", f"no clause “{clause.parent}” in this text; correct it"
                )
        yield from self._loops(proposal.clauses, "key", "parent", lambda key: (file, clause_label(key)))
        yield from self._omissions(file, proposal)

    def _omissions(self, file: str, proposal: ProposalRecord) -> Iterator[Problem]:
        omitted = [(omission.proposal or proposal.revises, omission.key) for omission in proposal.omitted_from_base]
        for base, key in omitted:
            field = f"omitted_from_base[{key}]"
            if base is None:
                yield Problem(
                    file, "", f"{field}.proposal", "this text does not revise any; name the text that had the clause"
                )
            elif base not in self.proposals:
                yield from self._texts(file, "", f"{field}.proposal", [base])
            elif base == proposal.slug:
                yield Problem(file, "", f"{field}.proposal", "choose a text other than this one")
            elif (base, key) not in self.clauses:
                yield Problem(file, "", f"{field}.key", f"no clause “{key}” in {base}; correct it")
        for _, key in _twice(omitted):
            yield Problem(file, "", f"omitted_from_base[{key}]", "occurs twice; keep one")

    def _clause(self, proposal: ProposalRecord, clause: ClauseRecord) -> Iterator[Problem]:
        file, label = proposal_file(proposal.slug), clause_label(clause.key)
        yield from self._issues(file, label, "topics", clause.topics)
        yield from self._known(file, label, "sources", clause.sources, self.sources, SOURCES)
        yield from self._reading(file, label, clause.reading, clause.sources)
        if clause.advanced_by:
            yield from self._known(file, label, "advanced_by", [clause.advanced_by], self.parties, PARTIES)
        unrecorded = clause.status == Clause.Status.UNRECORDED
        if not clause.topics and not unrecorded and proposal.state == State.PUBLISHED:
            yield Problem(file, label, "topics", "name at least one issue; the first is the main issue")
        if (clause.status == Clause.Status.VARIANT) != bool(clause.advanced_by):
            yield Problem(file, label, "advanced_by", "name the party for a rival variant, and for no other clause")
        without_text = unrecorded or clause.status == Clause.Status.DELETED
        if without_text == bool(clause.text):
            advice = "a deleted or unrecorded clause has no text; write null" if without_text else "fill it in"
            yield Problem(file, label, "text", advice)
        if unrecorded == bool(clause.basis):
            yield Problem(
                file, label, "basis", "an unrecorded clause has none; write null" if unrecorded else "fill it in"
            )
        yield from self._terms(file, label, clause)
        for source in _twice(reading.source for reading in clause.variant_readings):
            yield Problem(file, label, f"variant_readings[{source}]", "this source occurs twice; merge its readings")
        for reading in clause.variant_readings:
            field = f"variant_readings[{reading.source}].source"
            yield from self._known(file, label, field, [reading.source], self.sources, SOURCES)

    def _terms(self, file: str, label: str, clause: ClauseRecord) -> Iterator[Problem]:
        for key in _twice(term.key for term in clause.terms):
            yield Problem(file, label, f"terms[{key}]", "this measure occurs twice; keep one")
        for record in clause.terms:
            field = f"terms[{record.key}]"
            measure = self.measures.get(record.key)
            if measure is None:
                yield from self._known(file, label, f"{field}.key", [record.key], (), MEASURES)
                continue
            if isinstance(record.value, bool) and measure.kind != Measure.Kind.BOOLEAN:
                yield Problem(file, label, f"{field}.value", "this is not a yes-or-no measure; put words in quotes")
            try:
                Term(**record.stored()).check_measure(Measure(**measure.stored()))
            except ValidationError as refused:
                for name, messages in refused.message_dict.items():
                    yield Problem(file, label, f"{field}.{name}", messages[0].rstrip("."))

    # Positions, events, correspondences

    def _positions(self) -> Iterator[Problem]:
        positions = {record.id for record in self.data.positions}
        for record in self.data.positions:
            where = (POSITIONS, record.id)
            yield from self._known(*where, "party", [record.party], self.parties, PARTIES)
            yield from self._known(*where, "source", [record.source], self.sources, SOURCES)
            yield from self._known(*where, "also_in", record.also_in, self.sources, SOURCES)
            yield from self._reading(*where, record.reading, [record.source, *record.also_in])
            yield from self._known(*where, "compatible_with", record.compatible_with, positions, POSITIONS)
            if record.stance == Position.Stance.CONDITIONS and not record.conditions:
                yield Problem(*where, "conditions", "state them for “supports with conditions”")
            target = record.target
            if bool(target.topic) == bool(target.proposal) or (target.clause and not target.proposal):
                yield Problem(*where, "target", "name one topic, or one proposal, or one proposal and its clause")
            elif target.topic:
                yield from self._issues(*where, "target.topic", [target.topic])
            elif target.proposal not in self.proposals:
                yield from self._texts(*where, "target.proposal", [target.proposal or ""])
            elif target.clause and (target.proposal, target.clause) not in self.clauses:
                yield Problem(*where, "target.clause", f"no clause “{target.clause}” in {target.proposal}; correct it")

    def _events(self) -> Iterator[Problem]:
        for record in self.data.events:
            where = (EVENTS, record.slug)
            yield from self._known(*where, "participants", record.participants, self.parties, PARTIES)
            yield from self._texts(*where, "proposals", record.proposals)
            yield from self._known(*where, "sources", record.sources, self.sources, SOURCES)
            yield from self._reading(*where, record.reading, record.sources)
            if record.end < record.start:
                yield Problem(*where, "end", "an event cannot end before it starts; correct one of the dates")

    def _correspondences(self) -> Iterator[Problem]:
        for record in self.data.correspondences:
            where = (CORRESPONDENCES, record.slug)
            sides = {"from": record.from_, "to": record.to}
            known = {"/".join(clause) for clause in self.clauses}
            for field, clauses in sides.items():
                yield from self._known(*where, field, clauses, known, "the clauses, written as proposal/key")
            if record.silent:
                yield from self._texts(*where, "silent", [record.silent])
            if bool(record.silent) != (record.relation == Correspondence.Relation.UNANSWERED):
                yield Problem(*where, "silent", "name the silent text for the relation “unanswered”, and for no other")
            first, second = (
                [SimpleNamespace(proposal_id=name.split("/")[0]) for name in side] for side in sides.values()
            )
            try:
                Correspondence.check_sides(first, second, record.silent)
            except ValidationError as refused:
                for name, messages in refused.message_dict.items():
                    yield Problem(*where, name.removesuffix("_clauses"), messages[0].rstrip("."))

    # References

    def _issues(self, file: str, label: str, field: str, slugs: list[str]) -> Iterator[Problem]:
        yield from self._known(file, label, field, slugs, self.issues, "the leaves of topics.yaml")

    def _reading(self, file: str, label: str, reading: Iterable[str], sources: list[str]) -> Iterator[Problem]:
        yield from self._known(file, label, "reading", list(reading), sources, "the sources of this record")

    def _texts(self, file: str, label: str, field: str, slugs: list[str]) -> Iterator[Problem]:
        yield from self._known(file, label, field, slugs, self.proposals, "the folder proposals")

    def _known(
        self, file: str, label: str, field: str, names: list[str], known: Iterable[str], where: str
    ) -> Iterator[Problem]:
        for name in dict.fromkeys(names):
            if name not in known:
                yield Problem(file, label, field, f"“{name}” is not in {where}; add it there or correct it")
        for name in _twice(names):
            yield Problem(file, label, field, f"“{name}” occurs twice; keep one")


def _twice(values: Iterable[Any]) -> list[Any]:
    return [value for value, count in Counter(value for value in values if value).items() if count > 1]
