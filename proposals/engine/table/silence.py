"""Why a text has nothing in a row, as far as the records tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from proposals.engine.vocabulary import OmissionKind, Place, Silence, Text


@dataclass(frozen=True, slots=True)
class Record:
    """What is known about the silences of one text.

    ``bracketed`` maps an issue to the first clause that leaves it open in brackets; ``unplaced`` says that the text has
    points that nobody has read and that no row could place.
    """

    left_out: dict[Place, OmissionKind]
    bracketed: dict[str, str]
    public: bool
    unplaced: bool

    @classmethod
    def of(cls, text: Text, *, unplaced: bool) -> Record:
        open_issues = [(issue, p.key) for p in text.passages if p.status == "bracketed" for issue in p.issues]
        return cls(
            left_out={(omission.of, omission.key): omission.how for omission in text.omissions},
            bracketed=dict(reversed(open_issues)),
            public=text.availability == "full",
            unplaced=unplaced,
        )

    def silence(self, others: Iterable[Place], issue: str) -> tuple[Silence, str | None]:
        """The silence in a row about ``issue``, and the key of the passage that explains it, if any.

        ``others`` are the places of the row and of the points above them, since leaving out a point leaves out its
        sub-points. What is recorded about this very clause, an omission, comes first; then a bracketed clause that
        leaves the row's main issue open; then what is known of the whole text: it is not public in full, or has unread
        points that may hold the answer. Only then does silence mean that the matter is not addressed.
        """
        hows = {self.left_out[place] for place in others if place in self.left_out} if self.left_out else ()
        if hows:
            return ("struck" if "struck" in hows else "omitted"), None
        if issue in self.bracketed:
            return "bracketed", self.bracketed[issue]
        if not self.public:
            return "not_public", None
        return ("unrecorded" if self.unplaced else "not_addressed"), None
