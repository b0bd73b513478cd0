"""Saving a text that was brought in: all of its clauses or none, in one transaction, each with one row of history.

The rules are those of any change: the state of the text decides who may, a correction of what readers see has a reason
and is taken back if it would have blocked publishing. What belongs to other records (positions, correspondences,
omissions of other texts) is never lost here; what hangs on a clause alone only by an explicit yes.
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
from proposals.importing.checking import ImportRefused, check_ready, check_rights, goes, issues_of, troubles_of
from proposals.importing.clauses import NewClause, Trouble, clauses_of
from proposals.importing.pairing import Fate, Gone, Pair, Plan, beside
from proposals.models import Clause, Issue, Proposal, Source
from proposals.models.editorial import needs_reason, shown_problems
from proposals.models.history import record_history, without_history

PLACE = "#"
"""Stands for the number of each clause in a locator."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where all the words of a text come from. ``locator`` may hold "#" for the number of each clause."""

    source: Source
    basis: str
    confidence: str = ""
    verification: str = Clause.Verification.DIRECT
    locator: str = ""

    def locator_of(self, clause: NewClause) -> str:
        return self.locator.replace(PLACE, clause.number or clause.key)


@dataclass(slots=True)
class Done:
    """What was saved."""

    new: list[Clause] = field(default_factory=list)
    changed: list[Clause] = field(default_factory=list)
    kept: list[Clause] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    stayed: list[Clause] = field(default_factory=list)


def import_text(
    proposal: Proposal,
    pieces: Sequence[Piece],
    origin: Origin,
    *,
    by: Any,
    answers: Mapping[int, str] | None = None,
    **how: Any,
) -> Done:
    """Make ``pieces`` the clauses of ``proposal``; ``how`` is as in :func:`write`.

    ``answers`` says which clause on record a piece answers (see :func:`~proposals.importing.pairing.plan`). Raises
    ImportRefused, and PermissionDenied where ``by`` may not change this text now. Then nothing is saved.
    """
    with transaction.atomic():
        # Locked until all is written: somebody may be submitting or publishing the text right now.
        stored = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
        check_rights(stored, by)
        return write(stored, *beside(stored, pieces, answers), origin, by=by, **how)


def write(
    stored: Proposal,
    pieces: Sequence[Piece],
    planned: Plan,
    origin: Origin,
    *,
    by: Any,
    reason: str = "",
    issues: Mapping[int, str] | None = None,
    delete: Collection[str] = (),
    keep: Collection[str] = (),
    version: str | None = None,
    remembered: str = "",
) -> Done:
    """Carry out a plan, in the transaction of somebody who has checked the rights, locked the text and then made it.

    ``issues`` are the main issues of new clauses, by their piece, as slugs. A clause that nothing answers is deleted if
    nothing is tied to it; otherwise ``delete`` or ``keep`` has to name its key. ``version`` is what
    :func:`~proposals.importing.pairing.version_of` said when the person looked. Readers are told the ``reason``; the
    history has ``remembered`` in its place, where that says more, such as a name. Raises ImportRefused.
    """
    if troubles := clauses_of(pieces)[1]:
        raise ImportRefused(troubles)
    check_ready(stored, reason, version)
    before = shown_problems(stored)
    going = [gone for gone in planned.gone if goes(gone, by, delete, keep)]
    about, unknown = issues_of(stored, planned, issues or {})
    troubles = [*troubles_of(planned, going, by, {*delete, *keep}), *unknown]
    if troubles:
        raise ImportRefused(troubles)
    saving = _Saving(stored, origin, by, remembered or reason, about)
    done = saving.run(planned, going)
    if needs_reason(stored):
        saving.tell_readers(reason.strip())
    new = new_problems(stored, before)
    if new:
        raise ImportRefused(
            [Trouble("With this correction, the text could no longer be published. Fix these problems:")]
            + [Trouble(capfirst(problem.message), saving.piece_of.get(problem.record)) for problem in new]
        )
    return done


class _Saving:
    """The writes of :func:`write`, in its transaction. ``issues`` are those of new clauses, by their piece."""

    def __init__(self, proposal: Proposal, origin: Origin, by: Any, reason: str, issues: Mapping[int, Issue]):
        self.proposal = proposal
        self.issues = issues
        self.piece_of: dict[models.Model, int] = {}
        self.origin = origin
        self.by = by
        self.reason = reason.strip() or "Text imported"
        self.done = Done()
        self.moved: set[int] = set()
        # Clause → the fields that were written; none of a clause that is new.
        self.written: dict[Clause, set[str]] = defaultdict(set)

    def run(self, planned: Plan, going: Sequence[Gone]) -> Done:
        leaving = {gone.clause.pk: gone.clause for gone in going}
        self.done.stayed = [gone.clause for gone in planned.gone if gone.clause.pk not in leaving]
        self._let_go([*(pair.old for pair in planned.pairs if pair.old), *self.done.stayed], leaving)
        self._delete(leaving)
        places = _places(planned, self.done.stayed)
        written: dict[int, Clause] = {}
        for pair in planned.pairs:
            parent = None if pair.new.parent is None else written[pair.new.parent]
            written[pair.new.piece] = self._write(pair, parent, places[pair.new.piece])
        for clause in self.done.stayed:
            if self._store(clause, {"order": places[clause]}) or clause.pk in self.moved:
                record_history([clause], update=True)
        return self.done

    def tell_readers(self, reason: str) -> None:
        """Note every corrected clause for readers. One that only moved up or down with its neighbours is none."""
        for clause, fields in self.written.items():
            if fields != {"order"}:
                note_correction(clause, reason, fields)

    def _let_go(self, remaining: Sequence[Clause], leaving: Mapping[int, Clause]) -> None:
        """Clauses that remain no longer stand under one that is deleted."""
        for clause in remaining:
            if clause.parent_id in leaving:
                self._store(clause, {"parent": None})
                self.moved.add(clause.pk)

    def _delete(self, leaving: Mapping[int, Clause]) -> None:
        """What hangs on a clause first, and what stands under one before what it stands under."""
        left = dict(leaving)
        while left:
            with_children = {clause.parent_id for clause in left.values()}
            for clause in [clause for pk, clause in left.items() if pk not in with_children]:
                for part in (*clause.terms.all(), *clause.variant_readings.all()):
                    self._delete_signed(part)
                del left[clause.pk]
                self.done.deleted.append(clause.key)
                self._delete_signed(clause)

    def _write(self, pair: Pair, parent: Clause | None, order: int) -> Clause:
        clause = pair.old or Clause(proposal=self.proposal, key=pair.new.key)
        values = {"number": pair.new.number, "order": order, "parent": parent}
        if pair.fate is not Fate.KEPT:
            values |= self._words(pair)
        if pair.old is None:
            values["issue"] = self.issues.get(pair.new.piece)
        if pair.new.note and pair.new.note not in clause.note:
            values["note"] = "\n".join(part for part in (clause.note, pair.new.note) if part)
        changed = self._store(clause, values, pair.new.piece) or clause.pk in self.moved
        sourced = clause.status != Clause.Status.UNRECORDED and not clause.sources.contains(self.origin.source)
        if sourced:
            with without_history(clause):
                clause.sources.add(self.origin.source)
            self.written[clause] |= set() if pair.old is None else {"sources"}
        if changed or sourced:
            record_history([clause], update=pair.old is not None)
        self.piece_of[clause] = pair.new.piece
        {Fate.NEW: self.done.new, Fate.CHANGED: self.done.changed, Fate.KEPT: self.done.kept}[pair.fate].append(clause)
        return clause

    def _words(self, pair: Pair) -> dict[str, Any]:
        """The fields of a clause whose words are new, and where they come from."""
        status = pair.status
        words: dict[str, Any] = {"heading": pair.new.heading, "text": pair.new.text, "status": status}
        if status != Clause.Status.VARIANT:
            words["advanced_by"] = None
        if status == Clause.Status.UNRECORDED:
            unseen = Clause.Verification.UNSEEN
            return words | {"basis": "", "confidence": "", "locator": "", "verification": unseen}
        return words | {
            "basis": self.origin.basis,
            "confidence": self.origin.confidence,
            "verification": self.origin.verification,
            "locator": self.origin.locator_of(pair.new),
        }

    def _store(self, clause: Clause, values: Mapping[str, Any], piece: int | None = None) -> bool:
        """Write the fields that differ; whether any did. The history follows once the links are in place."""
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
    """Constraints say "field: sentence" themselves; what a field says is put behind its name."""
    return [
        message if field == NON_FIELD_ERRORS else f"{field}: {message}"
        for field, messages in refusal.message_dict.items()
        for message in messages
    ]


def _places(planned: Plan, stayed: Sequence[Clause]) -> dict[int | Clause, int]:
    """The order of all clauses from 0, by piece or by clause: one that stays follows the one it used to follow."""
    places: list[int | Clause] = [pair.new.piece for pair in planned.pairs]
    piece_of = {pair.old.pk: pair.new.piece for pair in planned.pairs if pair.old is not None}
    former = sorted(
        [*(pair.old for pair in planned.pairs if pair.old is not None), *stayed],
        key=lambda clause: (clause.order, clause.key),
    )
    before: int | Clause | None = None
    for clause in former:
        if clause.pk in piece_of:
            before = piece_of[clause.pk]
            continue
        places.insert(0 if before is None else places.index(before) + 1, clause)
        before = clause
    return {place: order for order, place in enumerate(places)}
