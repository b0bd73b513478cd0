"""What is odd about a statement, for its review: it may be right all the same, so nothing of it blocks publishing."""

from collections.abc import Iterator

from proposals.models import Position, Proposal, RecordedDay, State
from proposals.models.stance import ACCEPTS
from proposals.moment import last_day


def doubts(position: Position) -> Iterator[str]:
    """A statement before its text, a drafter in favour of its own text, a clause without the issue's thesis."""
    clause = position.clause
    text: Proposal | None = clause.proposal if clause else position.proposal
    if text is None:
        return
    if last_day(position.stated_on, position.date_precision) < text.issued_on:
        dated = RecordedDay(text.issued_on, text.date_precision).iso
        yield f"Stated before {text} is dated ({dated}): was it about this text?"
    if position.stance in ACCEPTS and text.drafted_by.filter(pk=position.party_id).exists():
        yield f"{position.party} drafted {text}: that it accepts its own text says little."
    issue = clause.issue if clause else None
    if issue is not None:
        on_thesis = Position.objects.filter(party=position.party_id, issue=issue).exclude(state=State.WITHDRAWN)
        if not on_thesis.exists():
            yield f"Nothing is recorded of {position.party} on the thesis of {issue}, which this clause is about."
