"""What a person decides on the align bench, written down: each act is a draft with its author, and can be undone.

Every function checks the right of ``by`` and raises PermissionDenied, or ValidationError with a sentence that names the
fix. Acts carry the two texts in their reason, so that the history says where they were made and :func:`undo` finds
them.
"""

import datetime
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from proposals.alignment.draft_summary import draft
from proposals.alignment.workbench import Bench, sides
from proposals.editing.save import sign
from proposals.models import Clause, Correspondence, Omission, Proposal, State
from proposals.models.editorial import may_change, may_delete
from proposals.models.history import record_history, without_history
from proposals.models.numbering import next_slug
from proposals.models.versions import put_back

UNDONE = ", undone"


def reason_for(text: Proposal, other: Proposal) -> str:
    """What the history says of an act on the bench of these two texts."""
    return f"Aligned {text.slug} with {other.slug}"


def accept(
    by: Any,
    bench: Bench,
    ours: Sequence[Clause],
    theirs: Sequence[Clause],
    relation: str,
    summary: str = "",
    verdict: Correspondence | None = None,
) -> Correspondence:
    """Record that these clauses answer each other: a new draft, or ``verdict`` changed.

    The relation is read from the other text to this one.
    """
    with transaction.atomic():
        if verdict is None:
            verdict = Correspondence(slug=next_slug(Correspondence.objects.all(), "c"))
            _may("add", by)
        else:
            verdict = Correspondence.objects.select_for_update().get(pk=verdict.pk)
            if not may_change(by, verdict):
                raise PermissionDenied(
                    f"{verdict} is {verdict.get_state_display().lower()}: you cannot change it here."
                )
        _check(bench, ours, theirs, verdict)
        verdict.relation, verdict.summary, verdict.silent = relation, " ".join(summary.split()), None
        _save(verdict, theirs, ours, by, reason_for(bench.text, bench.other))
    return verdict


def nothing_answers(by: Any, bench: Bench, clause: Clause) -> Correspondence:
    """Record that no clause of the other text answers this one, whatever the engine would pair it with."""
    _may("add", by)
    with transaction.atomic():
        verdict = Correspondence(
            slug=next_slug(Correspondence.objects.all(), "c"),
            relation=Correspondence.Relation.UNANSWERED,
            silent=bench.other,
        )
        _refuse_taken(bench, [clause], verdict)
        _save(verdict, [clause], [], by, reason_for(bench.text, bench.other))
    return verdict


def accept_all(by: Any, bench: Bench, at_least: float) -> list[Correspondence]:
    """Record everything the engine would put together with at least this certainty, as one act."""
    _may("add", by)
    at, made = timezone.now(), []
    with transaction.atomic():
        for group in bench.proposed(at_least):
            ours, theirs = bench.named(bench.text, group.left), bench.named(bench.other, group.right)
            relation, summary = draft(theirs, ours)
            verdict = Correspondence(
                slug=next_slug(Correspondence.objects.all(), "c"), relation=relation, summary=summary
            )
            _save(verdict, theirs, ours, by, reason_for(bench.text, bench.other), at)
            made.append(verdict)
    return made


def remove(by: Any, bench: Bench, verdict: Correspondence) -> None:
    """Take a draft verdict back."""
    with transaction.atomic():
        verdict = Correspondence.objects.select_for_update().get(pk=verdict.pk)
        if not may_delete(by, verdict):
            raise PermissionDenied(f"{verdict} is {_state(verdict)}: it cannot be removed here.")
        _delete(verdict, by, reason_for(bench.text, bench.other))


def silence(by: Any, bench: Bench, clause: Clause, how: str) -> Omission | None:
    """Record that the text leaves out this clause of the other one, and how; ``how`` empty takes that back."""
    with transaction.atomic():
        text = Proposal.objects.select_for_update().get(pk=bench.text.pk)
        _may("add", by, "omission")
        if not may_change(by, text) or text.state == State.PUBLISHED:
            raise PermissionDenied(f"“{text}” is {_state(text)}: record the omission on its own page.")
        if how and not bench.suggests_silence:
            raise ValidationError(
                f"“{text}” neither revises nor draws on “{bench.other}”. Record that it does on its page, or leave "
                "the clause without a counterpart: readers then see “not addressed”."
            )
        gone = Omission.objects.filter(proposal=text, clause=clause).first()
        if not how:
            if gone is not None:
                _delete(gone, by, reason_for(bench.text, bench.other))
            return None
        gone = gone or Omission(proposal=text, clause=clause)
        gone.how = how
        gone.full_clean()
        sign(gone, by, reason_for(bench.text, bench.other))
        gone.save()
    return gone


def submit_all(by: Any, bench: Bench) -> int:
    """Ask for a review of every draft between the two texts; how many."""
    drafts = bench.drafts
    with transaction.atomic():
        for verdict in drafts:
            verdict.submit(by=by)
    return len(drafts)


# Undoing


def last_act(by: Any, bench: Bench) -> list[Any]:
    """The history rows of this person's last act on this bench that is not undone yet; empty if there is none.

    An act may have written several rows, all at one moment.
    """
    moments: dict[datetime.datetime, list[Any]] = {}
    for model in (Correspondence, Omission):
        for row in model.history.filter(history_user=by, history_change_reason__in=_reasons(bench)):
            moments.setdefault(row.history_date, []).append(row)
    to_skip = 0
    for moment in sorted(moments, reverse=True):
        if moments[moment][0].history_change_reason.endswith(UNDONE):
            to_skip += 1
        elif to_skip:
            to_skip -= 1
        else:
            return moments[moment]
    return []


def _reasons(bench: Bench) -> list[str]:
    done = reason_for(bench.text, bench.other)
    return [done, done + UNDONE]


def undo(by: Any, bench: Bench) -> int:
    """Take back this person's last act on the bench; how many records that concerned.

    Raises ValidationError if something has happened to one of them since, and then takes nothing back.
    """
    at, reason = timezone.now(), reason_for(bench.text, bench.other) + UNDONE
    with transaction.atomic():
        rows = last_act(by, bench)
        if not rows:
            raise ValidationError("You have nothing to undo here.")
        for row in rows:
            _undo(row, by, bench, reason, at)
    return len(rows)


def _undo(row: Any, by: Any, bench: Bench, reason: str, at: datetime.datetime) -> None:
    model = row.instance_type
    record = model.objects.select_for_update(of=("self",)).filter(pk=row.instance.pk).first()
    # This person's own later acts here are undone by now; anything else has changed what would be lost.
    later = model.history.filter(**{model._meta.pk.name: row.instance.pk}, history_id__gt=row.history_id)
    own = later.filter(history_user=by, history_change_reason__in=_reasons(bench))
    if later.count() != own.count():
        raise ValidationError(f"{row.instance} has changed since: open its page.")
    if record is not None and not may_change(by, record):
        raise PermissionDenied(f"“{record}” can no longer be changed.")
    if row.history_type == "+":
        _delete(record, by, reason, at)
    else:
        # What a deleted record was linked to stands in the version before, as what a changed one was.
        put_back(row.prev_record, by=by, reason=reason, at=at)


# Writing


def _may(verb: str, by: Any, model: str = "correspondence") -> None:
    if not by.has_perm(f"proposals.{verb}_{model}"):
        raise PermissionDenied(f"Your role does not let you {verb} {model}s.")


def _state(record: Correspondence | Proposal) -> str:
    return str(record.get_state_display()).lower()


def _check(bench: Bench, ours: Sequence[Clause], theirs: Sequence[Clause], verdict: Correspondence) -> None:
    """Both sides have clauses, and none of them stands in another verdict between the two texts."""
    for side, text in ((ours, bench.text), (theirs, bench.other)):
        if not side:
            raise ValidationError(f"Choose at least one clause of {text}.")
    _refuse_taken(bench, [*ours, *theirs], verdict)


def _refuse_taken(bench: Bench, clauses: Sequence[Clause], verdict: Correspondence) -> None:
    for other in bench.verdicts:
        if other.pk == verdict.pk:
            continue
        held = {pk for side in sides(other, bench.text) for pk in side}
        for clause in clauses:
            if clause.pk in held:
                raise ValidationError(
                    f"{clause} is already in {other}: remove that correspondence first, or open it and add the "
                    "clause there."
                )


def _save(
    verdict: Correspondence,
    earlier: Sequence[Clause],
    later: Sequence[Clause],
    by: Any,
    reason: str,
    at: datetime.datetime | None = None,
) -> None:
    """The record with both sides in one history row. A verdict that names this text first keeps that direction."""
    verdict.full_clean(validate_unique=False)
    with without_history(verdict):
        is_new = verdict.pk is None
        verdict.save()
        verdict.from_clauses.set(earlier)
        verdict.to_clauses.set(later)
    verdict._history_user = by
    record_history([verdict], update=not is_new, reason=reason, at=at)


def _delete(record: Any, by: Any, reason: str, at: datetime.datetime | None = None) -> None:
    sign(record, by, reason)
    if at is not None:
        record._history_date = at
    record.delete()
