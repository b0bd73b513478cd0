"""What a person does to the cuts of a text: join, cut, nest, number, say what a cut is.

Every function takes the cuts and gives new ones; what was written stays, character by character. Cuts without a key
get a suggestion from :func:`~proposals.engine.splitting.naming.named` afterwards, so a key that should follow the new
order is left empty here.
"""

from __future__ import annotations

from collections.abc import Sequence

from proposals.engine.splitting.lines import BLANK, lines
from proposals.engine.splitting.marks import Reading, marks
from proposals.engine.splitting.naming import parents, settled
from proposals.engine.splitting.outline import DEEPEST
from proposals.engine.splitting.pieces import status_of
from proposals.engine.splitting.vocabulary import Cut, Kind


def join(cuts: Sequence[Cut], index: int) -> list[Cut]:
    """Put the cut at ``index`` behind the one before it, which stays what it is."""
    if not 0 < index < len(cuts):
        raise IndexError(f"cut {index} has none before it")
    first, second = cuts[index - 1], cuts[index]
    whole = first.but(written=first.written + second.written)
    return settled([*cuts[: index - 1], _judged(whole), *cuts[index + 1 :]])


def divide(cuts: Sequence[Cut], index: int, at: int) -> list[Cut]:
    """Cut once more, before the character ``at`` of what the cut at ``index`` has as written.

    The second part stands as deep as the first; a printed number at its beginning becomes its number.
    """
    whole = cuts[index]
    if not 0 < at < len(whole.written):
        raise IndexError(f"there is nothing to cut off at character {at} of cut {index}")
    first = whole.but(written=whole.written[:at], mark=min(whole.mark, at), title=_shortened(whole, at))
    second = Cut(whole.written[at:], whole.kind, whole.depth)
    if second.kind == "clause":
        second = _with_its_number(second, whole, cuts[: index + 1])
    return settled([*cuts[:index], _judged(first), _judged(second), *cuts[index + 1 :]])


def shift(cuts: Sequence[Cut], index: int, steps: int) -> list[Cut]:
    """Move a clause ``steps`` deeper (or, below 0, higher), and what stands under it along with it."""
    moved = list(cuts)
    depth = cuts[index].depth
    for place in range(index, len(cuts)):
        cut = cuts[place]
        if place > index and cut.kind == "clause" and cut.depth <= depth:
            break
        if cut.kind == "clause":
            moved[place] = cut.but(depth=min(max(cut.depth + steps, 0), DEEPEST))
    return settled(moved)


def say(cuts: Sequence[Cut], index: int, kind: Kind) -> list[Cut]:
    """Say what the cut at ``index`` is. A heading or a comment has no number, key or depth."""
    cut = cuts[index]
    if kind == "clause":
        changed = _judged(cut.but(kind=kind))
    else:
        changed = cut.but(kind=kind, number="", key="", depth=0, mark=0, title=0, status="active")
    return settled([*cuts[:index], changed, *cuts[index + 1 :]])


def places(cut: Cut) -> list[int]:
    """Where a cut could be cut once more: before each of its sentences, list items and lines after the first."""
    written = cut.written
    found = []
    for row in lines(written):
        if row.blank:
            continue
        if row.first > cut.mark + cut.title and written[: row.first].strip(BLANK):
            found.append(row.first)
        for at in range(row.first + 1, row.last - 1):
            if written[at] in ".;:!?…。；" and written[at + 1] in BLANK:
                after = at + 1
                while after < row.last and written[after] in BLANK:
                    after += 1
                if after < row.last and after > cut.mark + cut.title:
                    found.append(after)
    return sorted(set(found))


def _judged(cut: Cut) -> Cut:
    return cut.but(status=status_of(cut)) if cut.kind == "clause" else cut


def _shortened(cut: Cut, at: int) -> int:
    """The title of what is left before ``at``; none if no words would be left under it."""
    end = cut.mark + cut.title
    return cut.title if at > end and cut.written[end:at].strip(BLANK) else 0


def _with_its_number(cut: Cut, whole: Cut, before: Sequence[Cut]) -> Cut:
    rows = [row for row in lines(cut.written) if not row.blank]
    mark = next(iter(marks(cut.written, rows[0])), None) if rows else None
    if mark is None or mark.inline or mark.at > rows[0].first or not mark.firm:
        return cut
    reading = mark.readings[0]
    end = mark.end
    while end < len(cut.written) and cut.written[end] in BLANK:
        end += 1
    return cut.but(number=_number(reading, whole, before), mark=end)


def _number(reading: Reading, whole: Cut, before: Sequence[Cut]) -> str:
    """The whole number: "b" cut off from 10.a is 10.b."""
    parent = parents(before)[-1] if whole.kind == "clause" else None
    above = before[parent].number if parent is not None else ""
    return f"{above}.{reading.printed}" if above and reading.relative else reading.printed
