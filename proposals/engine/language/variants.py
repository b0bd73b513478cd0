"""Words that are written in several ways: a group on each line, first the form they are compared by.

Only forms of one word are here, never two words for one thing: "Kiev" and "Kyiv", but not "Artemivsk" and "Bakhmut".
Forms that are also another word ("cheque" and "check", "storey" and "story") and names of different people
("Volodymyr" and "Vladimir") are not. All is in lower case. :mod:`proposals.engine.language.spelling` has the rules for
whole kinds of words.
"""

from __future__ import annotations

from typing import Final


def _groups(lines: str) -> dict[str, str]:
    """The first form of each line by every further one."""
    return {form: line.split()[0] for line in lines.splitlines() if line.strip() for form in line.split()[1:]}


NAMES: Final = _groups("""
    kyiv kiev kyyiv
    kharkiv kharkov
    odesa odessa
    lviv lvov
    luhansk lugansk
    donbas donbass
    dnipro dnepr dnieper dniepr
    dnipropetrovsk dnepropetrovsk
    zaporizhzhia zaporizhia zaporizhzhya zaporozhye zaporozhe zaporozhie zaporizhya
    chernihiv chernigov
    chornobyl chernobyl
    mykolaiv mykolayiv nikolaev nikolayev
    vinnytsia vinnitsa vinnytsya
    rivne rovno
    ternopil ternopol
    zhytomyr zhitomir
    cherkasy cherkassy
    chernivtsi chernovtsy
    khmelnytskyi khmelnitsky khmelnytsky khmelnitskiy
    uzhhorod uzhgorod
    kremenchuk kremenchug
    kryvyi krivoy krivoi kryvyy
    rih rog
    sloviansk slavyansk slovyansk slaviansk
    kostiantynivka konstantinovka kostyantynivka
    kupiansk kupyansk
    enerhodar energodar
    huliaipole gulyaypole gulyaipole hulyaipole
    vovchansk volchansk
    sievierodonetsk severodonetsk syeverodonetsk
    lysychansk lisichansk
    zelensky zelenskyy zelenskyi zelenskiy
    lukashenko lukashenka
    chisinau chișinău kishinev
    transnistria transdniestria transdnistria
    belarusian belarussian byelorussian belorussian
    sukhumi sokhumi
    tskhinvali tskhinval
    erdogan erdoğan
    beijing peking
    türkiye turkiye turkey
    hezbollah hizbullah hizballah hizbollah hezbullah
    rafah rafiah
    younis yunis younes yunus
    jenin janin
    quran koran qur'an
    houthi huthi
    houthis huthis
    київ кіїв
    хамас гамас
    хамасу гамасу
    хамасом гамасом
    хамаса гамаса
""")
"""Transliterations of names, of places above all."""

WORDS: Final = _groups("""
    ruble rouble
    hryvnia hryvnya hryvna grivna
    gray grey
    program programme
    jail gaol
    plow plough
    mold mould
    skeptic sceptic
    skeptical sceptical
    aluminum aluminium
    sulfur sulphur
    artifact artefact
    aging ageing
    judgment judgement
    acknowledgment acknowledgement
    inquiry enquiry
    toward towards
    among amongst
    while whilst
    amid amidst
    practice practise
    practiced practised
    practicing practising
    license licence
    defense defence
    offense offence
    pretense pretence
    maneuver manoeuvre
    airplane aeroplane
    jewelry jewellery
    skillful skilful
    willful wilful
    fulfill fulfil
    fulfillment fulfilment
    enroll enrol
    enrollment enrolment
    installment instalment
    distill distil
    instill instil
    pediatric paediatric
    anesthetic anaesthetic
    hemorrhage haemorrhage
    archeology archaeology
    archeological archaeological
    encyclopedia encyclopaedia
    medieval mediaeval
    orthopedic orthopaedic
    від од
    весь увесь
    вся уся
    все усе
    всі усі
    всього усього
    всіх усіх
    всім усім
    всіма усіма
    всьому усьому
    всю усю
    всієї усієї
    всій усій
    всією усією
    вже уже
    événement évènement
    événements évènements
    œuvre oeuvre
    état etat
    états etats
    égalité egalité
    élection election
    élections elections
    periodo período
    méxico méjico
    щоб щоби
    під підо піді
    чтобы чтоб
    или иль
    ноль нуль
    ноля нуля
    тоннель туннель
    тоннеля туннеля
    тоннели туннели
    в во
    с со
    к ко
    о об обо
    от ото
    из изо
    под подо
    перед передо
""")
"""Words that no rule covers."""

EUPHONY: Final = _groups("""
    в у
    з із зі зо
""")
"""Ukrainian prepositions that change with the sounds around them. In Russian they are different words."""

OUR: Final = """
    arm behavi cand clam col demean enam endeav fav ferv flav glam harb hon hum lab misdemean neighb od parl ranc rig
    rum sav savi splend succ tum val vap vig
""".split()
"""What stands before "our" in Britain and "or" in the United States."""

AS_U: Final = """
    важа ведення ведено доскона друге живання здовж лашту наслідок перше повноваж порядк провад продовж рахов рахува
    регул середин станови становл третє чинен чител шанув
""".split()
"""What stands after "в" or "у" at the beginning of one Ukrainian word, as the sounds around it ask. Elsewhere the
letter makes two words of it: "вклад" and "уклад"."""

RE: Final = "cent theat lit met kilomet centimet millimet fib calib sab spect somb lust meag".split()
"""What stands before "re" in Britain and "er" in the United States."""

OGUE: Final = "dial catal anal monol prol epil".split()
"""What stands before "ogue" in Britain and "og" in the United States."""

DOUBLED: Final = """
    cancel channel counsel dial equal fuel initial label level marshal marvel model panel parcel quarrel refuel rival
    signal total travel tunnel
""".split()
"""What doubles its last letter before an ending in Britain only."""

COMPOUNDS: Final = {
    f"{first}{second}{ending}": (first, second + ending)
    for first, second in (
        pair.split("-")
        for pair in """
            cease-fire peace-keeping peace-keeper peace-making peace-maker peace-building peace-time war-time
            air-space air-strike air-field air-base air-lift air-port sea-port sea-bed land-mine mine-field
            front-line battle-field war-ship war-head water-way rail-way time-table time-frame time-line
            build-up hand-over take-over follow-up road-map check-point law-maker
            policy-maker policy-making decision-maker decision-making health-care hydro-electric micro-electronics
            world-wide nation-wide long-term short-term
        """.split()
    )
    for ending in ("", "s")
} | {"percent": ("per", "cent")}
"""Compounds that are written in one word, in two, or with a hyphen: the parts of each."""

PREFIXES: Final = frozenset(
    "anti bi co counter de demi inter intra mid multi non over post pre semi sub super trans under"
    " агро анти авіа авиа військово военно віце вице гео гідро гидро евро євро еко эко екс экс електро электро енерго"
    " энерго кібер кибер контр лже макро медіа медиа мікро микро міні мини прес пресс спец супер топ".split()
)
"""What is joined to the word it stands before, with a hyphen or without."""

RE_WORDS: Final = tuple(
    "e arm admit affirm assess build construct deploy draw impose integrate join open route settle "
    "start supply unif unit".split()
)
"""What may follow "re-" with or without a hyphen. Elsewhere it may distinguish two words: "re-sign" and "resign"."""
