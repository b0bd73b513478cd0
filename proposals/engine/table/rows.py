"""Turns links between every two texts into groups of passages that answer each other across all texts.

Links are taken from the surest to the least sure, pairs before parts. A link that would put two points of one text into
a group is refused unless it says that they are parts of one point elsewhere and each of them answers everything else in
the group. So a third text never glues two rows together: its clause stands in one of them, and the other refers to it.
Neither the base nor the order of the texts matters, so a reader who changes them sees the same rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from proposals.engine.pairing import certainty
from proposals.engine.pairing.align import Link, find_links, pairs_of
from proposals.engine.pairing.evidence import may_answer
from proposals.engine.table.barriers import Barriers
from proposals.engine.vocabulary import Correspondence, MatchedBy, OmissionKind, Place, RunnerUp, Text


@dataclass(slots=True, eq=False)
class Group:
    """A row to be. ``certainty`` and ``by`` are those of its weakest link.

    ``also`` pairs passages of the group with passages of other groups that answer them too, ``answered`` is the
    certainty of the surest of these pairs.
    """

    places: list[Place]
    certainty: float = 1.0
    by: MatchedBy = "unmatched"
    correspondences: tuple[Correspondence, ...] = ()
    runner_up: RunnerUp | None = None
    also: tuple[tuple[Place, Place], ...] = ()
    answered: float = 0.0

    def of(self, text: str) -> list[Place]:
        """The places of the group in one text."""
        return [place for place in self.places if place[0] == text]


class _Groups:
    """Every passage in exactly one group.

    ``versions`` maps rival versions of a point to the point, ``silent`` maps a passage to the texts in which, according
    to people, nothing answers it, ``bound`` a passage to the texts in which people have found all its answers.
    ``linked`` holds both directions of every link, a version standing for its point, ``left_out`` the texts that are on
    record as leaving out a passage.
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
        one.correspondences += two.correspondences
        for place in two.places:
            self.of[place] = one

    def learn(self, links: Sequence[Link]) -> None:
        """Remember which passages answer each other between their two texts alone."""
        for link in links:
            left, right = self.point(link.left), self.point(link.right)
            self.linked |= {(left, right), (right, left)}

    def point(self, place: Place) -> Place:
        """The point of a rival version; any other passage itself."""
        return self.versions.get(place, place)

    def may_join(self, link: Link) -> bool:
        """Whether the group would have at most one point of every text.

        A part may join others of its text, and those of a third text, if every two passages that this brings together
        answer each other between their two texts alone.
        """
        one, two = self.of[link.left], self.of[link.right]
        if one is two or self.are_apart(one, two) or self.are_apart(two, one):
            return False
        texts = {place[0] for place in (*one.places, *two.places)}
        if link.by == "person":
            return len(texts) == 2 or self.all_linked(one, two)
        if link.whole is None:
            return len(texts) == len({place[0] for place in one.places}) + len({place[0] for place in two.places})
        points = {self.point(p) for p in (*one.places, *two.places) if p[0] == link.whole[0]}
        return len(points) == 1 and self.all_linked(one, two)

    def all_linked(self, one: Group, two: Group) -> bool:
        """Whether every passage of one group answers every passage of the other, those of its own text aside."""
        return all(
            here[0] == there[0] or (self.point(here), self.point(there)) in self.linked
            for here in one.places
            for there in two.places
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


def group_passages(
    texts: Sequence[Text], correspondences: Sequence[Correspondence] = (), *, issues: bool = True
) -> list[Group]:
    """Put every passage into one group. Correspondences, issues, omissions and numbers count only if ``issues``.

    A correspondence that names an unknown passage holds for the rest; if a whole side is unknown, it is ignored.
    Between its two texts the passages of a correspondence are paired with nothing else. Where people say that nothing
    in a text answers a passage, no link joins the two, not even through a third text; only another correspondence can.
    """
    groups = _Groups(texts, omissions=issues)
    settled, parts = _join_corresponding(correspondences if issues else (), groups)
    links: list[Link] = [link for link, _ in parts]
    rivals: list[Link] = []
    for left, right in pairs_of(texts):
        bound = frozenset(settled.get((left.key, right.key), ()))
        findings = find_links(left, right, issues=issues, settled=bound)
        links += findings.links
        rivals += findings.rivals
    groups.learn(links)
    rated = [(certainty.of_link(link), link) for link in links]
    for value, link in sorted(rated, key=_by_strength):
        if groups.may_join(link):
            groups.join(link.left, link.right, link.by, value)
    for link, correspondence in parts:
        for place in (link.left, link.right):
            group = groups.of[place]
            if correspondence not in group.correspondences:
                group.correspondences += (correspondence,)
    _refer(groups, rated)
    _name_runners_up(groups, links, rivals)
    _rate_unmatched(groups, Barriers.of(texts))
    _name_unanswered(correspondences if issues else (), groups, {text.key for text in texts})
    return list(dict.fromkeys(groups.of.values()))


def _join_corresponding(
    correspondences: Sequence[Correspondence], groups: _Groups
) -> tuple[dict[tuple[str, str], set[Place]], list[tuple[Link, Correspondence]]]:
    """Join what people have joined.

    Returns the passages this settles, by the keys of the two texts in order; and links for the parts of a passage that
    answers several, which join it unless other texts keep them in rows of their own.
    """
    settled: dict[tuple[str, str], set[Place]] = {}
    parts: list[tuple[Link, Correspondence]] = []
    for correspondence in correspondences:
        left, right = (
            [place for place in side if place in groups.of] for side in (correspondence.left, correspondence.right)
        )
        if not left or not (right or correspondence.silent):
            continue
        one, two = sorted((left[0][0], correspondence.silent or right[0][0]))
        settled.setdefault((one, two), set()).update(left, right)
        if correspondence.silent:
            for place in left:
                groups.silent.setdefault(place, set()).add(correspondence.silent)
            continue
        _join_sides(left, right, groups)
        groups.of[left[0]].correspondences += (correspondence,)
        parts += [(Link(place, right[0], "person", 1.0, right[0]), correspondence) for place in left[1:]]
        parts += [(Link(left[0], place, "person", 1.0, left[0]), correspondence) for place in right[1:]]
    return settled, parts


def _join_sides(left: Sequence[Place], right: Sequence[Place], groups: _Groups) -> None:
    """Join the first passages of both sides, and all of them where both sides have several."""
    for here in left:
        groups.bound.setdefault(here, set()).add(right[0][0])
        for there in right:
            groups.bound.setdefault(there, set()).add(left[0][0])
            groups.learn([Link(here, there, "person", 1.0)])
    several = (*left[1:], *right[1:]) if min(len(left), len(right)) > 1 else ()
    for place in (right[0], *several):
        groups.join(left[0], place, "person", 1.0)


def _name_unanswered(correspondences: Sequence[Correspondence], groups: _Groups, texts: set[str]) -> None:
    """Mark a row of one text as a person's if people have found no answer to it in every other text."""
    for correspondence in correspondences:
        for place in correspondence.left if correspondence.silent else ():
            group = groups.of.get(place)
            if group is None or any(key != place[0] for key, _ in group.places):
                continue
            if groups.silent_on(group) >= texts - {place[0]}:
                group.by, group.certainty = "person", 1.0
                group.correspondences += (correspondence,)


def _refer(groups: _Groups, rated: Sequence[tuple[float, Link]]) -> None:
    """Let each group refer to the passages that answer one of its own between two texts but stand in another group.

    A whole is named where its part stands, and any answer where its text has nothing else.
    """
    found: dict[Group, set[tuple[Place, Place]]] = {}
    for value, link in rated:
        left, right = groups.of[link.left], groups.of[link.right]
        if left is right or groups.is_silent_on(left, right) or groups.is_silent_on(right, left):
            continue
        for group, here, there in ((left, link.left, link.right), (right, link.right, link.left)):
            if there == link.whole or not group.of(there[0]):
                found.setdefault(group, set()).add((here, there))
                group.answered = max(group.answered, value)
    for group, pairs in found.items():
        group.also = tuple(sorted(pairs))


def _by_strength(rated: tuple[float, Link]) -> tuple[bool, float, float, Place, Place]:
    value, link = rated
    return link.whole is not None, -value, -link.score, link.left, link.right


def _name_runners_up(groups: _Groups, links: Sequence[Link], rivals: Sequence[Link]) -> None:
    """Give each group the best pair that was not taken, if it came close; it decides how surely a group is alone."""
    paired: dict[Place, float] = {}
    for link in links:
        for place in (link.left, link.right):
            paired[place] = max(paired.get(place, 0.0), link.score)
    for rival in sorted(rivals, key=lambda rival: (-rival.score, rival.left, rival.right)):
        if groups.of[rival.left] is groups.of[rival.right]:
            continue
        both = rival.left in paired and rival.right in paired
        value = certainty.of_rival(rival, both_paired=both)
        for here, there in ((rival.left, rival.right), (rival.right, rival.left)):
            group = groups.of[here]
            close = here not in paired or rival.score >= certainty.CLOSE * paired[here]
            if close and (group.runner_up is None or group.runner_up.certainty < value):
                group.runner_up = RunnerUp(there, value)


def _rate_unmatched(groups: _Groups, barriers: Barriers) -> None:
    """How sure it is that a group stands alone: less so if it came close to another, not at all without words."""
    for group in dict.fromkeys(groups.of.values()):
        if group.by == "unmatched":
            nearest = group.runner_up.certainty if group.runner_up else 0.0
            group.certainty = certainty.of_standing_alone(max(nearest, group.answered))
            if any(place in barriers.unseen or barriers.texts_apart(place[0]) for place in group.places):
                group.certainty = certainty.NOT_COMPARED
