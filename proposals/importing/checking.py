"""What can stand in the way of an import: rights, a missing reason, missing clauses, keys and issues."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied

from proposals.editing.save import why_no_import, why_reason_is_missing
from proposals.importing.clauses import Trouble
from proposals.importing.pairing import MissingClause, Plan, version_of_clauses
from proposals.models import Issue, Proposal
from proposals.models.editorial import may_delete


class ImportRefused(Exception):
    """Nothing was saved. ``troubles`` say why, each with the piece to correct if it is about one."""

    def __init__(self, troubles: Sequence[Trouble]):
        self.troubles = list(troubles)
        super().__init__(" ".join(trouble.message for trouble in troubles))


def check_rights(proposal: Proposal, by: Any) -> None:
    """Raises PermissionDenied if ``by`` may not change the clauses of this proposal now."""
    if refusal := why_no_import(by, proposal):
        raise PermissionDenied(refusal)


def check_ready(proposal: Proposal, reason: str, version: str | None) -> None:
    """Raises ImportRefused if a reason is missing, or if the clauses are no longer the ones the person looked at."""
    if missing := why_reason_is_missing(proposal, reason):
        raise ImportRefused([Trouble(missing, field="reason")])
    if version is not None and version != version_of_clauses(proposal):
        message = (
            "Somebody has changed clauses of this text in the meantime. Check again what is kept, changed and missing."
        )
        raise ImportRefused([Trouble(message)])


def may_be_deleted(missing: MissingClause, by: Any) -> bool:
    """Whether no other record refers to the clause and ``by`` may delete it."""
    return not missing.ties.others and may_delete(by, missing.clause)


def will_delete(missing: MissingClause, by: Any, delete: Collection[str], keep: Collection[str]) -> bool:
    """Whether the import deletes the clause: because its key is in ``delete``, or because nothing belongs to it."""
    key = missing.clause.key
    return key in delete or (key not in keep and not missing.ties.own and may_be_deleted(missing, by))


def troubles_of(plan: Plan, deleted: Sequence[MissingClause], by: Any, decided: Collection[str]) -> list[Trouble]:
    """What a person has to decide or correct before ``plan`` can be saved.

    ``decided`` are the keys of the missing clauses that the person chose to keep or to delete.
    """
    message = "Matches: choose a recorded clause that no other clause matches, or leave it empty."
    return [
        *(Trouble(message, piece) for piece in plan.unknown),
        *_undecided(plan, deleted, by, decided),
        *_taken_keys(plan, deleted),
    ]


def _undecided(plan: Plan, deleted: Sequence[MissingClause], by: Any, decided: Collection[str]) -> Iterator[Trouble]:
    """Missing clauses that can neither be deleted nor be kept without asking."""
    for missing in plan.missing:
        if message := _trouble_with(missing, missing in deleted, by, decided):
            yield Trouble(message)


def _taken_keys(plan: Plan, deleted: Sequence[MissingClause]) -> Iterator[Trouble]:
    """New clauses with the key of a recorded one that remains."""
    taken = {missing.clause.key for missing in plan.missing if missing not in deleted}
    taken |= {pair.old.key for pair in plan.pairs if pair.old is not None}
    message = "a recorded clause already has it; choose another, or match this clause to it."
    for pair in plan.pairs:
        if pair.old is None and pair.new.key in taken:
            yield Trouble(f"Key {pair.new.key}: {message}", pair.new.piece)


def _trouble_with(missing: MissingClause, is_deleted: bool, by: Any, decided: Collection[str]) -> str:
    """Why a missing clause can neither be deleted nor be kept as chosen, "" if it can."""
    label = missing.clause.label
    if is_deleted and missing.ties.others:
        return f"Clause {label} is referred to by other records: keep it, or let another clause match it."
    if is_deleted and not may_delete(by, missing.clause):
        return f"Clause {label}: readers have seen it, so it cannot be deleted here; keep it."
    if not is_deleted and missing.clause.key not in decided and may_be_deleted(missing, by):
        return f"Clause {label} is missing from the new text and has related records: keep it or delete it."
    return ""


def issues_of(proposal: Proposal, plan: Plan, slugs: Mapping[int, str]) -> tuple[dict[int, Issue], list[Trouble]]:
    """The main issues of new clauses by piece, and a trouble for each slug that names none.

    ``slugs`` are the issues that the person chose, by piece.
    """
    wanted = {
        pair.new.piece: slugs[pair.new.piece] for pair in plan.pairs if pair.old is None and slugs.get(pair.new.piece)
    }
    known = {
        issue.slug: issue
        for issue in Issue.objects.filter(topic__process=proposal.process_id, slug__in=set(wanted.values()))
    }
    unknown = [
        Trouble(f"Issue: these talks have no issue “{slug}”; choose one from the list.", piece)
        for piece, slug in wanted.items()
        if slug not in known
    ]
    return {piece: known[slug] for piece, slug in wanted.items() if slug in known}, unknown
