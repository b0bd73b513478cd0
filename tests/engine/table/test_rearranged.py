"""Names that have changed places, and lists in another order."""

from __future__ import annotations

import pytest

from proposals.engine.table.bearing import bearing
from proposals.engine.table.rearranged import names_exchanged, reordered

EXCHANGED = [
    ("Ukraine pays Russia.", "Russia pays Ukraine."),
    ("Kyiv shall notify Moscow of every exercise.", "Moscow shall notify Kyiv of every exercise."),
    ("The Russian Federation pays Ukraine.", "Ukraine pays the Russian Federation."),
    ("Hamas releases hostages and Israel withdraws.", "Israel releases hostages and Hamas withdraws."),
    ("Ukraine recognises Russia's borders.", "Russia recognises Ukraine's borders."),
    ("Attacks by Ukraine on Russia end.", "Attacks by Russia on Ukraine end."),
    ("Україна платить Росії.", "Росія платить Україні."),
    ("Россия передаёт пленных Украине.", "Украина передает пленных России."),
    # Other words may differ too, figures among them.
    ("Ukraine pays Russia 100 million.", "Russia pays Ukraine 200 million in cash."),
    ("Ukraine and Poland pay Russia.", "Russia and Poland pay Ukraine."),
]

REORDERED = [
    ("A, B, C and D", "C, D, A and B"),
    ("Ships, aircraft, armour and artillery are counted.", "Aircraft, artillery, ships and armour are counted."),
    ("The guarantors are Poland, France and Turkey.", "The guarantors are Turkey, Poland and France."),
    ("Russia and Ukraine take part.", "Ukraine and Russia take part."),
    ("US ships, US guns and tanks go.", "US guns, tanks and US ships go."),
    ("It covers gas; oil; hard coal.", "It covers hard coal; gas; oil."),
    ("No troops, ships or aircraft enter.", "No aircraft, troops or ships enter."),
    ("Росія, Україна та Польща домовляються.", "Польща, Росія та Україна домовляються."),
    ("Funds for Kyiv, Lviv and Odessa", "Funds for Odesa, Kyiv and Lviv"),
]

NEITHER = [
    ("Ukraine pays Russia.", "Russia pays Poland."),
    ("Ukraine withdraws. Russia pays.", "Russia withdraws. Ukraine pays."),  # names, or only the first words?
    ("Gas replaces oil.", "Oil replaces gas."),
    ("Ukraine pays Russia.", "Russia, for its part, gives nothing at all to Ukraine."),
    ("Russia and Ukraine settle it.", "Ukraine or Russia settle it."),
    ("A and B or C", "C and B or A"),
    ("A or B, C", "A, B or C"),
    ("without ships, aircraft", "aircraft, without ships"),
    ("Gas flows. Oil stops.", "Oil stops. Gas flows."),
    ("A, B and C", "A, B and D"),
    ("A, B and C", "A, B, B and C"),
    ("Poland pays Kyiv and Minsk", "Minsk pays and Kyiv Poland"),
    ("", "A"),
    # The order is what is said.
    ("Ukraine and Russia receive 20% and 80%.", "Russia and Ukraine receive 20% and 80%."),
    (
        "Ukraine and Russia pay Poland and Germany respectively.",
        "Russia and Ukraine pay Poland and Germany respectively.",
    ),
    (
        "The steps, in this order: ceasefire, withdrawal and elections.",
        "The steps, in this order: elections, ceasefire and withdrawal.",
    ),
    ("Україна та Росія ділять це у співвідношенні сил.", "Росія та Україна ділять це у співвідношенні сил."),
    ("Сначала выборы, затем вывод и мир.", "Сначала вывод, затем мир и выборы."),
]


@pytest.mark.parametrize(("base", "other"), EXCHANGED)
def test_two_names_have_changed_places(base: str, other: str) -> None:
    one, two = bearing([base]), bearing([other])

    assert (names_exchanged(one, two), names_exchanged(two, one)) == (True, True)
    assert (reordered(one, two), reordered(two, one)) == (False, False)


@pytest.mark.parametrize(("base", "other"), REORDERED)
def test_a_list_has_the_same_members_in_another_order(base: str, other: str) -> None:
    one, two = bearing([base]), bearing([other])

    assert (reordered(one, two), reordered(two, one)) == (True, True)
    assert (names_exchanged(one, two), names_exchanged(two, one)) == (False, False)


@pytest.mark.parametrize(("base", "other"), NEITHER)
def test_neither(base: str, other: str) -> None:
    for one, two in ((base, other), (other, base), (base, base)):
        assert not names_exchanged(bearing([one]), bearing([two]))
        assert not reordered(bearing([one]), bearing([two]))
