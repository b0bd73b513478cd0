"""What a person decides on the workbench, written down: each act makes drafts with an author, and can be undone.

Every function checks the rights of ``by``; it raises PermissionDenied, or ValidationError with a sentence that names
the fix. The reason of an act names the two texts, so that the history says where it was made and :func:`undo` finds it.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from proposals.alignment.initial_summary import initial_summary
from proposals.alignment.side_by_side import SideBySide, beside
from proposals.alignment.workbench import Workbench, sides
from proposals.editing.save import keep_basis, sign
from proposals.models import Clause, Correspondence, Omission, Proposal
from proposals.models.decided import digest
from proposals.models.editorial import may_change, may_delete
from proposals.models.history import record_history, without_history
from proposals.models.numbering import next_slug
from proposals.models.rights import may_align_omissions, require_right
from proposals.models.versions import put_back

UNDONE = ", undone"
OVERTAKEN = (
    "Nothing was recorded: these texts, or what is recorded of them, have changed since you opened the page. "
    "Look again."
)


def check_seen(workbench: Workbench, seen: str) -> None:
    """Refuse a decision about other words than the stored ones: ``seen`` is the version that the page showed."""
    if seen != workbench.version:
        raise ValidationError(OVERTAKEN)


def reason_for(workbench: Workbench) -> str:
    """What the history says of an act on this workbench."""
    return f"Aligned {workbench.proposal.slug} with {workbench.other.slug}"


def accept(
    by: Any,
    workbench: Workbench,
    ours: Sequence[Clause],
    theirs: Sequence[Clause],
    relation: str,
    summary: str = "",
    correspondence: Correspondence | None = None,
) -> Correspondence:
    """Record that these clauses answer each other: in a new draft, or by changing ``correspondence``.

    The relation is read from the other text to this one.
    """
    with transaction.atomic():
        if correspondence is None:
            correspondence = Correspondence(slug=next_slug(Correspondence.objects.all(), "c"))
            require_right(by, "add", Correspondence)
        else:
            correspondence = Correspondence.objects.select_for_update().get(pk=correspondence.pk)
            if not may_change(by, correspondence):
                raise PermissionDenied(f"{correspondence} is {_state(correspondence)}: you cannot change it here.")
        _check(workbench, ours, theirs, correspondence)
        correspondence.relation, correspondence.summary = relation, " ".join(summary.split())
        correspondence.silent = None
        _save(correspondence, theirs, ours, by, reason_for(workbench))
    return correspondence


def record_unanswered(by: Any, workbench: Workbench, clause: Clause) -> Correspondence:
    """Record that no clause of the other text answers this one, whatever the engine would pair it with."""
    require_right(by, "add", Correspondence)
    with transaction.atomic():
        correspondence = Correspondence(
            slug=next_slug(Correspondence.objects.all(), "c"),
            relation=Correspondence.Relation.UNANSWERED,
            silent=workbench.other,
        )
        _refuse_taken(workbench, [clause], correspondence)
        _save(correspondence, [clause], [], by, reason_for(workbench))
    return correspondence


@dataclass(frozen=True, slots=True)
class Match:
    """What :func:`accept_all` would record of one group of clauses, as it is shown before."""

    ours: tuple[Clause, ...]
    theirs: tuple[Clause, ...]
    certainty: float
    relation: str
    summary: str
    both: SideBySide

    @property
    def relation_label(self) -> str:
        return str(Correspondence.Relation(self.relation).label)


def matches(workbench: Workbench, at_least: float) -> tuple[Match, ...]:
    """Everything the engine would pair with at least this certainty, with a relation and a sentence.

    Clauses without words, which nobody has read or which are marked as deleted, are left to a person.
    """
    found = []
    for group in workbench.proposed_groups(at_least):
        ours = workbench.clauses_of(workbench.proposal, group.left)
        theirs = workbench.clauses_of(workbench.other, group.right)
        relation, summary = initial_summary(theirs, ours, workbench.styles)
        if relation:
            both = beside(theirs, ours)
            found.append(Match(tuple(ours), tuple(theirs), group.certainty, relation, summary, both))
    return tuple(found)


def version_of(workbench: Workbench, shown: Sequence[Match]) -> str:
    """A digest of what a page shows of ``shown``: the words of both texts, and what would be recorded."""
    rows = [
        [[each.key for each in match.ours], [each.key for each in match.theirs], match.relation, match.summary]
        for match in shown
    ]
    return digest([workbench.version, rows])


def accept_all(by: Any, workbench: Workbench, at_least: float, seen: str) -> list[Correspondence]:
    """Record :func:`matches` as one act. ``seen`` is the :func:`version_of` those that the person has looked at."""
    require_right(by, "add", Correspondence)
    found = matches(workbench, at_least)
    if version_of(workbench, found) != seen:
        raise ValidationError(OVERTAKEN)
    at, correspondences = timezone.now(), []
    with transaction.atomic():
        for match in found:
            correspondence = Correspondence(
                slug=next_slug(Correspondence.objects.all(), "c"), relation=match.relation, summary=match.summary
            )
            _save(correspondence, match.theirs, match.ours, by, reason_for(workbench), at)
            correspondences.append(correspondence)
    return correspondences


def remove(by: Any, workbench: Workbench, correspondence: Correspondence) -> None:
    """Delete a draft correspondence."""
    with transaction.atomic():
        correspondence = Correspondence.objects.select_for_update().get(pk=correspondence.pk)
        if not may_delete(by, correspondence):
            raise PermissionDenied(f"{correspondence} is {_state(correspondence)}: it cannot be removed here.")
        _delete(correspondence, by, reason_for(workbench))


def record_omission(by: Any, workbench: Workbench, clause: Clause, how: str) -> Omission | None:
    """Record that this text omits a clause of the other one, and how; an empty ``how`` deletes that record."""
    with transaction.atomic():
        proposal = Proposal.objects.select_for_update().get(pk=workbench.proposal.pk)
        require_right(by, "add", Omission)
        if not may_align_omissions(by, proposal):
            raise PermissionDenied(f"“{proposal}” is {_state(proposal)}: record the omission on its own page.")
        if how and not workbench.reworks_other:
            raise ValidationError(
                f"“{proposal}” neither revises nor draws on “{workbench.other}”. Record that it does on its page, or "
                "leave the clause without a counterpart: readers then see “not addressed”."
            )
        omission = Omission.objects.filter(proposal=proposal, clause=clause).first()
        if not how:
            if omission is not None:
                _delete(omission, by, reason_for(workbench))
            return None
        omission = omission or Omission(proposal=proposal, clause=clause)
        omission.how = how
        omission.full_clean()
        sign(omission, by, reason_for(workbench))
        omission.save()
    return omission


def submit_all(by: Any, workbench: Workbench) -> int:
    """Submit every draft between the two texts for review. Returns the number of drafts."""
    drafts = workbench.drafts
    with transaction.atomic():
        for correspondence in drafts:
            correspondence.submit(by=by)
    return len(drafts)


# Undoing


def last_act(by: Any, workbench: Workbench) -> list[Any]:
    """The history rows of this person's last act on this workbench that is not yet undone; empty if there is none.

    An act may have written several rows, all with one timestamp.
    """
    acts: dict[datetime.datetime, list[Any]] = {}
    for model in (Correspondence, Omission):
        for version in model.history.filter(history_user=by, history_change_reason__in=_reasons(workbench)):
            acts.setdefault(version.history_date, []).append(version)
    to_skip = 0
    for at in sorted(acts, reverse=True):
        if acts[at][0].history_change_reason.endswith(UNDONE):
            to_skip += 1
        elif to_skip:
            to_skip -= 1
        else:
            return acts[at]
    return []


def _reasons(workbench: Workbench) -> list[str]:
    reason = reason_for(workbench)
    return [reason, reason + UNDONE]


def undo(by: Any, workbench: Workbench) -> int:
    """Undo this person's last act on the workbench. Returns the number of records undone.

    Raises ValidationError if one of them has changed since; then nothing is undone.
    """
    at, reason = timezone.now(), reason_for(workbench) + UNDONE
    with transaction.atomic():
        versions = last_act(by, workbench)
        if not versions:
            raise ValidationError("You have nothing to undo here.")
        for version in versions:
            _undo(version, by, workbench, reason, at)
    return len(versions)


def _undo(version: Any, by: Any, workbench: Workbench, reason: str, at: datetime.datetime) -> None:
    model = version.instance_type
    record = model.objects.select_for_update(of=("self",)).filter(pk=version.instance.pk).first()
    # This person's own later acts here are undone by now; anything else has changed what would be lost.
    later = model.history.filter(**{model._meta.pk.name: version.instance.pk}, history_id__gt=version.history_id)
    own = later.filter(history_user=by, history_change_reason__in=_reasons(workbench))
    if later.count() != own.count():
        raise ValidationError(f"{version.instance} has changed since: open its page.")
    if record is not None and not may_change(by, record):
        raise PermissionDenied(f"“{record}” can no longer be changed.")
    if version.history_type == "+":
        _delete(record, by, reason, at)
    else:
        # The version before also holds the links of a deleted record, just as it does for a changed one.
        put_back(version.prev_record, by=by, reason=reason, at=at)


# Writing


def _state(record: Correspondence | Proposal) -> str:
    return str(record.get_state_display()).lower()


def _check(
    workbench: Workbench, ours: Sequence[Clause], theirs: Sequence[Clause], correspondence: Correspondence
) -> None:
    """Both sides have clauses, and none of them is in another correspondence between the two texts."""
    for clauses, proposal in ((ours, workbench.proposal), (theirs, workbench.other)):
        if not clauses:
            raise ValidationError(f"Choose at least one clause of {proposal}.")
    _refuse_taken(workbench, [*ours, *theirs], correspondence)


def _refuse_taken(workbench: Workbench, clauses: Sequence[Clause], correspondence: Correspondence) -> None:
    for other in workbench.correspondences:
        if other.pk == correspondence.pk:
            continue
        taken = {pk for side in sides(other, workbench.proposal) for pk in side}
        for clause in clauses:
            if clause.pk in taken:
                raise ValidationError(
                    f"{clause} is already in {other}: remove that correspondence first, or open it and add the "
                    "clause there."
                )


def _save(
    correspondence: Correspondence,
    earlier: Sequence[Clause],
    later: Sequence[Clause],
    by: Any,
    reason: str,
    at: datetime.datetime | None = None,
) -> None:
    """Save the record and both its sides with one history row."""
    correspondence.full_clean(validate_unique=False)
    with without_history(correspondence):
        is_new = correspondence.pk is None
        correspondence.save()
        correspondence.from_clauses.set(earlier)
        correspondence.to_clauses.set(later)
    keep_basis(correspondence)
    correspondence._history_user = by
    record_history([correspondence], update=not is_new, reason=reason, at=at)


def _delete(record: Any, by: Any, reason: str, at: datetime.datetime | None = None) -> None:
    sign(record, by, reason)
    if at is not None:
        record._history_date = at
    record.delete()
