"""What people decided about the clauses of a row, read from the base where the base is one of the two texts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from proposals.comparison.states import AGREEING, OPPOSITE
from proposals.engine import vocabulary
from proposals.models import Proposal


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's correspondence in a row, from the text ``first`` to the text ``second``."""

    correspondence: vocabulary.Correspondence
    first: Proposal
    second: Proposal

    @property
    def summary(self) -> str:
        """What changed from the first text to the second, in the words of a person."""
        return self.correspondence.summary

    def is_between(self, one: Proposal, other: Proposal) -> bool:
        return {self.first.pk, self.second.pk} == {one.pk, other.pk}

    def relation_from(self, base: Proposal) -> str:
        """The relation as it reads from ``base``, which is one of its texts."""
        relation = self.correspondence.relation
        return relation if self.first.pk == base.pk else OPPOSITE.get(relation, relation)


class Judgements:
    """The correspondences between some texts, found by the row they are about."""

    def __init__(self, correspondences: Sequence[vocabulary.Correspondence], by_slug: dict[str, Proposal]):
        self.by_slug = by_slug
        self.on_place: dict[vocabulary.Place, list[vocabulary.Correspondence]] = defaultdict(list)
        for correspondence in correspondences:
            for place in correspondence.left:
                self.on_place[place].append(correspondence)

    def on(self, row: vocabulary.Row) -> tuple[Judgement, ...]:
        """Those with clauses of both sides in the row, or of one side while the silent text has none there."""
        places = {(cell.text, passage.key) for cell in row.cells for passage in cell.passages}
        texts = {cell.text for cell in row.cells}
        answering = {text for text, _ in places}
        found = dict.fromkeys(each for place in sorted(places) for each in self.on_place.get(place, ()))
        return tuple(
            Judgement(each, self.by_slug[each.left[0][0]], self.by_slug[each.silent or each.right[0][0]])
            for each in found
            if each.texts <= texts
            and (each.silent not in answering if each.silent else not places.isdisjoint(each.right))
        )


def leading(judgements: Iterable[Judgement], base: Proposal, other: Proposal) -> str:
    """The relation of ``other`` to ``base`` that people chose, "" if nobody did; of several, the first difference."""
    relations = [each.relation_from(base) for each in judgements if each.is_between(base, other)]
    return next((each for each in relations if each not in AGREEING), relations[0] if relations else "")
