"""Saving an imported text: all of its clauses or none, in one transaction, each with one row of history.

The rules are those of any change. The state of the text decides who may make it; a correction of what readers see needs
a reason, and is rolled back if the text could then no longer be published. Records that belong to others (positions,
correspondences, omissions of other texts) are never lost here; what belongs to a clause alone is deleted only if a
person says so.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils.text import capfirst

from proposals.editing.save import new_problems, note_correction, sign
from proposals.engine.splitting import Piece
from proposals.importing.checking import (
    ImportRefused,
    check_ready,
    check_rights,
    issues_of,
    troubles_of,
    will_delete,
)
from proposals.importing.clauses import NewClause, Trouble, clauses_of
from proposals.importing.losses import troubles_of_losses, with_decisions
from proposals.importing.pairing import Fate, MissingClause, Pair, Plan, plan_with_keys
from proposals.models import Clause, Issue, Proposal, Source
from proposals.models.editorial import needs_reason, shown_problems
from proposals.models.history import record_history, without_history

NUMBER = "#"
"""In a locator, stands for the number of each clause."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the whole text comes from. In ``locator``, "#" stands for the number of each clause."""

    source: Source
    basis: str
    confidence: str = ""
    verification: str = Clause.Verification.DIRECT
    locator: str = ""

    def locator_of(self, clause: NewClause) -> str:
        return self.locator.replace(NUMBER, clause.number or clause.key)


@dataclass(slots=True)
class ImportResult:
    """What was saved. ``deleted`` are keys; ``retained`` are missing clauses that were not deleted."""

    new: list[Clause] = field(default_factory=list)
    changed: list[Clause] = field(default_factory=list)
    kept: list[Clause] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    retained: list[Clause] = field(default_factory=list)


def import_text(
    proposal: Proposal,
    pieces: Sequence[Piece],
    origin: Origin,
    *,
    by: Any,
    answers: Mapping[int, str] | None = None,
    **options: Any,
) -> ImportResult:
    """Make ``pieces`` the clauses of ``proposal``. ``options`` are those of :func:`write`.

    ``answers`` says which recorded clause a piece answers (see :func:`~proposals.importing.pairing.plan`). Raises
    ImportRefused, and PermissionDenied if ``by`` may not change this text now. Then nothing is saved.
    """
    with transaction.atomic():
        # Locked until all is written, as somebody may be submitting or publishing the text at this moment.
        stored = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
        check_rights(stored, by)
        return write(stored, *plan_with_keys(stored, pieces, answers), origin, by=by, **options)


def write(
    stored: Proposal,
    pieces: Sequence[Piece],
    plan: Plan,
    origin: Origin,
    *,
    by: Any,
    reason: str = "",
    issues: Mapping[int, str] | None = None,
    delete: Collection[str] = (),
    keep: Collection[str] = (),
    version: str | None = None,
    history_reason: str = "",
    numbers: str = "",
    headings: str = "",
    brackets: str = "",
) -> ImportResult:
    """Carry out a plan. The caller has checked the rights and locked the text, in this transaction, before planning.

    ``issues`` are the slugs of the main issues of new clauses, by piece. A missing clause is deleted if nothing is tied
    to it; otherwise its key has to be in ``delete`` or in ``keep``. ``version`` is what
    :func:`~proposals.importing.pairing.version_of_clauses` returned when the person looked. ``numbers``,
    ``headings`` and ``brackets`` say what becomes of those that the new text lacks (see
    :mod:`~proposals.importing.losses`). Readers
    are told the ``reason``; ``history_reason``, which may name people, replaces it in the history. Raises
    ImportRefused.
    """
    if troubles := clauses_of(pieces)[1]:
        raise ImportRefused(troubles)
    check_ready(stored, reason, version)
    problems_before = shown_problems(stored)
    deleted = [missing for missing in plan.missing if will_delete(missing, by, delete, keep)]
    issue_of, unknown = issues_of(stored, plan, issues or {})
    decided = {"numbers": numbers, "headings": headings, "brackets": brackets}
    troubles = [*troubles_of(plan, deleted, by, {*delete, *keep}), *unknown, *troubles_of_losses(plan, decided)]
    if troubles:
        raise ImportRefused(troubles)
    saving = _Saving(stored, origin, by, history_reason or reason, issue_of)
    result = saving.run(with_decisions(plan, decided), deleted)
    if needs_reason(stored):
        saving.tell_readers(reason.strip())
    if problems := new_problems(stored, problems_before):
        raise ImportRefused(
            [Trouble("With this correction, the text could no longer be published. Fix these problems:")]
            + [Trouble(capfirst(problem.message), saving.piece_of.get(problem.record)) for problem in problems]
        )
    return result


def values_of(pair: Pair, origin: Origin) -> dict[str, Any]:
    """What a clause has from the text: its number and wording, and where words that are new or changed come from."""
    if pair.fate is Fate.KEPT:
        return {"number": pair.new.number}
    status = pair.status
    values: dict[str, Any] = {
        "number": pair.new.number, "heading": pair.new.heading, "text": pair.new.text, "status": status
    }  # fmt: skip
    if status != Clause.Status.VARIANT:
        values["advanced_by"] = None
    if pair.keeps_words:
        return values
    if status == Clause.Status.UNRECORDED:
        return values | {"basis": "", "confidence": "", "locator": "", "verification": Clause.Verification.UNSEEN}
    return values | {
        "basis": origin.basis,
        "confidence": origin.confidence,
        "verification": origin.verification,
        "locator": origin.locator_of(pair.new),
    }


class _Saving:
    """What :func:`write` writes, in its transaction. ``issues`` are those of new clauses, by piece."""

    def __init__(self, proposal: Proposal, origin: Origin, by: Any, reason: str, issues: Mapping[int, Issue]):
        self.proposal = proposal
        self.issues = issues
        self.piece_of: dict[models.Model, int] = {}
        self.origin = origin
        self.by = by
        self.reason = reason.strip() or "Text imported"
        self.result = ImportResult()
        # Clauses whose deleted parent was taken away, by primary key.
        self.detached: set[int] = set()
        # The fields written of each recorded clause; none for a new one.
        self.written: dict[Clause, set[str]] = defaultdict(set)

    def run(self, plan: Plan, deleted: Sequence[MissingClause]) -> ImportResult:
        to_delete = {missing.clause.pk: missing.clause for missing in deleted}
        self.result.retained = [missing.clause for missing in plan.missing if missing.clause.pk not in to_delete]
        answered = [pair.old for pair in plan.pairs if pair.old is not None]
        self._detach([*answered, *self.result.retained], to_delete)
        self._delete(to_delete)
        orders = _orders(plan, self.result.retained)
        saved: dict[int, Clause] = {}
        for pair in plan.pairs:
            parent = None if pair.new.parent is None else saved[pair.new.parent]
            saved[pair.new.piece] = self._save(pair, parent, orders[pair.new.piece])
        for clause in self.result.retained:
            if self._store(clause, {"order": orders[clause]}) or clause.pk in self.detached:
                record_history([clause], update=True)
        return self.result

    def tell_readers(self, reason: str) -> None:
        """Log every corrected clause for readers, except those that only moved up or down with their neighbours."""
        for clause, fields in self.written.items():
            if fields != {"order"}:
                note_correction(clause, reason, fields)

    def _detach(self, remaining: Sequence[Clause], deleted: Mapping[int, Clause]) -> None:
        """Take clauses that remain out from under those that are deleted."""
        for clause in remaining:
            if clause.parent_id in deleted:
                self._store(clause, {"parent": None})
                self.detached.add(clause.pk)

    def _delete(self, deleted: Mapping[int, Clause]) -> None:
        """Delete clauses, children before their parents, and the parts of a clause before it."""
        left = dict(deleted)
        while left:
            with_children = {clause.parent_id for clause in left.values()}
            for clause in [clause for pk, clause in left.items() if pk not in with_children]:
                for part in (*clause.terms.all(), *clause.variant_readings.all()):
                    self._delete_signed(part)
                del left[clause.pk]
                self.result.deleted.append(clause.key)
                self._delete_signed(clause)

    def _save(self, pair: Pair, parent: Clause | None, order: int) -> Clause:
        clause = pair.old or Clause(proposal=self.proposal, key=pair.new.key)
        values = {**values_of(pair, self.origin), "order": order, "parent": parent}
        if pair.old is None:
            values["issue"] = self.issues.get(pair.new.piece)
        if pair.new.note and pair.new.note not in clause.note:
            values["note"] = "\n".join(part for part in (clause.note, pair.new.note) if part)
        changed = self._store(clause, values, pair.new.piece) or clause.pk in self.detached
        adds_source = clause.status != Clause.Status.UNRECORDED and not clause.sources.contains(self.origin.source)
        if adds_source:
            with without_history(clause):
                clause.sources.add(self.origin.source)
            self.written[clause] |= set() if pair.old is None else {"sources"}
        if changed or adds_source:
            record_history([clause], update=pair.old is not None)
        self.piece_of[clause] = pair.new.piece
        result = self.result
        {Fate.NEW: result.new, Fate.CHANGED: result.changed, Fate.KEPT: result.kept}[pair.fate].append(clause)
        return clause

    def _store(self, clause: Clause, values: Mapping[str, Any], piece: int | None = None) -> bool:
        """Save the fields that differ. Returns whether any did. The history row follows once the links are in place."""
        new = clause.pk is None
        changed = [name for name, value in values.items() if new or getattr(clause, name) != value]
        if not changed:
            return False
        for name in changed:
            setattr(clause, name, values[name])
        sign(clause, self.by, self.reason)
        try:
            clause.full_clean(exclude=["proposal", "issue", "advanced_by"])
        except ValidationError as refusal:
            raise ImportRefused([Trouble(message, piece) for message in _sentences(refusal)]) from refusal
        with without_history(clause):
            clause.save(update_fields=None if new else changed)
        self.written[clause] |= set() if new else set(changed)
        return True

    def _delete_signed(self, record: models.Model) -> None:
        sign(record, self.by, self.reason)
        record.delete()


def _sentences(refusal: ValidationError) -> list[str]:
    """The messages of a refusal, each with its field: constraints say "field: sentence" themselves."""
    return [
        message if name == NON_FIELD_ERRORS else f"{name}: {message}"
        for name, messages in refusal.message_dict.items()
        for message in messages
    ]


def _orders(plan: Plan, retained: Sequence[Clause]) -> dict[int | Clause, int]:
    """The order of all clauses from 0, by piece or, if retained, by clause. A retained one follows its predecessor."""
    sequence: list[int | Clause] = [pair.new.piece for pair in plan.pairs]
    piece_of = {pair.old.pk: pair.new.piece for pair in plan.pairs if pair.old is not None}
    remaining = sorted(
        [*(pair.old for pair in plan.pairs if pair.old is not None), *retained],
        key=lambda clause: (clause.order, clause.key),
    )
    before: int | Clause | None = None
    for clause in remaining:
        if clause.pk in piece_of:
            before = piece_of[clause.pk]
            continue
        sequence.insert(0 if before is None else sequence.index(before) + 1, clause)
        before = clause
    return {item: order for order, item in enumerate(sequence)}
