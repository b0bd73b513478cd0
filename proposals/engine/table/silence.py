"""Why a text has nothing in a row, as far as its record can tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from proposals.engine.vocabulary import OmissionKind, Place, Silence, Text


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one text's silences.

    ``bracketed`` maps an issue to the first clause that leaves it open in brackets; ``unplaced`` says that the text has
    points nobody has read and no row could place.
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
        """The silence in a row about ``issue``, and the key of the passage that explains it, if one does.

        ``others`` are the places of the row and of the points above them: who leaves out a point leaves out its
        sub-points. What is recorded about this very clause comes first: an omission. Then the bracketed clause that
        leaves the row's main issue open. Then what is known of the whole text: it is not public in full, or it has
        points that may hold the answer unread. Only then does silence mean that the matter is not addressed.
        """
        hows = {self.left_out[place] for place in others if place in self.left_out} if self.left_out else ()
        if hows:
            return ("struck" if "struck" in hows else "omitted"), None
        if issue in self.bracketed:
            return "bracketed", self.bracketed[issue]
        if not self.public:
            return "not_public", None
        return ("unrecorded" if self.unplaced else "not_addressed"), None
