"""Which texts of a table cannot be compared by their words, row by row: languages, scripts, wordings not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from proposals.engine.language.barriers import Speech, barrier, scripts_of, speech_of
from proposals.engine.vocabulary import Barrier, Passage, Place, Silence, Text


@dataclass(frozen=True, slots=True)
class Barriers:
    """``speech`` is that of each text as a whole; ``possible`` is false where all speak alike, as nearly always.

    ``unseen`` are the passages whose wording nobody has seen, those that nobody has read at all among them.
    """

    speech: Mapping[str, Speech]
    possible: bool
    unseen: frozenset[Place] = frozenset()

    @classmethod
    def of(cls, texts: Sequence[Text]) -> Barriers:
        speech = {text.key: speech_of(text) for text in texts}
        scripts = frozenset().union(*(each.scripts for each in speech.values()))
        languages = {each.languages for each in speech.values() if each.languages}
        unseen = frozenset((text.key, p.key) for text in texts for p in text.passages if _is_unseen(p) or is_unread(p))
        return cls(speech, len(scripts) > 1 or len(languages) > 1, unseen)

    def texts_apart(self, text: str) -> set[str]:
        """The other texts that this one cannot be compared with."""
        ours = self.speech[text]
        return {key for key, theirs in self.speech.items() if self.possible and barrier(ours, theirs)}

    def between(self, one: str, ours: Sequence[Passage], two: str, theirs: Sequence[Passage]) -> Barrier | None:
        """Why what two texts have in a row cannot be compared; of a text with nothing there, the whole counts."""
        if self.unseen and any(_is_unseen(p) for p in (*ours, *theirs)):
            return "unseen"
        return barrier(self._of(one, ours), self._of(two, theirs)) if self.possible else None

    def _of(self, key: str, written: Sequence[Passage]) -> Speech:
        whole = self.speech[key]
        return Speech(whole.languages, scripts_of(p.text for p in written)) if written else whole

    def silence(
        self, silence: Silence, text: str, base: str, written: Mapping[str, Sequence[Passage]]
    ) -> tuple[Silence, Barrier | None]:
        """A text's silence in a row where others have ``written`` or unread passages; why it is *not searched*, if so.

        That nothing answers is found by comparing words: with those of the base or, if it has none, of any other text.
        Of a point that nobody has read, there are no words to look for.
        """
        if silence != "not_addressed" or not (self.possible or self.unseen):
            return silence, None
        speakers = [base] if written[base] else [key for key, passages in written.items() if passages]
        found = [
            "unseen" if all(map(is_unread, written[key])) else self.between(key, written[key], text, ())
            for key in speakers
        ]
        reasons = [each for each in found if each]
        return ("not_searched", reasons[0]) if reasons and len(reasons) == len(found) else (silence, None)


def _is_unseen(passage: Passage) -> bool:
    return passage.unseen and bool(passage.text)


def is_unread(passage: Passage) -> bool:
    """Whether nobody has read the point: what it says is not known."""
    return passage.status == "unrecorded"
