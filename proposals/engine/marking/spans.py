"""Changes written out as spans that give both texts back exactly.

Two tokens can be equal for comparing and yet be written differently, and a span that claims to be the same must be so
to the letter. Where only the white space after a word differs, the word is same and the space is removed and added;
where the word itself does (typographic quotes, a soft hyphen, 600,000 and 600 000), its old form is removed and its
new one added. Such a pair shows in the marks and counts as no difference in a relation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from proposals.engine.marking.tokens import Tokens
from proposals.engine.vocabulary import Span

Change = tuple[int, int, int, int]
"""From i1 to i2 of the base gives way to from j1 to j2 of the other text; one of the two may be empty. Counted in
tokens while changes are sought and in characters while they are written."""

Spans = tuple[Span, ...]


def write(found: Sequence[Change], old: Tokens, new: Tokens, texts: Sequence[str]) -> tuple[Spans, ...]:
    """The spans of each of ``texts``, which ``new`` joins; ``found`` are the changes from ``old``, in tokens."""
    if len(texts) == 1 and len(old.starts) == 1 and (spans := _spans(found, old, new)):
        return (spans,)
    return _deal(_in_letters(found, old, new), old, new, texts)


def _spans(found: Sequence[Change], old: Tokens, new: Tokens) -> Spans:
    """The spans of one passage against one; none where equal tokens differ in more than the space after a block.

    Nearly all changes are of this kind, and are written a third faster than by way of letters, with the same outcome.
    """
    was, now, old_at, new_at = old.text, new.text, old.at, new.at
    spans: list[Span] = []
    add = spans.append
    a = c = 0
    for i1, i2, j1, j2 in found:
        b, d = old_at[i1], new_at[j1]
        block = now[c:d]
        if was[a:b] != block:
            block = block.rstrip()
            kept = len(block)
            if not kept or was[a:b].rstrip() != block:
                return ()
            b, d = a + kept, c + kept
        if block:
            add(("same", block))
        a, c = old_at[i2], new_at[j2]
        # b to a gives way to d to c
        if c - d == 1 < a - b and was[a - 1] == now[d] == " ":
            a, c = a - 1, d
        elif a - b == 1 < c - d and now[c - 1] == was[b] == " ":
            a, c = b, c - 1
        if b < a:
            add(("removed", was[b:a]))
        if d < c:
            add(("added", now[d:c]))
    if was[a:] != now[c:]:
        return ()
    if c < len(now):
        add(("same", now[c:]))
    return tuple(spans)


def _in_letters(found: Sequence[Change], old: Tokens, new: Tokens) -> list[Change]:
    """Changes in characters, those of equal tokens written differently among them; none touches the next."""
    lettered: list[Change] = []
    was, now, old_at, new_at = old.text, new.text, old.at, new.at
    i = j = a = c = 0
    for i1, i2, j1, j2 in found:
        b, d = old_at[i1], new_at[j1]
        block = now[c:d]
        if was[a:b] != block:
            # As a rule only the space before an insertion differs, and the block need not be read token by token.
            kept = len(block.rstrip())
            if kept and was[a:b].rstrip() == block[:kept]:
                b, d = a + kept, c + kept
            else:
                b, d = _retyped(lettered, old, new, (i, i1, j, j1))
        i, j, a, c = i2, j2, old_at[i2], new_at[j2]
        if c - d == 1 < a - b and was[a - 1] == now[d] == " ":
            lettered.append((b, a - 1, d, d))  # the space that a removed insertion has left behind
        elif a - b == 1 < c - d and now[c - 1] == was[b] == " ":
            lettered.append((b, b, d, c - 1))
        else:
            lettered.append((b, a, d, c))
    if was[a:] != now[c:]:
        b, d = _retyped(lettered, old, new, (i, len(old.keys), j, len(new.keys)))
        if b < len(was) or d < len(now):
            lettered.append((b, len(was), d, len(now)))
    return lettered


def _retyped(lettered: list[Change], old: Tokens, new: Tokens, block: Change) -> tuple[int, int]:
    """Adds the differences in writing within a block of equal tokens to the changes before it.

    Gives where the next change begins: at the end of the block, or earlier if its last tokens differ.
    """
    was, now, old_at, new_at = old.text, new.text, old.at, new.at
    i1, i2, j1, j2 = block
    b, d = old_at[i1], new_at[j1]
    if i1 < i2 - 1 and was[b : old_at[i2 - 1]] == now[d : new_at[j2 - 1]]:
        i1, j1 = i2 - 1, j2 - 1  # as a rule only the space before an insertion differs
        b, d = old_at[i1], new_at[j1]
    elif lettered and lettered[-1][1] == b and lettered[-1][3] == d:
        b, _, d, _ = lettered.pop()
    # From b and d on the texts differ; a token that begins alike closes that difference.
    for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
        before, after = was[old_at[i] : old_at[i + 1]], now[new_at[j] : new_at[j + 1]]
        word = after if before == after else after.rstrip()
        if before == after or (word and before.rstrip() == word):
            if b < old_at[i] or d < new_at[j]:
                lettered.append((b, old_at[i], d, new_at[j]))
            b, d = old_at[i] + len(word), new_at[j] + len(word)
    return b, d


def _deal(lettered: list[Change], old: Tokens, new: Tokens, texts: Sequence[str]) -> tuple[Spans, ...]:
    """The spans dealt out to the passages they belong to, cut where passages meet."""
    borders = [0, *accumulate(map(len, texts))]
    old_borders = [*(old.at[start] for start in old.starts), len(old.text)]
    pages: list[list[Span]] = [[] for _ in texts]
    done = 0
    for i1, i2, j1, j2 in (*lettered, (len(old.text), len(old.text), len(new.text), len(new.text))):
        for page, start, end in _pieces(borders, done, j1):
            pages[page].append(("same", new.text[start:end]))
        gone: list[tuple[int, Span]] = [
            (start, ("removed", old.text[start:end])) for _, start, end in _pieces(old_borders, i1, i2)
        ]
        come: list[tuple[int, Span]] = [
            (page, ("added", new.text[start:end])) for page, start, end in _pieces(borders, j1, j2)
        ]
        for number, (page, span) in enumerate(come, 1):
            # Passage by passage where a change runs across several; the last one takes what is left.
            until = number if number < len(come) else None
            pages[page] += [lost for _, lost in gone[number - 1 : until]]
            pages[page].append(span)
        if not come and gone:
            earlier, later = _neighbours(borders, j1)
            for start, lost in gone:
                # A passage of the base that is gone stands before what follows it, the end of one after what is left.
                pages[later if start in old_borders else earlier].append(lost)
        done = j2
    return tuple([tuple(page) for page in pages])


def _pieces(borders: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """A stretch cut at borders: the number of the passage, and from where to where."""
    if start < end:
        page = bisect_right(borders, start) - 1
        while start < end:
            stop = min(end, borders[page + 1])
            if start < stop:
                yield page, start, stop
            start = stop
            page += 1


def _neighbours(borders: Sequence[int], place: int) -> tuple[int, int]:
    """The passages that end and that begin at a place; twice the same inside a passage and at either end."""
    earlier = bisect_left(borders, place) - 1
    later = bisect_right(borders, place) - 1
    if earlier < 0:
        earlier = min(later, len(borders) - 2)
    return earlier, later if later < len(borders) - 1 else earlier
