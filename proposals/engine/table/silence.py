"""Why a text has nothing in a row, as far as the records tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from proposals.engine.vocabulary import OmissionKind, Place, Silence, Text


def with_points_above(places: Iterable[Place], parents: Mapping[Place, Place | None]) -> Iterator[Place]:
    """Each place, then the points it is under. ``parents`` maps a place to the point it is directly under, if any."""
    for place in places:
        seen = set()
        step: Place | None = place
        while step is not None and step in parents and step not in seen:
            seen.add(step)
            yield step
            step = parents[step]


@dataclass(frozen=True, slots=True)
class Record:
    """What is known about the silences of one text.

    ``on_issue`` maps an issue to all clauses on it, ``main`` holds the main issues of those that were not taken out,
    ``bracketed`` maps an issue to the first that leaves it open in brackets; ``unread`` says that the text has points
    that nobody has read; of a text without any, nothing has been read. A row may have placed them by their numbers, but
    what they say is not known.
    """

    left_out: dict[Place, OmissionKind]
    on_issue: dict[str, tuple[str, ...]]
    bracketed: dict[str, str]
    public: bool
    unread: bool
    main: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: Text) -> Record:
        on_issue: dict[str, list[str]] = {}
        bracketed: dict[str, str] = {}
        for passage in text.passages:
            for issue in dict.fromkeys(passage.issues):
                on_issue.setdefault(issue, []).append(passage.key)
                if passage.status == "bracketed":
                    bracketed.setdefault(issue, passage.key)
        return cls(
            left_out={(omission.of, omission.key): omission.how for omission in text.omissions},
            on_issue={issue: tuple(keys) for issue, keys in on_issue.items()},
            bracketed=bracketed,
            public=text.availability == "full",
            unread=not text.passages or any(passage.status == "unrecorded" for passage in text.passages),
            main=frozenset(p.issues[0] for p in text.passages if p.issues and p.status not in ("deleted", "removed")),
        )

    def on(self, issues: Sequence[str]) -> tuple[str, ...]:
        """The clauses on the first of the issues of a row; if there are none, those on any of the others."""
        there = [self.on_issue.get(issue, ()) for issue in issues]
        return there[0] if there and there[0] else tuple(dict.fromkeys(key for keys in there for key in keys))

    def silence(self, others: Iterable[Place], issues: Sequence[str], *, answered: bool = False) -> Silence:
        """The silence in a row. ``issues`` are those that its clauses are about or touch, the row's main issue first.

        ``answered``: a clause of this text answers the row but stands in another.

        ``others`` are the places of the row and of the points above them, since leaving out a point leaves out its
        sub-points. What is recorded about this very clause, that it was struck or left out, comes first; then a clause
        that answers the row from another; then that the clause was replaced; then a bracketed clause that leaves the
        main issue open; then what is known of the whole text: it is not public in full, or has unread points that may
        hold the answer; then that it has clauses on one of the issues, though none that answers the row. Only a text
        without any does not address the matter.
        """
        hows = {self.left_out[place] for place in others if place in self.left_out} if self.left_out else ()
        if answered and set(hows) <= {"replaced"}:
            return "other_row"
        if hows:
            return "struck" if "struck" in hows else "omitted"
        if issues and issues[0] in self.bracketed:
            return "bracketed"
        if not self.public:
            return "not_public"
        if self.unread:
            return "unrecorded"
        return "elsewhere" if self.on(issues) else "not_addressed"
