"""What a careful reader should see between two small texts, exactly.

Each line holds both texts: the base is what is not ``{+added+}``, the other text what is not ``[-removed-]``.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from proposals.engine.marking.marks import mark
from tests.engine.reading import base_of, in_line, other_of, read_base, read_other

LINES = {
    # Figures
    "a figure in a clause": (
        "Ukraine may keep armed forces of at most [-600,000-]{+800,000+} personnel{+ in peacetime+}."
    ),
    "a figure in a long sentence": (
        "When the agreement is signed, Ukraine holds elections within [-100-]{+120+} days, under rules which the "
        "parties settle beforehand and which the OSCE observes, unless fighting resumes."
    ),
    "two figures in one sentence": (
        "The fund holds [-USD 100 billion-]{+USD 200 billion+} and pays out [-50%-]{+40%+} of its profit."
    ),
    "money with a sign against money with a code": "Europe adds [-$100 billion-]{+USD 100 billion+}.",
    "money in another currency": "Europe adds [-USD 100 billion-]{+EUR 90bn+}.",
    "a scale": "The fund is to raise [-100 million dollars-]{+100 billion dollars+}.",
    "a date": "Ukraine joins on [-1 January 2027-]{+1 January 2030+}.",
    "the day of a date": "The ceasefire begins on [-14 December 2025-]{+15 December 2025+}.",
    "a date in the American order": "Signed on [-December 14, 2025-]{+December 24, 2025+}, in Geneva.",
    "shares of a ratio": "Its electricity is shared [-50:50-]{+33:33:33+}.",
    "per cent in words and as a sign": "The United States gets [-50 per cent-]{+50%+} of the profit.",
    "a share": "Ukraine receives [-50 per cent-]{+30 per cent+} of its electricity.",
    "an article": "A guarantee mirrors Article [-5-]{+4+} of the treaty.",
    "a lettered point": "As point [-10.a-]{+10.b+} says, it is paid.",
    "a duration": "The guarantee runs for [-15-]{+20+} years.",
    "a figure is added": "Elections are held [-soon-]{+within 100 days+}.",
    "groups of digits set otherwise": "At most [-600,000-]{+600 000+} personnel.",
    "a range of years": "Funds are paid in [-2025-2027-]{+2025–2030+}.",
    "a decimal": "The levy is [-2.5-]{+2.75+} per mille.",
    "an ordinal": "The [-5th-]{+6th+} corps leaves.",
    "a compound with a figure": "The [-28-point-]{+20-point+} plan is signed.",
    # Words of force
    "shall and may": "Russia [-shall-]{+may+} withdraw its forces.",
    "shall not and may not": "NATO [-shall-]{+may+} not admit Ukraine.",
    "not is inserted": "Ukraine joins NATO and does {+not +}join the EU.",
    "not is moved": "Russia does [-not -]agree {+not +}to withdraw.",
    "not moves to another sentence": "Russia does [-not -]pay. Ukraine does {+not +}pay.",
    "must for should": "States [-must-]{+should+} report and [-should-]{+must+} inspect.",
    "and for or": "Russia [-and-]{+or+} Ukraine settle it.",
    "only is inserted": "[-The-]{+Only the+} council decides on territory.",
    "no for any": "[-Any-]{+No+} state may send troops.",
    "a condition is added": (
        "Ukraine loses the guarantee if it invades Russia{+ or fires on Russian territory unprovoked+}."
    ),
    "an exception in the middle": "All sanctions{+, except those on food,+} return at once.",
    "an aside is taken out": "Civilian detainees and hostages[-, as well as political prisoners,-] all return home.",
    # Lists
    "a list item is added at the end": "Russia[- and-]{+,+} Ukraine {+and Europe +}take part.",
    "a list item is added in the middle": "Russia, Ukraine{+, NATO+} and Europe take part.",
    "list items change places": "[-Russia-]{+Europe+}, Ukraine and [-Europe-]{+Russia+} take part.",
    "the first item moves last": (
        "[-Ships, aircraft-]{+Aircraft+}, armour[- and-]{+,+} artillery {+and ships +}are counted."
    ),
    "a list item is replaced": "Russia, Ukraine and [-NATO-]{+Europe+} agree.",
    "a lettered list": "a) gas; b) [-oil-]{+coal+}; c) [-coal-]{+oil+}.",
    "the same joint twice": "Russia {+and Europe +}and Ukraine agree.",
    "a sentence is added at the end": "Ukraine is sovereign.{+ It is not neutral.+}",
    # Where a change stands that could stand in several places
    "an item after a comma": "Ships, {+tanks, +}aircraft, armour go.",
    "an item after a comma is taken out": "Ships, [-tanks, -]aircraft, armour go.",
    "a clause after a semicolon": "It rests; {+gas flows; +}aid flows; it rests.",
    "a joining word leads": "Talks in Geneva {+in Kyiv +}in May go on.",
    "a joining word leads what is taken out": "Talks in Geneva [-in Kyiv -]in May go on.",
    "a sentence like its neighbour": "It is so. {+The parties meet. +}The parties agree.",
    "a sentence like its neighbour is taken out": "It is so. [-The parties meet. -]The parties agree.",
    "a word is doubled": "It is {+very +}very good.",
    # Islands
    "one word between three for three": (
        "By 2027 [-ships tanks guns Ukraine drones mines bombs-]{+roads rails ports Ukraine farms mills shops+} end."
    ),
    "one word between three for two": (
        "By 2027 [-ships tanks guns-]{+roads rails+} Ukraine [-drones mines bombs-]{+farms mills shops+} end."
    ),
    "one word between three for three and two for three": (
        "By 2027 [-ships tanks guns-]{+roads rails ports+} Ukraine [-drones mines-]{+farms mills shops+} end."
    ),
    "one word between three for three, then another change": (
        "By 2027 [-ships tanks guns Ukraine drones mines bombs-]{+roads rails ports Ukraine farms mills shops+} end "
        "{+soon+}."
    ),
    "two words between six for six, then another change": (
        "By 2027 [-ships tanks guns mines bombs nets Ukraine wins drones jets boats forts camps bases-]"
        "{+roads rails ports farms mills shops Ukraine wins banks parks lakes towns huts barns+} end "
        "{+soon+}. So it is agreed."
    ),
    "one word on either side of a word exchanged between three for three": (
        "By 2027 [-ships tanks guns-]{+roads rails ports+} Ukraine [-drones-]{+farms+} Russia [-mines bombs nets-]"
        "{+mills shops barns+} end."
    ),
    "figures that are themselves rewritten keep no island": (
        "By 2027 [-ships 5 guns Ukraine drones 6 bombs-]{+roads rails ports Ukraine farms mills shops+} end."
    ),
    "two words between four for three": (
        "Let [-ships tanks guns mines-]{+roads rails canals+} Ukraine and Russia "
        "[-drones ports bombs nets-]{+farms mills shops barns+} end by 2027."
    ),
    "two words between six for six": (
        "Let [-ships tanks guns mines planes subs Ukraine and Russia drones ports bombs nets cars vans-]"
        "{+roads rails canals dams locks towers Ukraine and Russia farms mills shops barns silos yards+}"
        " end by 2027. So it is agreed."
    ),
    "three words between six for six": (
        "Let [-ships tanks guns mines planes subs-]{+roads rails canals dams locks towers+} NATO Ukraine Russia "
        "[-drones ports bombs nets cars vans-]{+farms mills shops barns silos yards+} end."
    ),
    "a word between two additions": (
        "Let {+ships tanks guns mines planes subs +}Ukraine {+drones ports bombs nets cars vans +}go."
    ),
    "a word between two removals": (
        "Let [-ships tanks guns mines planes subs -]Ukraine [-drones ports bombs nets cars vans -]go."
    ),
    "function words give way to a better island": (
        "[-The council of the states and of-]{+A body of envoys and, of late,+} Ukraine rules. So it is agreed."
    ),
    "a better island, then another change": (
        "Russia[- and-]{+,+} Ukraine {+and Europe +}take part in talks on [-gas-]{+oil+}."
    ),
    "two changes that could each stand elsewhere": "Very {+very +}good and {+very +}very late.",
    # Words that come again
    "a word said once more": "{+very +}very long talks",
    "a word said once less": "[-very -]very long talks",
    "a joint that two sentences share": (
        "The US[- and-]{+,+} Ukraine {+and Europe +}meet; Russia[- and-]{+,+} Belarus {+and Europe +}meet."
    ),
    "words that change places": "[-the troops of -]Kyiv keep {+the troops of +}the border{+ and the towns+}",
    "of two words that change places the first stands": "Ukraine[- agrees-], finally{+ agrees+}",
    "a word and two that change places": "hold {+and may +}talks[- and may-]",
    "a name that is named four times": "the [-mayor of -]Kyiv [-of Kyiv -](leaves[- Kyiv-]",
    "a name that is named three times": "[-all of -]Kyiv [-and Kyiv -]pays[- Kyiv-]",
    "a word that goes in two places": "[-for the peace -]the peace holds[- peace-].",
    "a joining word before and after a name": "Talks [-in -]Kyiv {+in May +}go on.",
    "joining words from after a name to before it": "A map {+of the +}border[- of the towns-].",
    "a word of force between a word that goes and one that comes": "The council [-alone -]may {+then +}act.",
    "two items with articles change places": "{+the towns and +}the border[- and the towns-]",
    "buyer and seller change places": ("Paid by the [-buyer-]{+seller+} and not by the [-seller-]{+buyer+}."),
    "two years change places around a share": "5% in [-2025-]{+2026+} and 10% in [-2026-]{+2025+}.",
    "two parties change places around a negation": "on [-parties-]{+guarantors+}, not [-guarantors-]{+parties+},",
    "two currencies change places": "Оплата в [-рублях-]{+долларах+} и не в [-долларах-]{+рублях+}.",
    "a long name moves past a short one": ("{+Ukraine and then +}the council of five states[- and then Ukraine-]"),
    "two items with joining words change places": "Talks [-Kyiv and -]in May{+ and in Kyiv+}",
    "a joining word in the midst of rewriting": (
        "[-Rescue teams cross the border without formalities during-]"
        "{+While+} a flood{+ lasts, they pass freely+}. So it is agreed."
    ),
    "articles in the midst of rewriting": (
        "[-In a year of the drought the release falls, if-]{+Once+} the commission [-says so-]"
        "{+declares a drought+}. So it is agreed."
    ),
    "two words of one": "[-the -]army [-army not-]{+Kyiv the+}",
    # Long rewriting around a word or two
    "an addition before a rewriting": (
        "{+by a vote of its members +}the council [-adopts and signs the plan soon-]{+rejects every old text+}"
    ),
    "a deletion before a rewriting": (
        "[-by a vote of its members -]the council [-adopts and signs a plan-]"
        "{+rejects every other old text+} So it is agreed."
    ),
    "an addition after a rewriting": (
        "They agreed: [-a mission watches the line-]{+no troops enter any zone+} Ukraine{+ in winter or at night only+}"
    ),
    "a deletion after a rewriting": (
        "[-A mission watches the line-]"
        "{+No troops enter any zone+} Ukraine[-, in winter or at night only-] So it is agreed."
    ),
    "a short rewriting before two long ones": (
        "Kyiv [-may soon-]{+shall in time+} fund [-it; Moscow withdraws all of its troops-]"
        "{+a new army of peace; Moscow keeps none of the old weapons+} So it is agreed."
    ),
    "a word that two small ones had hidden": (
        "[-Each-]{+The+} state[- and its fund, and the towns pay it all-]"
        "{+, and all its towns and a bank+} So it is agreed."
    ),
    # Sentences
    "a sentence is added at the start": "{+Assets are sold. +}It is paid.",
    "a sentence is added between two": "Assets are sold. {+Debts are settled. +}It is paid.",
    "a sentence is taken out": "Assets are sold. [-Debts are settled. -]It is paid.",
    "a sentence is split in two": "Russia withdraws its forces from Kharkiv[-, and-]{+.+} Ukraine lifts martial law.",
    "two sentences are joined": "Prisoners are exchanged[-. Bodies-]{+ and bodies+} are returned.",
    "two sentences change places": "{+Assets stay frozen. +}Prisoners go home.[- Assets stay frozen.-]",
    "a sentence is written anew": (
        "[-Territory is for the people of Ukraine to decide-]"
        "{+Crimea, Luhansk and Donetsk count as de facto Russian+}. So it is agreed."
    ),
    "an island of one function word is folded": (
        "[-Experts of the council inspect sites-]{+Officials of an agency visit them+}. So it is agreed."
    ),
    "an island of punctuation is folded": "[-Talks begin, then pause-]{+Fighting stops, all rest+}. So it is agreed.",
    "a lone word between longer rewriting is folded": (
        "[-Both parties at once begin direct talks under neutral Swiss chairmanship in Ukraine with lasting "
        "support from many willing states-]{+A new council of guarantors later opens offices across Ukraine and "
        "pays each wounded soldier a modest yearly pension+}. So the envoys of both sides agreed at last."
    ),
    "a figure between longer rewriting stays": (
        "[-Both parties at once begin direct talks under neutral Swiss chairmanship-]{+A new council of "
        "guarantors later opens offices across regions+} by 2027 [-with lasting support from many willing "
        "states-]{+and pays each wounded soldier a modest yearly pension+}. So it is agreed."
    ),
    "a word at the start": "[-European-]{+NATO+} aircraft are based in Poland.",
    "the last word": "Recovery is led by [-Europe-]{+Ukraine+}.",
    "nothing in common": "[-Frozen assets are released.-]{+NATO expands no further!+}",
    "nothing on one side": "{+Ukraine is sovereign.+}",
    "nothing on the other side": "[-Ukraine is sovereign.-]",
    "nothing differs": "Ukraine is sovereign.",
    # Ways of writing
    "the case of a word": "[-the Council-]{+The council+} decides",
    "a comma is added": "Russia{+,+} and Ukraine agree.",
    "a full stop is missing": "Ukraine is sovereign{+.+}",
    "typographic quotes": 'The [-"-]{+“+}line of contact[-"-]{+”+} holds.',
    "a typographic apostrophe": "[-Ukraine's-]{+Ukraine’s+} standing is affirmed.",
    "an aside is taken out beside typographic quotes": (
        'The [-"-]{+“+}cap[-"-]{+”+} on men[-, save those at sea,-] holds.'
    ),
    "a no-break space": "Article[- -]{+\u00a0+}5 holds.",
    "two spaces for one": "It holds[- -] for ever.",
    "a line break for a space": "It holds[-\n-]{+ +}for ever.",
    "a dash for a hyphen": "A [-non-aggression-]{+non\u2011aggression+} pact [---]{+–+} signed in Geneva.",
    "a dash beside a change": "A pact [---]{+at last –+} signed in Geneva.",
    "a dash after another space and a change": "The[- -] fund[- --]{+, in\n–+}",
    "a soft hyphen": "[-Reconstruction-]{+Recon\u00adstruction+} begins.",
    "white space at both ends": "[- -]It holds.{+ +}",
    # Ukrainian
    "a figure in Ukrainian": "Збройні сили України обмежуються до [-600 000-]{+800 000+} осіб{+ у мирний час+}.",
    "an apostrophe in Ukrainian": "[-Об'єднані-]{+Об’єднані+} сили зберігають [-здоров'я-]{+здоров’я+} людей.",
    "an apostrophe letter beside a change in Ukrainian": "[-Сім'я-]{+Сім\u02bcя+} отримує [-виплати-]{+допомогу+}.",
    "not in Ukrainian": "Україна {+не +}вступає до НАТО.",
    "money in Ukrainian": "Європа додає [-100 млрд доларів-]{+90 млрд євро+} на відбудову.",
    "a date in Ukrainian": "Вибори відбудуться до [-14 грудня 2025 року-]{+1 березня 2026 року+}.",
    "a function word island in Ukrainian": (
        "[-Росія виводить війська з Донецької області-]{+Україна залишає позиції з міста Покровськ+}. Так вирішено."
    ),
    # Russian
    "an ordinal in Russian": "Снимается [-5-я-]{+6-я+} статья договора.",
    "may in Russian": "Стороны [-должны-]{+могут+} обменяться пленными.",
    "quotes in Russian": 'Вводится режим [-«-]{+"+}тишины[-»-]{+"+} на линии.',
    "an item in Russian": "Россия[-,-]{+ и+} Украина [-и Европа -]заключают договор.",
    "a share in Russian": "США получают [-50 процентов-]{+30 процентов+} прибыли.",
    # Hostile text
    "markup is text": "Ukraine is <[-ins-]{+del+}>neutral</[-ins-]{+del+}>.",
    "a script is text": "The council [-<script>alert(1)</script> -]meets.",
    "the direction of writing is turned": "The cap is {+\u202e+}600 men.",
    "a zero-width space": "Ukraine [-may-]{+m\u200bay+} withdraw.",
    "a lone combining mark": "[-It-]{+\u0301It+} holds.",
    "composed and decomposed letters": "[-Café-]{+Cafe\u0301+} talks [-end-]{+resume+}.",
    "a null character": "[-It-]{+It\u0000+} holds.",
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_reader_sees(line: str) -> None:
    base, other = base_of(line), other_of(line)

    (spans,) = mark([base], [other])

    assert in_line(spans) == line
    assert read_other(spans) == other
    assert read_base([spans]) == base


@pytest.mark.parametrize("line", [line for line in LINES.values() if other_of(line)])
def test_a_reader_sees_the_same_below_another_passage(line: str) -> None:
    above = "Ten rule!"

    assert mark([above, base_of(line)], [above, other_of(line)]) == (
        (("same", above),),
        *mark([base_of(line)], [other_of(line)]),
    )


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_removed_words_come_before_added_ones_in_one_span_each(line: str) -> None:
    (spans,) = mark([base_of(line)], [other_of(line)])
    follows = set(pairwise(kind for kind, _ in spans))

    assert not follows & {("same", "same"), ("removed", "removed"), ("added", "added"), ("added", "removed")}


def test_spans_are_plain_data() -> None:
    base = "Ukraine may keep armed forces of at most 600,000 personnel."
    other = "Ukraine may keep armed forces of at most 800,000 personnel in peacetime."

    assert mark([base], [other]) == (
        (
            ("same", "Ukraine may keep armed forces of at most "),
            ("removed", "600,000"),
            ("added", "800,000"),
            ("same", " personnel"),
            ("added", " in peacetime"),
            ("same", "."),
        ),
    )
