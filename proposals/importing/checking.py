"""What stands in the way of bringing a text in: rights, a reason, clauses that are gone, keys and issues."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied

from proposals.importing.clauses import Trouble
from proposals.importing.pairing import Gone, Plan, version_of
from proposals.models import Issue, Proposal
from proposals.models.editorial import may_change, may_delete, needs_reason
from proposals.models.rights import may_write_clauses


class ImportRefused(Exception):
    """Nothing was saved. ``troubles`` say why, each with the piece to mend where it is about one."""

    def __init__(self, troubles: Sequence[Trouble]):
        self.troubles = list(troubles)
        super().__init__(" ".join(trouble.message for trouble in troubles))


def check_rights(proposal: Proposal, by: Any) -> None:
    if not may_write_clauses(by):
        raise PermissionDenied("Your role does not let you add clauses.")
    if not may_change(by, proposal):
        raise PermissionDenied(
            f"“{proposal}” is {proposal.get_state_display().lower()}: its clauses cannot be changed now."
        )


def check_ready(proposal: Proposal, reason: str, version: str | None) -> None:
    if needs_reason(proposal) and not reason.strip():
        raise ImportRefused(
            [Trouble("Reason: this text is already published; give a reason for the change.", field="reason")]
        )
    if version is not None and version != version_of(proposal):
        message = (
            "Somebody has changed clauses of this text in the meantime. Check again what is kept, changed and missing."
        )
        raise ImportRefused([Trouble(message)])


def may_go(gone: Gone, by: Any) -> bool:
    """Whether a clause that nothing answers can be deleted: nothing of other records refers to it, the rules allow."""
    return not gone.ties.others and may_delete(by, gone.clause)


def goes(gone: Gone, by: Any, delete: Collection[str], keep: Collection[str]) -> bool:
    key = gone.clause.key
    return key in delete or (key not in keep and not gone.ties.own and may_go(gone, by))


def troubles_of(planned: Plan, going: Sequence[Gone], by: Any, named: Collection[str]) -> list[Trouble]:
    """What a person has to say or mend before ``planned`` can be saved."""
    message = "Matches: choose a recorded clause that no other clause matches, or leave it empty."
    return [
        *(Trouble(message, piece) for piece in planned.unknown),
        *_undecided(planned, going, by, named),
        *_taken_keys(planned, going),
    ]


def _undecided(planned: Plan, going: Sequence[Gone], by: Any, named: Collection[str]) -> Iterator[Trouble]:
    """Clauses that are gone from the new text and can neither go nor simply stay."""
    for gone in planned.gone:
        if message := _trouble_with(gone, gone in going, by, named):
            yield Trouble(message)


def _taken_keys(planned: Plan, going: Sequence[Gone]) -> Iterator[Trouble]:
    """New clauses with the key of one on record that stays."""
    taken = {gone.clause.key for gone in planned.gone if gone not in going}
    taken |= {pair.old.key for pair in planned.pairs if pair.old is not None}
    message = "a recorded clause already has it; choose another, or match this clause to it."
    for pair in planned.pairs:
        if pair.old is None and pair.new.key in taken:
            yield Trouble(f"Key {pair.new.key}: {message}", pair.new.piece)


def _trouble_with(gone: Gone, is_going: bool, by: Any, named: Collection[str]) -> str:
    """Why a clause that nothing answers can neither go nor stay without a word; "" if it can."""
    label = gone.clause.label
    if is_going and gone.ties.others:
        return f"Clause {label} is referred to by other records: keep it, or let another clause match it."
    if is_going and not may_delete(by, gone.clause):
        return f"Clause {label}: readers have seen it, so it cannot be deleted here; keep it."
    if not is_going and gone.clause.key not in named and may_go(gone, by):
        return f"Clause {label} is missing from the new text and has related records: keep it or delete it."
    return ""


def issues_of(proposal: Proposal, planned: Plan, named: Mapping[int, str]) -> tuple[dict[int, Issue], list[Trouble]]:
    """The main issues of new clauses by their piece, and those that are not there."""
    wanted = {
        pair.new.piece: named[pair.new.piece]
        for pair in planned.pairs
        if pair.old is None and named.get(pair.new.piece)
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
