"""Dumping a process to a folder: the same database gives the same bytes."""

import os
import tempfile
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from proposals.dataset import yaml_text
from proposals.dataset.checks import CORRESPONDENCES, EVENTS, MEASURES, PARTIES, POSITIONS, SOURCES, check
from proposals.dataset.gather import Gathered, gather
from proposals.dataset.problems import DatasetError, Problem
from proposals.dataset.read import OPTIONAL, PROCESS, PROPOSALS, TOPICS, parse, proposal_file
from proposals.dataset.record import Record, dumped_decided_about
from proposals.dataset.schema import (
    ClauseRecord,
    CorrespondenceRecord,
    EventRecord,
    IssueRecord,
    MeasureRecord,
    OmissionRecord,
    PartyRecord,
    PositionRecord,
    ProcessRecord,
    ProposalRecord,
    ReadingRecord,
    SourceRecord,
    TargetRecord,
    TermRecord,
    TopicRecord,
)
from proposals.models import Clause, Measure, Process, Proposal, Term

Report = Callable[[str], None]


def dump_folder(process: Process, folder: Path, report: Report = lambda line: None) -> None:
    """Write everything about ``process`` to ``folder``, which is created if necessary.

    Each file is replaced as a whole. Raises DatasetError, before anything is written, if the folder holds anything but
    this process, or if a record could not be loaded again.
    """
    _refuse_foreign(process, folder)
    with transaction.atomic():
        files = _files(gather(process))
    problems: list[Problem] = []
    dataset = parse(_read_back(files), problems)
    if dataset is not None and not problems:
        problems = check(dataset)
    if problems:
        raise DatasetError(problems)
    (folder / PROPOSALS).mkdir(parents=True, exist_ok=True)
    for name, value in files.items():
        _replace(folder / name, yaml_text.write(value))
    for path in [*(folder / PROPOSALS).glob("*.yaml"), folder / OPTIONAL]:
        if path.relative_to(folder).as_posix() not in files:
            path.unlink(missing_ok=True)
    report(f"wrote {len(files)} files to {folder}")


def _refuse_foreign(process: Process, folder: Path) -> None:
    """Raise DatasetError unless the folder is empty or an earlier dump of the same process."""
    advice = "use a new or empty folder, or an earlier dump of this process"
    if folder.exists() and not folder.is_dir():
        raise DatasetError([Problem(str(folder), "", "", f"is not a folder; {advice}")])
    if not folder.exists() or not any(folder.iterdir()):
        return
    try:
        value = yaml_text.parse((folder / PROCESS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        value = None
    if not isinstance(value, dict) or value.get("slug") != process.slug:
        raise DatasetError([Problem(str(folder), "", "", f"contains something else; {advice}")])


def _files(data: Gathered) -> dict[str, Any]:
    """File name → contents."""
    files = {
        PROCESS: _record(ProcessRecord, data.process),
        PARTIES: [_record(PartyRecord, row, members=_slugs(row.members.all())) for row in data.parties],
        SOURCES: [_record(SourceRecord, row) for row in data.sources],
        TOPICS: [record for topic in data.topics for record in _topic_and_issues(topic)],
        MEASURES: [_record(MeasureRecord, row, topic=row.issue.slug) for row in data.measures],
        **{proposal_file(row.slug): _proposal(row) for row in data.proposals},
        POSITIONS: [_position(row) for row in data.positions],
        EVENTS: [
            _record(
                EventRecord, row, **{name: _slugs(getattr(row, name).all()) for name in ("participants", "sources")}
            )
            | {"proposals": _slugs(row.proposals.all())}
            for row in data.events
        ],
    }
    if data.correspondences:
        files[CORRESPONDENCES] = [
            _record(
                CorrespondenceRecord,
                row,
                from_=_names(row.from_clauses.all()),
                to=_names(row.to_clauses.all()),
                silent=row.silent.slug if row.silent else None,
                decided_about=dumped_decided_about(row.decided_about, row.basis),
            )
            for row in data.correspondences
        ]
    return files


def _record(kind: type[Record], row: Any, **others: Any) -> dict[str, Any]:
    """The fields of ``kind`` in order: plain ones from ``row``, the rest from ``others``."""
    values = {name: _value(getattr(row, stored)) for name, stored in kind.plain().items()} | others
    record = {}
    for name, field in kind.model_fields.items():
        value = values.get(name)
        if field.is_required() or value not in (None, field.default):
            record[field.alias or name] = value
    return record


def _value(value: Any) -> Any:
    if value == "":
        return None
    if isinstance(value, dict):
        return dict(sorted(value.items()))
    return value.isoformat() if hasattr(value, "isoformat") else value


def _topic_and_issues(topic: Any) -> list[dict[str, Any]]:
    # Only its empty parent tells a topic from an issue.
    issues = [_record(IssueRecord, issue, parent=topic.slug) for issue in topic.issues.all()]
    return [_record(TopicRecord, topic, parent=None), *issues]


def _proposal(row: Proposal) -> dict[str, Any]:
    return _record(
        ProposalRecord,
        row,
        revises=row.revises.slug if row.revises else None,
        **{name: _slugs(getattr(row, name).all()) for name in ("drafted_by", "derived_from", "companions", "sources")},
        omitted_from_base=[
            _record(
                OmissionRecord,
                omission,
                key=omission.clause.key,
                proposal=omission.clause.proposal.slug if omission.clause.proposal_id != row.revises_id else None,
            )
            for omission in sorted(
                row.omissions.all(), key=lambda omission: (omission.clause.proposal.slug, omission.clause.order)
            )
        ],
        clauses=[_clause(clause) for clause in row.clauses.all()],
    )


def _clause(row: Clause) -> dict[str, Any]:
    main = [row.issue.slug] if row.issue else []
    return _record(
        ClauseRecord,
        row,
        parent=row.parent.key if row.parent else None,
        advanced_by=row.advanced_by.slug if row.advanced_by else None,
        topics=main + [slug for slug in _slugs(row.further_issues.all()) if slug not in main],
        terms=[_term(term) for term in sorted(row.terms.all(), key=lambda term: term.measure.slug)],
        sources=_slugs(row.sources.all()),
        variant_readings=[
            _record(ReadingRecord, reading, source=reading.source.slug)
            for reading in sorted(row.variant_readings.all(), key=lambda reading: reading.source.slug)
        ],
    )


def _term(row: Term) -> dict[str, Any]:
    """The term, with a value of its measure's type: a number without quotes, true or false, or words."""
    value: Any = row.value
    if row.measure.kind == Measure.Kind.BOOLEAN and value in ("true", "false"):
        value = value == "true"
    elif row.measure.kind in Measure.NUMERIC and yaml_text.is_number(value):
        value = yaml_text.Number(value)
    fresh = Term(clause=row.clause, measure=row.measure, value=row.value, unit=row.unit)
    fresh.decide()
    decided_about = dumped_decided_about(row.decided_about, fresh.decided_about)
    return _record(TermRecord, row, key=row.measure.slug, decided_about=decided_about) | {"value": value}


def _position(row: Any) -> dict[str, Any]:
    target = _record(
        TargetRecord,
        row,
        topic=row.issue.slug if row.issue else None,
        proposal=(row.clause.proposal.slug if row.clause else row.proposal.slug if row.proposal else None),
        clause=row.clause.key if row.clause else None,
    )
    others = {"party": row.party.slug, "source": row.source.slug}
    others |= {name: _slugs(getattr(row, name).all()) for name in ("compatible_with", "also_in")}
    return _record(PositionRecord, row, target=target, **others)


def _slugs(rows: Iterable[Any]) -> list[str]:
    return sorted(row.slug for row in rows)


def _names(clauses: Iterable[Clause]) -> list[str]:
    return [
        str(clause) for clause in sorted(clauses, key=lambda clause: (clause.proposal.slug, clause.order, clause.key))
    ]


def _read_back(value: Any) -> Any:
    """``value`` as YAML will give it back, so that it can be checked like a file that is read."""
    if isinstance(value, dict):
        return {key: _read_back(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_read_back(part) for part in value]
    if isinstance(value, yaml_text.Number):
        return Decimal(value) if "." in value else int(value)
    return value


def _replace(path: Path, text: str) -> None:
    """Replace a file in one step: a crash leaves the old file or the new one, never half of either."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
