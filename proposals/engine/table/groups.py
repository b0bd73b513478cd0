"""Passages that answer each other across all texts, joined step by step: what may share a row and what may not.

A row holds only what its texts have in common between every two of them alone. Evidence from a third text joins
nothing, so what is said of two texts does not depend on what else is compared. The one exception is people: what a
correspondence joins stays together and takes with it what answers either side, though it were through a third text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from proposals.engine.pairing.align import Link
from proposals.engine.pairing.evidence import may_answer
from proposals.engine.vocabulary import MatchedBy, OmissionKind, Place, RunnerUp, Text


@dataclass(slots=True, eq=False)
class Group:
    """A row to be. ``certainty`` and ``by`` are those of its weakest link.

    ``also`` pairs passages of the group with passages of other groups that answer them too, ``answered`` is the
    certainty of the surest of these pairs. ``wider`` maps two texts to what they have in this row between the two
    alone, where that is more than they have here. ``parted`` pairs passages of the group with those that share a row
    with them between the two texts alone, but stand in another here.
    """

    places: list[Place]
    certainty: float = 1.0
    by: MatchedBy = "unmatched"
    runner_up: RunnerUp | None = None
    also: tuple[tuple[Place, Place], ...] = ()
    answered: float = 0.0
    wider: dict[frozenset[str], tuple[Place, ...]] = field(default_factory=dict)
    parted: list[tuple[Place, Place]] = field(default_factory=list)

    @property
    def texts(self) -> set[str]:
        """The texts that the group has places in."""
        return {text for text, _ in self.places}

    def of(self, text: str) -> list[Place]:
        """The places of the group in one text."""
        return [place for place in self.places if place[0] == text]


class Groups:
    """Every passage in exactly one group.

    ``versions`` maps rival versions of a point to the point, ``silent`` maps a passage to the texts in which, according
    to people, nothing answers it, ``bound`` a passage to the texts in which people have found all its answers.
    ``linked`` holds, in both directions, which passages of two texts answer each other between the two alone, a version
    standing for its point, ``judged`` those of which people say so; ``left_out`` holds the texts that are on record as
    leaving out a passage.
    """

    def __init__(self, texts: Sequence[Text], *, omissions: bool = True) -> None:
        self.passages = {(text.key, p.key): p for text in texts for p in text.passages}
        self.of = {place: Group([place]) for place in self.passages}
        self.left_out: dict[Place, dict[str, OmissionKind]] = {}
        for text in texts if omissions else ():
            for gone in text.omissions:
                self.left_out.setdefault((gone.of, gone.key), {})[text.key] = gone.how
        self.silent: dict[Place, set[str]] = {}
        self.bound: dict[Place, set[str]] = {}
        self.linked: set[tuple[Place, Place]] = set()
        self.judged: set[tuple[Place, Place]] = set()
        self.versions = _versions(texts)
        for version, point in self.versions.items():
            self.join(point, version, "unmatched", 1.0)

    def join(self, first: Place, second: Place, by: MatchedBy, value: float) -> None:
        one, two = self.of[first], self.of[second]
        if one is two:
            return
        if len(one.places) < len(two.places):
            one, two = two, one
        held = [(g.certainty, g.by) for g in (one, two) if g.by != "unmatched"]
        one.certainty, one.by = min([*held, (value, by)], key=lambda link: (link[0], link[1] == "identical"))
        one.places += two.places
        for place in two.places:
            self.of[place] = one

    def learn(self, pairs: Iterable[tuple[Place, Place]], *, judged: bool = False) -> None:
        """Remember which passages answer each other between their two texts alone, by people if ``judged``."""
        for here, there in pairs:
            left, right = self.point(here), self.point(there)
            self.linked |= {(left, right), (right, left)}
            if judged:
                self.judged |= {(left, right), (right, left)}

    def point(self, place: Place) -> Place:
        """The point of a rival version; any other passage itself."""
        return self.versions.get(place, place)

    def may_join(self, link: Link) -> bool:
        """Whether everything in the group would answer everything else in it between their two texts alone.

        It would have at most one point of every text, and several only as parts of one point of another. What people
        have joined between two texts needs nothing else.
        """
        one, two = self.of[link.left], self.of[link.right]
        if one is two or self.are_apart(one, two) or self.are_apart(two, one):
            return False
        if link.by == "person":
            return len(one.texts | two.texts) == 2 or self.all_linked(one, two)
        if link.whole is None:
            return one.texts.isdisjoint(two.texts) and self.all_linked(one, two)
        points = {self.point(place) for group in (one, two) for place in group.of(link.whole[0])}
        return len(points) == 1 and self.all_linked(one, two)

    def all_linked(self, one: Group, two: Group) -> bool:
        """Whether every passage of one group answers every passage of the other, those of its own text aside.

        It does if people have paired one of them with a passage that the other answers: a judgement on one text may be
        the only thing that is known of the next, which has the same words.
        """
        points = {self.point(place) for place in (*one.places, *two.places)}
        return all(
            here[0] == there[0] or self._is_linked(self.point(here), self.point(there), points)
            for here in one.places
            for there in two.places
        )

    def _is_linked(self, here: Place, there: Place, points: Collection[Place]) -> bool:
        if (here, there) in self.linked:
            return True
        return bool(self.judged) and any(
            (one, point) in self.judged and (point, two) in self.linked
            for one, two in ((here, there), (there, here))
            for point in points
        )

    def silent_on(self, group: Group) -> set[str]:
        """The texts in which, according to people, nothing answers a passage of the group."""
        return {text for place in group.places for text in self.silent.get(place, ())}

    def are_apart(self, one: Group, two: Group) -> bool:
        """Whether people or omissions say that the second group has a passage that does not answer one of the first."""
        return (
            self.is_silent_on(one, two)
            or self.is_left_out(one, two)
            or any(
                there[0] in self.bound.get(here, ()) and (self.point(here), self.point(there)) not in self.linked
                for here in (one.places if self.bound else ())
                for there in two.places
            )
        )

    def is_left_out(self, one: Group, two: Group) -> bool:
        """Whether a passage of the first group was left out by the text of one in the second that cannot answer it.

        What answers it between the two texts alone may; a third text joins nothing else.
        """
        return any(
            there[0] in hows
            and (self.point(here), self.point(there)) not in self.linked
            and not self.may_answer(hows[there[0]], here, there)
            for here in (one.places if self.left_out else ())
            if (hows := self.left_out.get(here))
            for there in two.places
        )

    def may_answer(self, how: OmissionKind, here: Place, there: Place) -> bool:
        """Whether an omission lets these two share a row; a point without text says no more than that it is gone."""
        left_out, answer = self.passages[here], self.passages[there]
        on_issue = not set(left_out.issues).isdisjoint(answer.issues)
        return not answer.text or may_answer(how, answer, on_issue=on_issue)

    def is_silent_on(self, one: Group, two: Group) -> bool:
        """Whether the second group has a passage of a text that is silent on the first."""
        return bool(self.silent) and not self.silent_on(one).isdisjoint(place[0] for place in two.places)


def _versions(texts: Sequence[Text]) -> dict[Place, Place]:
    """Rival versions of a point on its main issue, mapped to the point: they share its row.

    A version on another issue (a bracketed point on territory, and one party's version of it on an economic zone) is
    paired by itself.
    """
    versions: dict[Place, Place] = {}
    for text in texts:
        point_of = {p.key: p for p in text.passages}
        for passage in text.passages:
            point = point_of.get(passage.parent or "")
            if passage.status == "variant" and point is not None and point.issues[:1] == passage.issues[:1]:
                versions[text.key, passage.key] = (text.key, point.key)
    return versions
