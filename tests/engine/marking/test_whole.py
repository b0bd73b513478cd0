"""A clause of which hardly anything is left is shown whole. Lines as in ``test_marks.py``."""

from __future__ import annotations

import pytest

from proposals.engine.marking.marks import mark
from proposals.engine.marking.tokens import is_word, tokens_of
from tests.engine.labelled.load import real_cases
from tests.engine.reading import base_of, in_line, other_of

ANEW = [
    "[-Talks begin, then pause.-]{+Fighting stops, all rest.+}",
    "[-Sanctions are eased in stages, each discussed and agreed case by case.-]"
    "{+Sanctions on Russia may be eased step by step after a lasting peace is reached.+}",
    "[-Ferries and cargo boats of both states move freely between the two river ports.-]"
    "{+Boats of either country may sail without hindrance from one river port to the other.+}",
    "[-Both parties begin talks under Swiss chairmanship by 2027 with support from many willing states.-]"
    "{+A council of guarantors opens offices by 2027 and pays each wounded soldier a modest pension.+}",
    "[-Росія виводить війська з Донецької області.-]{+Україна залишає позиції з міста Покровськ.+}",
    "[-Стороны начинают переговоры при участии посредников.-]{+Войска отходят, пленные едут домой, стороны молчат.+}",
    "[-Les parties ouvrent des négociations à Genève.-]{+Aucune troupe étrangère ne reste sur place.+}",
]

MARKED = [
    # A quarter of the words of the base.
    "Ukraine [-becomes a member of-]{+joins+} the EU{+ on a set date and gets access to its market+}.",
    "one two [-three four five six seven eight-]{+nine ten men go home at last+}",
    # Half of what is there now.
    "Ukraine is sovereign.[- Its borders are those of 1991 and no foreign troops cross them.-]",
    "It holds[-, with every annex and map that the envoys drew up in Geneva last spring-]{+ for long+}.",
    # Another spelling.
    "The [-ceasefire in Kiev is recognised-]{+cease-fire in Kyiv is recognized+}.",
    "[-Kiev-]{+Kyiv+}.",
    "[-Neighbours co-operate-]{+Neighbors cooperate+}.",
    # Nothing on one side.
    "{+Ukraine is sovereign.+}",
    "[-Ukraine is sovereign.-]",
]


@pytest.mark.parametrize("line", ANEW)
def test_a_clause_written_anew_is_one_run_removed_and_one_added(line: str) -> None:
    (spans,) = mark([base_of(line)], [other_of(line)])

    assert spans == (("removed", base_of(line)), ("added", other_of(line)))


@pytest.mark.parametrize("line", MARKED)
def test_a_clause_of_which_enough_is_left_is_marked(line: str) -> None:
    assert in_line(mark([base_of(line)], [other_of(line)])[0]) == line


@pytest.mark.parametrize("line", ANEW)
def test_each_of_as_many_clauses_is_looked_at_by_itself(line: str) -> None:
    above, base, other = "Talks go on in Geneva until both sides agree.", base_of(line), other_of(line)

    assert mark([above, base], [above, other]) == ((("same", above),), (("removed", base), ("added", other)))


def test_clauses_split_or_merged_are_looked_at_together() -> None:
    assert [in_line(spans) for spans in mark(["Talks begin, then pause."], ["Fighting stops.", "All rest."])] == [
        "[-Talks begin, then pause.-]{+Fighting stops.+}",
        "{+All rest.+}",
    ]


def test_no_clause_of_the_real_texts_is_in_shreds() -> None:
    for case in real_cases():
        left, right = ({p.key: p.text for p in text.passages} for text in (case.left, case.right))
        for one, two in case.pairs:
            (spans,) = mark([left[one]], [right[two]])
            same, removed, added = (
                sum(is_word(key) for kind, text in spans if kind == wanted for key in tokens_of(text).keys)
                for wanted in ("same", "removed", "added")
            )
            assert not same or same * 4 >= same + removed or same * 2 >= same + added, (one, two)
