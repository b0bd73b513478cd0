"""Corrected texts of published proposals: an analyst suggests one, an editor accepts it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import transaction

from proposals.editing.revise import OVERTAKEN
from proposals.engine.splitting import Piece
from proposals.importing.checking import ImportRefused
from proposals.importing.clauses import Trouble, clauses_of
from proposals.importing.losses import LOSSES, lost, with_decisions
from proposals.importing.pairing import REPLACED, Pair, Plan, plan, plan_with_keys, version_of_clauses
from proposals.importing.saving import Origin, import_text, values_of, write
from proposals.models import Clause, Proposal, Source, SuggestedChange


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
    numbers: str = "",
    headings: str = "",
    brackets: str = "",
) -> SuggestedChange:
    """File a corrected text for an editor. A trial import, rolled back, shows at once what could not be saved.

    Raises ImportRefused, and PermissionDenied if ``by`` may not suggest anything about this text.
    """
    try:
        SuggestedChange.check_suggesting(proposal, by, reason)
    except ValidationError as refusal:
        if hasattr(refusal, "error_dict"):
            raise ImportRefused([Trouble(refusal.message_dict["reason"][0], field="reason")]) from refusal
        raise ImportRefused([Trouble(sentence) for sentence in refusal.messages]) from refusal
    with transaction.atomic():
        stored = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
        keyed, import_plan = plan_with_keys(stored, pieces, answers)
        options: dict[str, Any] = {"reason": reason, "issues": issues, "version": version}
        decided: dict[str, Any] = {"numbers": numbers, "headings": headings, "brackets": brackets}
        result = write(stored, keyed, import_plan, origin, by=by, **options, **decided)
        transaction.set_rollback(True)
    if not result.new and not result.changed:
        raise ImportRefused([Trouble("Nothing has changed: every clause of this text is already recorded.")])
    corrected_text = {
        "pieces": [asdict(piece) for piece in keyed],
        "origin": asdict(origin) | {"source": origin.source.slug},
        "answers": {str(piece): key for piece, key in import_plan.answers.items()},
        "issues": {str(piece): slug for piece, slug in issues.items()},
        "version": version_of_clauses(proposal),
        **decided,
    }
    return SuggestedChange.file(proposal, by=by, reason=reason, corrected_text=corrected_text)


def plan_of(suggestion: Any) -> Plan:
    """What a suggested text would do to the clauses as they are stored now, as its author decided."""
    return with_decisions(_undecided_plan(suggestion), suggestion.corrected_text)


def lost_since(suggestion: Any) -> dict[str, list[str]]:
    """By one of LOSSES, what the text would erase and its author was not asked about: it was recorded since."""
    return lost(_undecided_plan(suggestion), suggestion.corrected_text)


def _undecided_plan(suggestion: Any) -> Plan:
    return plan(suggestion.record, clauses_of(_pieces(suggestion))[0], _by_piece(suggestion, "answers"))


def corrected_since(suggestion: Any) -> dict[int, Any]:
    """The clauses that were corrected after the text was suggested: their versions of that day, by primary key."""
    versions = Clause.history.as_of(suggestion.suggested_at).filter(proposal=suggestion.record_id)
    before = {clause.pk: clause for clause in versions}
    now = Clause.objects.filter(proposal=suggestion.record_id)
    return {
        clause.pk: before[clause.pk]
        for clause in now
        if clause.pk in before and replaced_values(clause) != replaced_values(before[clause.pk])
    }


def replaced_values(clause: Clause) -> dict[str, Any]:
    """What a corrected text could replace in a clause, by field; a relation as its key."""
    return {name: clause.serializable_value(name) for name in REPLACED}


def taken_back(suggestion: Any, pair: Pair, before: Clause) -> dict[str, tuple[Any, Any, Any]]:
    """By field, three values of a recorded clause: ``before``, as corrected since, and as accepting would make it."""
    then, now = replaced_values(before), replaced_values(cast(Clause, pair.old))
    accepted = now | values_of(pair, _origin(suggestion))
    return {
        name: (then[name], now[name], accepted[name]) for name in REPLACED if then[name] != now[name] != accepted[name]
    }


def issues_of(suggestion: SuggestedChange) -> dict[int, str]:
    """The slugs of the main issues of clauses that would be new, by piece."""
    return _by_piece(suggestion, "issues")


def is_overtaken(suggestion: Any) -> bool:
    """Whether clauses of the text have changed since it was suggested."""
    return version_of_clauses(suggestion.record) != suggestion.corrected_text["version"]


def accept(suggestion: Any, by: Any, over: str = "", decided: Mapping[str, str] | None = None) -> None:
    """Import the text as a correction. Readers are told the reason; the history has both names.

    ``decided`` says what becomes of what was recorded since and the text would erase, by one of LOSSES. If clauses
    have changed since it was suggested, ``over`` has to be their version now: ``by`` has seen them. Raises
    PermissionDenied, and ValidationError with what stands in the way. The suggestion then stays pending.
    """
    with suggestion.accepting(by) as history_reason:
        Proposal.objects.select_for_update(of=("self",)).get(pk=suggestion.record_id)
        if is_overtaken(suggestion) and over != version_of_clauses(suggestion.record):
            raise ValidationError(OVERTAKEN)
        origin = _origin(suggestion)
        if origin.source is None:
            raise ValidationError(f"The source {suggestion.corrected_text['origin']['source']} no longer exists.")
        try:
            import_text(
                suggestion.record,
                _pieces(suggestion),
                origin,
                by=by,
                reason=suggestion.reason,
                answers=_by_piece(suggestion, "answers"),
                issues=issues_of(suggestion),
                **{name: suggestion.corrected_text.get(name) or (decided or {}).get(name, "") for name in LOSSES},
                history_reason=history_reason,
            )
        except ImportRefused as refusal:
            raise ValidationError([trouble.message for trouble in refusal.troubles]) from refusal


def _origin(suggestion: Any) -> Any:
    """Where the text comes from; the source is None if it no longer exists."""
    origin = suggestion.corrected_text["origin"]
    return Origin(**origin | {"source": Source.objects.filter(slug=origin["source"]).first()})


def _pieces(suggestion: Any) -> list[Piece]:
    return [Piece(**fields) for fields in suggestion.corrected_text["pieces"]]


def _by_piece(suggestion: Any, name: str) -> dict[int, str]:
    return {int(piece): text for piece, text in suggestion.corrected_text[name].items()}
