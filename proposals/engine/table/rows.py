"""Turns links between every two texts into rows: groups of passages that answer each other across all texts.

First every two texts are paired as they are alone. Then the links are taken from the surest to the least sure, pairs
before parts, and a link joins two groups only if everything in the one answers everything in the other between their
two texts alone (:mod:`proposals.engine.table.groups`). So a third text neither glues two rows together nor brings two
clauses into one row; what stands in another row is referred to. Neither the base nor the order of the texts matters,
so a reader who changes them sees the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from proposals.engine.pairing import certainty
from proposals.engine.pairing.align import Link, find_links, pairs_of
from proposals.engine.table.barriers import Barriers
from proposals.engine.table.groups import Group, Groups
from proposals.engine.vocabulary import Correspondence, Place, RunnerUp, Text


def group_passages(
    texts: Sequence[Text], correspondences: Sequence[Correspondence] = (), *, issues: bool = True
) -> list[Group]:
    """Put every passage into one group. Correspondences, issues, omissions and numbers count only if ``issues``.

    A correspondence that names an unknown passage holds for the rest; if a whole side is unknown, it is ignored.
    Between its two texts the passages of a correspondence are paired with nothing else. Where people say that nothing
    in a text answers a passage, no link joins the two, not even through a third text; only another correspondence can.
    """
    judged = correspondences if issues else ()
    alone = [_pair_up((left, right), judged, issues=issues) for left, right in pairs_of(texts)]
    if len(alone) == 1:
        groups, rated = alone[0].groups, alone[0].rated
    else:
        groups = Groups(texts, omissions=issues)
        _join_corresponding(judged, groups)
        for two in alone:
            groups.learn(two.pairs())
        rated = [each for two in alone for each in two.rated]
        _join_linked(groups, rated)
        for two in alone:
            _name_parted(groups, two)
    _refer(groups, rated)
    _name_runners_up(groups, [link for _, link in rated], [rival for two in alone for rival in two.rivals])
    _rate_unmatched(groups, Barriers.of(texts))
    _name_unanswered(judged, groups, {text.key for text in texts})
    return list(dict.fromkeys(groups.of.values()))


@dataclass(frozen=True, slots=True)
class _Alone:
    """Two texts by themselves: their groups, their links with the certainty of each, and the pairs not taken."""

    texts: frozenset[str]
    groups: Groups
    rated: list[tuple[float, Link]]
    rivals: Sequence[Link]

    def pairs(self) -> Iterator[tuple[Place, Place]]:
        """The passages of the two texts that share a row."""
        for group in dict.fromkeys(self.groups.of.values()):
            here, *others = {place[0] for place in group.places}
            for there in others:
                yield from product(group.of(here), group.of(there))


def _pair_up(texts: tuple[Text, Text], correspondences: Sequence[Correspondence], *, issues: bool) -> _Alone:
    """Pair two texts, whatever else is compared."""
    left, right = texts
    keys = frozenset({left.key, right.key})
    groups = Groups(texts, omissions=issues)
    settled, parts = _join_corresponding([each for each in correspondences if each.texts <= keys], groups)
    findings = find_links(left, right, issues=issues, settled=frozenset(settled))
    links = [*parts, *findings.links]
    groups.learn((link.left, link.right) for link in links)
    rated = [(certainty.of_link(link), link) for link in links]
    _join_linked(groups, rated)
    return _Alone(keys, groups, rated, findings.rivals)


def _join_linked(groups: Groups, rated: Sequence[tuple[float, Link]]) -> None:
    for value, link in sorted(rated, key=_by_strength):
        if groups.may_join(link):
            groups.join(link.left, link.right, link.by, value)


def _name_parted(groups: Groups, two: _Alone) -> None:
    """Give each group what two texts have there by themselves, where that is more."""
    for here, there in two.pairs():
        if groups.of[here] is not groups.of[there]:
            groups.of[here].parted.append((here, there))
            groups.of[there].parted.append((there, here))
    for whole in dict.fromkeys(two.groups.of.values()):
        for group in dict.fromkeys(groups.of[place] for place in whole.places):
            held = {place for place in group.places if place[0] in two.texts}
            if held < set(whole.places) and {place[0] for place in held} == two.texts:
                group.wider[two.texts] = tuple(whole.places)


def _join_corresponding(correspondences: Sequence[Correspondence], groups: Groups) -> tuple[set[Place], list[Link]]:
    """Join what people have joined.

    Returns the passages this settles between their two texts; and links for the parts of a passage that answers
    several, which join it unless other texts keep them in rows of their own.
    """
    settled: set[Place] = set()
    parts: list[Link] = []
    for correspondence in correspondences:
        left, right = (
            [place for place in side if place in groups.of] for side in (correspondence.left, correspondence.right)
        )
        if not left or not (right or correspondence.silent):
            continue
        settled.update(left, right)
        if correspondence.silent:
            for place in left:
                groups.silent.setdefault(place, set()).add(correspondence.silent)
            continue
        _join_sides(left, right, groups)
        parts += [Link(place, right[0], "person", 1.0, right[0]) for place in left[1:]]
        parts += [Link(left[0], place, "person", 1.0, left[0]) for place in right[1:]]
    return settled, parts


def _join_sides(left: Sequence[Place], right: Sequence[Place], groups: Groups) -> None:
    """Join the first passages of both sides, and all of them where both sides have several."""
    for here in left:
        groups.bound.setdefault(here, set()).add(right[0][0])
        for there in right:
            groups.bound.setdefault(there, set()).add(left[0][0])
            groups.learn([(here, there)], judged=True)
    several = (*left[1:], *right[1:]) if min(len(left), len(right)) > 1 else ()
    for place in (right[0], *several):
        groups.join(left[0], place, "person", 1.0)


def _name_unanswered(correspondences: Sequence[Correspondence], groups: Groups, texts: set[str]) -> None:
    """Mark a row of one text as a person's if people have found no answer to it in every other text."""
    for correspondence in correspondences:
        for place in correspondence.left if correspondence.silent else ():
            group = groups.of.get(place)
            if group is None or any(key != place[0] for key, _ in group.places):
                continue
            if groups.silent_on(group) >= texts - {place[0]}:
                group.by, group.certainty = "person", 1.0


def _refer(groups: Groups, rated: Sequence[tuple[float, Link]]) -> None:
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


def _name_runners_up(groups: Groups, links: Sequence[Link], rivals: Sequence[Link]) -> None:
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


def _rate_unmatched(groups: Groups, barriers: Barriers) -> None:
    """How sure it is that a group stands alone: less so if it came close to another, not at all without words."""
    for group in dict.fromkeys(groups.of.values()):
        if group.by == "unmatched":
            nearest = group.runner_up.certainty if group.runner_up else 0.0
            group.certainty = certainty.of_standing_alone(max(nearest, group.answered))
            if any(place in barriers.unseen or barriers.texts_apart(place[0]) for place in group.places):
                group.certainty = certainty.NOT_SEARCHED
