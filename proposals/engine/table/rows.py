"""From links between every two texts to groups: the passages that answer each other, across all texts.

Links are taken from the surest to the least sure, pairs before parts. A link that would put two points of one text into
a group is refused, unless it says that they are parts of one point elsewhere. Neither the base nor the order of the
texts plays a part, so that a reader who changes them reads the same rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from proposals.engine.pairing import certainty
from proposals.engine.pairing.align import Link, find_links, pairs_of
from proposals.engine.vocabulary import Correspondence, MatchedBy, Place, RunnerUp, Text


@dataclass(slots=True, eq=False)
class Group:
    """A row in the making. ``certainty`` and ``by`` are those of its weakest link."""

    places: list[Place]
    certainty: float = 1.0
    by: MatchedBy = "unmatched"
    correspondences: tuple[Correspondence, ...] = ()
    runner_up: RunnerUp | None = None

    def of(self, text: str) -> list[Place]:
        """The places that the group has in one text."""
        return [place for place in self.places if place[0] == text]


class _Groups:
    """Every passage in exactly one group.

    ``versions`` maps rival versions of a point to their point, ``silent`` a passage to the texts in which, persons say,
    nothing answers it.
    """

    def __init__(self, texts: Sequence[Text]) -> None:
        self.of = {(text.key, p.key): Group([(text.key, p.key)]) for text in texts for p in text.passages}
        self.silent: dict[Place, set[str]] = {}
        self.versions = _versions(texts)
        for version, point in self.versions.items():
            self.join(point, version, "unmatched", 1.0)

    def join(self, first: Place, second: Place, by: MatchedBy, sure: float) -> None:
        one, two = self.of[first], self.of[second]
        if one is two:
            return
        if len(one.places) < len(two.places):
            one, two = two, one
        held = [(g.certainty, g.by) for g in (one, two) if g.by != "unmatched"]
        one.certainty, one.by = min([*held, (sure, by)], key=lambda pair: pair[0])
        one.places += two.places
        one.correspondences += two.correspondences
        for place in two.places:
            self.of[place] = one

    def may_join(self, link: Link) -> bool:
        """Whether a link leaves every text at most one point in the group.

        A part may stand beside others of its text and, if the words say so, of a third text; a sub-point that only
        follows its point does not draw a third text's sub-points with it.
        """
        one, two = self.of[link.left], self.of[link.right]
        if one is two or self.are_apart(one, two) or self.are_apart(two, one):
            return False
        texts = {place[0] for place in one.places} & {place[0] for place in two.places}
        if link.whole is None:
            return not texts
        part = link.left if link.whole == link.right else link.right
        if link.led_in and texts - {part[0]}:
            return False
        points = {self.versions.get(p, p) for p in (*one.places, *two.places) if p[0] == link.whole[0]}
        return len(points) == 1

    def silent_on(self, group: Group) -> set[str]:
        """The texts in which, persons say, nothing answers a passage of the group."""
        return {text for place in group.places for text in self.silent.get(place, ())}

    def are_apart(self, one: Group, two: Group) -> bool:
        """Whether the second group holds a passage of a text that is silent on the first."""
        return bool(self.silent) and not self.silent_on(one).isdisjoint(place[0] for place in two.places)


def _versions(texts: Sequence[Text]) -> dict[Place, Place]:
    """Rival versions of a point on the same main issue, each with its point: they share its row.

    A version on another issue (a bracketed point on territory, and one party's version of it on an economic zone) is
    paired by itself.
    """
    found: dict[Place, Place] = {}
    for text in texts:
        point_of = {p.key: p for p in text.passages}
        for passage in text.passages:
            point = point_of.get(passage.parent or "")
            if passage.status == "variant" and point is not None and point.issues[:1] == passage.issues[:1]:
                found[text.key, passage.key] = (text.key, point.key)
    return found


def group(texts: Sequence[Text], correspondences: Sequence[Correspondence] = (), *, issues: bool = True) -> list[Group]:
    """Put every passage into one group. Correspondences, issues, omissions and numbers count only if ``issues``.

    A correspondence that names an unknown passage holds for the rest; if a whole side is unknown, it is ignored.
    Between its two texts the passages of a correspondence are paired with nothing else. Where people say that nothing
    in a text answers a passage, no link joins the two, not even through a third text; only another correspondence can.
    """
    groups = _Groups(texts)
    settled = _apply(correspondences if issues else (), groups)
    links: list[Link] = []
    rivals: list[Link] = []
    for left, right in pairs_of(texts):
        bound = frozenset(settled.get((left.key, right.key), ()))
        found = find_links(left, right, issues=issues, settled=bound)
        links += found.links
        rivals += found.rivals
    sure = [(certainty.of_link(link), link) for link in links]
    for value, link in sorted(sure, key=_by_strength):
        if groups.may_join(link):
            groups.join(link.left, link.right, link.by, value)
    _name_runners_up(groups, links, rivals)
    _name_unanswered(correspondences if issues else (), groups, {text.key for text in texts})
    return list(dict.fromkeys(groups.of.values()))


def _apply(correspondences: Sequence[Correspondence], groups: _Groups) -> dict[tuple[str, str], set[Place]]:
    """Join what persons have joined; the passages settled so, by the two texts in the order of their keys."""
    settled: dict[tuple[str, str], set[Place]] = {}
    for correspondence in correspondences:
        left, right = (
            [place for place in side if place in groups.of] for side in (correspondence.left, correspondence.right)
        )
        if not left or not (right or correspondence.silent):
            continue
        if correspondence.silent:
            for place in left:
                groups.silent.setdefault(place, set()).add(correspondence.silent)
        else:
            for place in (*left[1:], *right):
                groups.join(left[0], place, "person", 1.0)
            groups.of[left[0]].correspondences += (correspondence,)
        one, two = sorted((left[0][0], correspondence.silent or right[0][0]))
        settled.setdefault((one, two), set()).update(left, right)
    return settled


def _name_unanswered(correspondences: Sequence[Correspondence], groups: _Groups, texts: set[str]) -> None:
    """A row of one text is a person's where persons found no answer to it in every other text."""
    for correspondence in correspondences:
        for place in correspondence.left if correspondence.silent else ():
            found = groups.of.get(place)
            if found is None or any(key != place[0] for key, _ in found.places):
                continue
            if groups.silent_on(found) >= texts - {place[0]}:
                found.by, found.certainty = "person", 1.0
                found.correspondences += (correspondence,)


def _by_strength(item: tuple[float, Link]) -> tuple[bool, float, float, Place, Place]:
    sure, link = item
    return link.whole is not None, -sure, -link.score, link.left, link.right


def _name_runners_up(groups: _Groups, links: Sequence[Link], rivals: Sequence[Link]) -> None:
    """Give each group the best pair that was not taken, where it came close; it tells how surely a group is alone."""
    paired: dict[Place, float] = {}
    for link in links:
        for place in (link.left, link.right):
            paired[place] = max(paired.get(place, 0.0), link.score)
    for rival in sorted(rivals, key=lambda rival: (-rival.score, rival.left, rival.right)):
        if groups.of[rival.left] is groups.of[rival.right]:
            continue
        both = rival.left in paired and rival.right in paired
        sure = certainty.of_rival(rival, both_paired=both)
        for here, there in ((rival.left, rival.right), (rival.right, rival.left)):
            mine = groups.of[here]
            close = here not in paired or rival.score >= certainty.CLOSE * paired[here]
            if close and (mine.runner_up is None or mine.runner_up.certainty < sure):
                mine.runner_up = RunnerUp(there, sure)
    for found in dict.fromkeys(groups.of.values()):
        if found.by == "unmatched":
            nearest = found.runner_up.certainty if found.runner_up else 0.0
            found.certainty = certainty.of_standing_alone(nearest)
