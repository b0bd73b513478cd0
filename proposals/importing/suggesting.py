"""A corrected text of something published: suggested by somebody who may not correct it, accepted by an editor."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from proposals.engine.splitting import Piece
from proposals.importing.checking import ImportRefused
from proposals.importing.clauses import Trouble, clauses_of
from proposals.importing.pairing import Plan, beside, plan, version_of
from proposals.importing.saving import Origin, import_text, write
from proposals.models import Proposal, Source, SuggestedChange


def suggest(
    proposal: Proposal,
    pieces: Sequence[Piece],
    origin: Origin,
    *,
    by: Any,
    reason: str,
    answers: Mapping[int, str],
    issues: Mapping[int, str],
    version: str | None = None,
) -> SuggestedChange:
    """File a corrected text for an editor. It is tried out and taken back first: what could not be saved is said now.

    Raises ImportRefused, and PermissionDenied where ``by`` may not suggest anything about this text.
    """
    try:
        SuggestedChange.check_suggesting(proposal, by, reason)
    except ValidationError as refusal:
        if hasattr(refusal, "error_dict"):
            raise ImportRefused([Trouble("Reason: give one; the editor reads it.", field="reason")]) from refusal
        raise ImportRefused([Trouble(sentence) for sentence in refusal.messages]) from refusal
    with transaction.atomic():
        stored = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
        keyed, planned = beside(stored, pieces, answers)
        done = write(stored, keyed, planned, origin, by=by, reason=reason, issues=issues, version=version)
        transaction.set_rollback(True)
    if not done.new and not done.changed:
        raise ImportRefused([Trouble("Nothing has changed: every clause of this text is already recorded.")])
    said = asdict(origin) | {"source": origin.source.slug}
    brought = {
        "pieces": [asdict(found) for found in keyed],
        "origin": said,
        "answers": {str(piece): key for piece, key in planned.answers.items()},
        "issues": {str(piece): slug for piece, slug in issues.items()},
        "version": version_of(proposal),
    }
    return SuggestedChange.file(proposal, by=by, reason=reason, brought=brought)


def plan_of(suggestion: Any) -> Plan:
    """What a suggested text would do to the clauses as they are stored now."""
    return plan(suggestion.record, clauses_of(_pieces(suggestion))[0], _by_piece(suggestion, "answers"))


def issues_of(suggestion: SuggestedChange) -> dict[int, str]:
    """The main issues of clauses that would be new: piece → slug."""
    return _by_piece(suggestion, "issues")


def is_overtaken(suggestion: Any) -> bool:
    """Whether clauses of the text have changed since."""
    return version_of(suggestion.record) != suggestion.brought["version"]


def accept(suggestion: Any, by: Any) -> None:
    """Bring the text in as a correction: readers get the reason, the history both names.

    Raises PermissionDenied, and ValidationError with what stands in the way; then the suggestion stays pending.
    """
    with suggestion.accepting(by) as named:
        said = suggestion.brought["origin"]
        source = Source.objects.filter(slug=said["source"]).first()
        if source is None:
            raise ValidationError(f"The source {said['source']} no longer exists.")
        try:
            import_text(
                suggestion.record,
                _pieces(suggestion),
                Origin(**said | {"source": source}),
                by=by,
                reason=suggestion.reason,
                answers=_by_piece(suggestion, "answers"),
                issues=issues_of(suggestion),
                remembered=named,
            )
        except ImportRefused as refusal:
            raise ValidationError([trouble.message for trouble in refusal.troubles]) from refusal


def _pieces(suggestion: Any) -> list[Piece]:
    return [Piece(**fields) for fields in suggestion.brought["pieces"]]


def _by_piece(suggestion: Any, name: str) -> dict[int, str]:
    return {int(piece): words for piece, words in suggestion.brought[name].items()}
