"""The rules for changing a record, at the desk and through the API: with the right to, a reason, and all or nothing.

A save leaves one history row with person, reason and links. What readers see stays fit to be published: a correction
that would have blocked publishing is rolled back. The desk saves its forms, the API an :class:`Edit`; both use these
rules and those of :mod:`proposals.models.editorial`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils.text import capfirst

from proposals.editing.processes import check_process
from proposals.models import Change, Process
from proposals.models.editorial import (
    BlockingProblem,
    State,
    governing_record,
    may_change,
    needs_reason,
    shown_problems,
)
from proposals.models.history import record_history, without_history
from proposals.models.rights import may_choose_default, may_write_clauses

WHY = "This is already published: give a reason for the change."
ONLY_DRAFTS_GO = "only drafts can be deleted; editors can also delete withdrawn records."
DEFAULT = "Only an editor chooses the default process."
UNTOUCHED: dict[str, str] = {
    State.IN_REVIEW: "it cannot be changed until it is published or sent back.",
    State.PUBLISHED: "only an editor can correct it, with a reason.",
}


class Refused(Exception):
    """Raised inside the transaction of a save to roll it back.

    ``errors`` are pairs of a field of the record, or None, and a sentence.
    """

    def __init__(self, errors: Sequence[tuple[str | None, str]]):
        self.errors = list(errors)
        super().__init__(" ".join(sentence for _, sentence in self.errors))


def lock(record: models.Model) -> None:
    """Lock the row whose state applies to ``record`` until the end of the transaction.

    Otherwise an edit of a draft could be saved after somebody has published it.
    """
    reviewed = governing_record(record)
    if reviewed is not None:
        locked = type(reviewed)._base_manager.select_for_update(of=("self",))
        reviewed.refresh_from_db(fields=["state"], from_queryset=locked)


def why_state_forbids(record: models.Model, right: str) -> str:
    """Why the state of ``record`` does not allow ``right``, change or delete, to somebody whose role includes it."""
    reviewed: Any = governing_record(record)
    rule = ONLY_DRAFTS_GO if right == "delete" else UNTOUCHED[reviewed.state]
    return f"“{reviewed}” is {reviewed.get_state_display().lower()}; {rule}"


def why_no_import(user: Any, text: Any = None) -> str:
    """Why ``user`` may not save imported clauses in ``text`` now (without one: in any), or the empty string."""
    if may_write_clauses(user):
        if text is None or may_change(user, text):
            return ""
        if text.state in UNTOUCHED:
            return why_state_forbids(text, "change")
    return "Your role does not let you add clauses."


def why_no_addition(user: Any, text: Any) -> str:
    """Why ``user`` may not add a part to ``text`` now, or the empty string. Locks the text."""
    lock(text)
    if may_change(user, text):
        return ""
    reviewed: Any = governing_record(text)
    return f"“{text}” is {reviewed.get_state_display().lower()}: you cannot add to it now."


def why_reason_is_missing(record: models.Model, reason: str) -> str:
    """The error for a correction of a public record without a reason, or the empty string."""
    return WHY if needs_reason(record) and not reason.strip() else ""


def listed_by(record: Any) -> list[models.QuerySet]:
    """The records, by model, that list this one: deleting it would silently remove it from their lists."""
    return [
        relation.related_model._default_manager.filter(**{relation.field.name: record})
        for relation in record._meta.related_objects
        if relation.many_to_many and not hasattr(relation.related_model, "history_object")
    ]


def sentence_of(message: str) -> tuple[str | None, str]:
    """Split a message "field: sentence" of a constraint or a problem; the field is None if the message names none."""
    name, colon, sentence = message.partition(": ")
    return (name, capfirst(sentence)) if colon and name.isidentifier() else (None, capfirst(message))


# The change


def check_default(record: models.Model, changed: Iterable[str], by: Any) -> None:
    """Raise Refused if ``by`` may not choose the default process, which this change does."""
    is_choice = isinstance(record, Process) and (record.is_default or not record._state.adding)
    if is_choice and "is_default" in changed and not may_choose_default(by):
        raise Refused([("is_default", DEFAULT)])


def sign(record: Any, by: Any, reason: str) -> None:
    """Set who changes ``record`` and why, for its history."""
    record._history_user = by
    record._change_reason = reason or None


def note_basis(record: Any, changed: Iterable[str], *, new: bool) -> None:
    """Keep what a decision was about, if this change made one. Call it with the links in place, before the history."""
    if new or getattr(record, "DECIDED", frozenset()) & set(changed):
        keep_basis(record)


def keep_basis(record: Any) -> None:
    """Write what the decision rests on now, for a record that is one. Leaves no history yet."""
    if hasattr(record, "decided_about"):
        record.decide()
        record.save_without_historical_record(update_fields=["decided_about"])


def write_columns(record: Any, changed: Iterable[str], *, new: bool) -> None:
    """Write only the ``changed`` columns, so that a state that changed meanwhile is kept. Leaves no history yet."""
    if new:
        record.save_without_historical_record()
        return
    concrete = {column.name for column in record._meta.concrete_fields}
    names = [name for name in changed if name in concrete]
    if names:
        record.save_without_historical_record(update_fields=names)


def note_correction(record: models.Model, reason: str, fields: Iterable[str]) -> None:
    """Add a correction to the log of changes, after its history; without ``fields``, the addition of ``record``."""
    fields = list(fields)
    Change.of(Change.Kind.CORRECTION if fields else Change.Kind.ADDITION, record, reason=reason, fields=fields).save()


def new_problems(record: models.Model, before: Sequence[BlockingProblem]) -> list[BlockingProblem]:
    """What would have blocked publishing a record that readers see, except for the problems there were ``before``."""
    return [problem for problem in shown_problems(record) if problem not in before]


def refuse_new_problems(record: models.Model, before: Sequence[BlockingProblem]) -> None:
    """Raise Refused if there are new problems in a record that readers see."""
    if problems := new_problems(record, before):
        raise Refused([_beside_field(problem, record) for problem in problems])


def _beside_field(problem: BlockingProblem, record: models.Model) -> tuple[str | None, str]:
    """The field to show a problem beside, if it is one of ``record``, and the sentence."""
    if problem.record == record and problem.field in {each.name for each in record._meta.get_fields()}:
        return problem.field, capfirst(problem.message.partition(": ")[2])
    return None, capfirst(problem.message)


@dataclass(slots=True)
class Edit:
    """What to write: values of columns and links of ``record`` by field, and its parts by relation.

    A part is given as its columns; ``keys`` names, for each relation, the column that identifies a part.
    """

    record: Any
    values: dict[str, Any] = field(default_factory=dict)
    links: Mapping[str, Sequence[models.Model]] = field(default_factory=dict)
    parts: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)

    def save(self, by: Any, reason: str = "") -> models.Model:
        """Write all of it or nothing, with one history row of the record. Raises Refused."""
        record, new = self.record, self.record._state.adding
        with transaction.atomic():
            before = [] if new else shown_problems(record)
            sign(record, by, reason)
            changed = {name for name, value in self.values.items() if new or getattr(record, name) != value}
            for name in changed:
                setattr(record, name, self.values[name])
            check_default(record, changed, by)
            check(record, self.links)
            is_correction = needs_reason(record)
            write_columns(record, changed, new=new)
            with without_history(record):
                changed |= {name for name, rows in self.links.items() if _link(record, name, rows)}
            note_basis(record, changed, new=new)
            if changed or new:
                record_history([record], update=not new)
            changed |= {name for name, rows in self.parts.items() if self._write_parts(name, rows, by, reason)}
            if is_correction and changed:
                note_correction(record, reason, () if new else changed)
            refuse_new_problems(record, before)
        return record

    def _write_parts(self, name: str, rows: Sequence[Mapping[str, Any]], by: Any, reason: str) -> bool:
        """Make the parts exactly ``rows``; each added, changed or deleted part leaves a history row of its own.

        Returns whether anything changed.
        """
        manager, key = getattr(self.record, name), self.keys[name]
        stored, written = {getattr(part, key): part for part in manager.all()}, False
        for index, row in enumerate(rows):
            part = stored.pop(row[key], None) or manager.model(**{manager.field.name: self.record})
            changed = [column for column, value in row.items() if getattr(part, column, None) != value]
            if part.pk is not None and not changed:
                continue
            for column in changed:
                setattr(part, column, row[column])
            check(part, {}, prefix=f"{name}.{index}.")
            decide_part(part, changed)
            sign(part, by, reason)
            part.save()
            written = True
        for part in stored.values():
            sign(part, by, reason)
            part.delete()
        return written or bool(stored)


def decide_part(part: Any, changed: Iterable[str]) -> None:
    """Before a part is saved: take note of what it is decided about, if this change decides it."""
    if getattr(part, "DECIDED", frozenset()) & set(changed):
        part.decide()


def clean(record: Any, links: Mapping[str, Any]) -> None:
    """Run the model's own checks and constraints, and its rules on the many-to-many fields.

    ``links`` has what those fields are about to hold; one that it lacks keeps its rows. Raises ValidationError.
    """
    record.full_clean()
    clean_links(record, links)


def clean_links(record: Any, links: Mapping[str, Any]) -> None:
    """Run the rules on what a record refers to: its model's, and that all of it is of one process.

    Raises ValidationError.
    """
    if hasattr(record, "clean_links"):
        record.clean_links(links)
    check_process(record, links)


def check(record: models.Model, links: Mapping[str, Any], prefix: str = "") -> None:
    """Run :func:`clean`. Raises Refused with every error and its field."""
    try:
        clean(record, links)
    except ValidationError as refusal:
        errors = []
        for name, messages in refusal.message_dict.items():
            for message in messages:
                named, sentence = sentence_of(message) if name == NON_FIELD_ERRORS else (name, message)
                errors.append((f"{prefix}{named}" if named else None, sentence))
        raise Refused(errors) from refusal


def _link(record: models.Model, name: str, rows: Sequence[models.Model]) -> bool:
    """Make a many-to-many field hold exactly ``rows``. Returns whether anything changed."""
    manager = getattr(record, name)
    if set(manager.values_list("pk", flat=True)) == {row.pk for row in rows}:
        return False
    manager.set(rows)
    return True
