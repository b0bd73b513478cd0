"""Reading a folder: every file is read, every record checked by itself, and all mistakes are reported at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from proposals.dataset import yaml_text
from proposals.dataset.problems import DatasetError, Problem
from proposals.dataset.record import Record
from proposals.dataset.schema import (
    ClauseRecord,
    CorrespondenceRecord,
    EventRecord,
    IssueRecord,
    MeasureRecord,
    PartyRecord,
    PositionRecord,
    ProcessRecord,
    ProposalRecord,
    SourceRecord,
    TopicRecord,
)

LARGEST_FILE = 10 * 1024 * 1024
PROCESS = "process.yaml"
TOPICS = "topics.yaml"
PROPOSALS = "proposals"
LISTS: dict[str, type[Record]] = {
    "parties.yaml": PartyRecord,
    "sources.yaml": SourceRecord,
    "measures.yaml": MeasureRecord,
    "positions.yaml": PositionRecord,
    "events.yaml": EventRecord,
    "correspondences.yaml": CorrespondenceRecord,
}
OPTIONAL = "correspondences.yaml"
# The fields that name a record in messages.
NAMED_BY = ("slug", "id", "key", "source")

_ADVICE = {
    "missing": "is missing; add it, with null if nothing is known",
    "extra_forbidden": "is not a field of the format; correct its name or remove it",
    "string_type": "text is expected here; put numbers, true and false in quotes",
    "list_type": "a list is expected here; write [] for none",
    "bool_type": "write true or false",
    "none_required": "only a leaf has this field; remove it, or name the parent",
    "model_type": "a record with named fields is expected here",
    "date_type": "a date is expected here, such as 2025-11-20",
    "int_type": "a whole number is expected here",
}


@dataclass(slots=True)
class Dataset:
    """The records of one process, in the order of the files."""

    process: ProcessRecord
    parties: list[PartyRecord] = field(default_factory=list)
    sources: list[SourceRecord] = field(default_factory=list)
    topics: list[TopicRecord] = field(default_factory=list)
    issues: list[IssueRecord] = field(default_factory=list)
    measures: list[MeasureRecord] = field(default_factory=list)
    proposals: list[ProposalRecord] = field(default_factory=list)
    positions: list[PositionRecord] = field(default_factory=list)
    events: list[EventRecord] = field(default_factory=list)
    correspondences: list[CorrespondenceRecord] = field(default_factory=list)


# The kinds of records in the order of the lists of a Dataset.
KINDS = (
    PartyRecord,
    SourceRecord,
    TopicRecord,
    IssueRecord,
    MeasureRecord,
    ProposalRecord,
    PositionRecord,
    EventRecord,
    CorrespondenceRecord,
)


def proposal_file(slug: str) -> str:
    return f"{PROPOSALS}/{slug}.yaml"


def read_folder(folder: Path) -> Dataset:
    """The records of ``folder``, each valid in itself. Raises DatasetError.

    Rules between records are checked in :mod:`proposals.dataset.checks`.
    """
    problems: list[Problem] = []
    if not folder.is_dir():
        raise DatasetError(
            [Problem(str(folder), "", "", "there is no such folder; name the folder that contains process.yaml")]
        )
    proposals = sorted((folder / PROPOSALS).glob("*")) if (folder / PROPOSALS).is_dir() else []
    names = [PROCESS, TOPICS, *LISTS, *(f"{PROPOSALS}/{path.name}" for path in proposals)]
    if not (folder / PROPOSALS).is_dir():
        problems.append(Problem(PROPOSALS, "", "", "this folder is missing; create it, even if it is empty"))
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in names:
            problems.append(Problem(path.name, "", "", "is not a file of the format; correct its name or remove it"))
    values = {name: _value(folder / name, name, problems) for name in names if _wanted(folder, name)}
    dataset = parse(values, problems)
    if problems or dataset is None:
        raise DatasetError(problems)
    return dataset


def parse(values: dict[str, Any], problems: list[Problem]) -> Dataset | None:
    """The records in ``values`` (file name → contents). Adds what is wrong to ``problems``.

    Returns None without a process.
    """
    records: dict[type[Record], list[Any]] = {
        kind: [_record(kind, name, *entry, problems) for entry in _entries(name, values.get(name, []), problems)]
        for name, kind in LISTS.items()
    }
    records |= _topics_and_issues(values, problems)
    records[ProposalRecord] = list(_proposals(values, problems))
    process = values.get(PROCESS, _UNREADABLE)
    process = None if process is _UNREADABLE else _record(ProcessRecord, PROCESS, "", process, problems)
    if process is None:
        return None
    return Dataset(process, *([record for record in records[kind] if record] for kind in KINDS))


def _topics_and_issues(values: dict[str, Any], problems: list[Problem]) -> dict[type[Record], list[Any]]:
    """Both are in one file: a record without a parent is a topic."""
    records: dict[type[Record], list[Any]] = {TopicRecord: [], IssueRecord: []}
    for label, entry in _entries(TOPICS, values.get(TOPICS, []), problems):
        kind = TopicRecord if isinstance(entry, dict) and entry.get("parent", "") is None else IssueRecord
        records[kind].append(_record(kind, TOPICS, label, entry, problems))
    return records


def _proposals(values: dict[str, Any], problems: list[Problem]) -> Iterator[Any]:
    for name, value in values.items():
        if not name.startswith(f"{PROPOSALS}/") or value is _UNREADABLE:
            continue
        record = _record(ProposalRecord, name, "", value, problems)
        if record and name != proposal_file(record.slug):
            problems.append(Problem(name, "", "slug", f"the file of “{record.slug}” is {record.slug}.yaml; rename it"))
        yield record


_UNREADABLE = object()


def _wanted(folder: Path, name: str) -> bool:
    return name != OPTIONAL or (folder / name).exists()


def _value(path: Path, name: str, problems: list[Problem]) -> Any:
    """The contents of a file; _UNREADABLE after adding the reason to ``problems``."""
    try:
        if path.suffix != ".yaml":
            raise ValueError("only .yaml files belong here; rename or remove it")
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise ValueError(f"has {size} bytes, but at most {LARGEST_FILE} are allowed; split the dataset")
        return yaml_text.parse(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        message = "this file is missing; add it, with [] if there are no records"
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} is not UTF-8; save the file as UTF-8"
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
    except ValueError as error:
        message = str(error).rstrip(".")
    problems.append(Problem(name, "", "", message))
    return _UNREADABLE


def _entries(name: str, value: Any, problems: list[Problem]) -> Iterator[tuple[str, Any]]:
    """(name for messages, values) for every record of a file that is a list."""
    if value is _UNREADABLE:
        return
    if not isinstance(value, list):
        problems.append(Problem(name, "", "", "a list of records is expected; write [] for none"))
        return
    for number, entry in enumerate(value, 1):
        yield _name(entry) or f"record {number}", entry


def _name(entry: Any) -> str:
    names = (entry.get(key) for key in NAMED_BY) if isinstance(entry, dict) else ()
    return next((name for name in names if isinstance(name, str) and name), "")


def _record(kind: type[Record], file: str, label: str, value: Any, problems: list[Problem]) -> Any:
    """The record, or None if its shape is wrong. Adds a problem for each value that the model refuses."""
    try:
        record = kind.model_validate(value)
    except ValidationError as refused:
        for error in refused.errors(include_url=False, include_context=False):
            record_name, field_name = _place(label, value, error["loc"])
            problems.append(Problem(file, record_name, field_name, _advice(error)))
        return None
    for owner, path, part in _parts(record, label):
        problems.extend(Problem(file, owner, f"{path}{name}", message) for name, message in part.field_errors())
    return record


def _parts(record: Record, label: str) -> Iterator[tuple[str, str, Record]]:
    """The record and those inside it, as (record to name, path before the field, part)."""
    yield label, "", record
    if isinstance(record, ProposalRecord):
        for omission in record.omitted_from_base:
            yield label, f"omitted_from_base[{omission.key}].", omission
        for clause in record.clauses:
            yield from _parts(clause, clause_label(clause.key))
    if isinstance(record, ClauseRecord):
        for term in record.terms:
            yield label, f"terms[{term.key}].", term
        for reading in record.variant_readings:
            yield label, f"variant_readings[{reading.source}].", reading


def clause_label(key: str) -> str:
    return f"clause {key}"


def _place(label: str, value: Any, location: tuple[str | int, ...]) -> tuple[str, str]:
    """The record and the field that ``location``, keys and indexes into ``value``, points to."""
    path = ""
    for step in location:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
            name = _name(value) or str(step + 1)
            if path == "clauses":
                label, path = clause_label(name), ""
            else:
                path += f"[{name}]"
        elif isinstance(value, dict) and (step in value or not path.endswith("]")):
            value = value.get(step)
            path += f".{step}" if path else str(step)
        elif isinstance(value, dict):
            path += f".{step}"
    return label, path


def _advice(error: Mapping[str, Any]) -> str:
    if error["type"] == "value_error":
        return error["msg"].removeprefix("Value error, ")
    return _ADVICE.get(error["type"], error["msg"])
