"""Whether two units of a measure are one: another spelling, another word for the same people, a plural."""

from __future__ import annotations

from typing import Final

from proposals.engine.figures.units import measure_of, qualified
from proposals.engine.language.lexicon import stem
from proposals.engine.language.quantities import CURRENCY, read_unit

PEOPLE: Final = {
    word: unit
    for unit, words in {
        "people": "people persons individuals осіб особи особа особу людей люди человек человека чел. чел чол. чол",
        "personnel": "personnel troops soldiers servicemen servicemembers військових військовослужбовців солдатів "
        "військовослужбовці солдати военных военнослужащих солдат военнослужащих",
    }.items()
    for word in words.split()
}
"""Words for people that are counted, and for those of the armed forces."""


def people_of(unit: str) -> str:
    """The people that a unit counts, "" if it counts none or has a scale of its own.

    >>> people_of("military personnel"), people_of("Troops"), people_of("tanks")
    ('personnel', 'personnel', '')
    """
    return PEOPLE.get(unit.casefold().removeprefix("military "), "")


def is_same_unit(kind: str, one: str, other: str) -> bool:
    """Whether a value in ``one`` of these units is as large in the ``other``, under measures of this kind.

    What nothing shows to be the same is another unit.

    >>> is_same_unit("number", "personnel", "troops"), is_same_unit("number", "personnel", "tanks")
    (True, False)
    >>> is_same_unit("duration", "day", "days"), is_same_unit("duration", "hours", "days")
    (True, False)
    """
    first, second = read_unit(one), read_unit(other)
    if first.power != second.power:
        return False
    return first.name == second.name or (kind == "number" and _counted(first.name) == _counted(second.name))


def _counted(name: str) -> tuple[str, ...]:
    """What a unit without its scale counts, in words of one form each."""
    if people := people_of(name):
        return (people,)
    words: list[str] = []
    before = ""
    for written in name.split():
        word, measure = written.casefold(), measure_of(written)
        made = qualified(before, measure) if measure else ""
        if made:
            words.pop()
        words.append(made or measure or CURRENCY.get(word, "") or stem(word))
        before = word
    return tuple(words)
