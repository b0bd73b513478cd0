"""The little the engine knows of English, Ukrainian and Russian.

A few short lists and a crude stemmer, used to judge matches. They never decide alone what is equal: words of one stem
are the same only if they are written the same, in one spelling. Everything here is in lower case; fold the case of a
word before looking it up.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


IDLE_WORDS: Final = _words("""
    a an the of and that which who whom whose this these those it its itself they them their there he she his her
    is are was were be been being am has have had having does do did as also both so such thereof therein hereby

    і й та що який яка яке які якого якої яких це цей ця ці цього цієї цих він вона воно вони його її їх їхній їхня
    їхнє їхні є був була було були бути також тож так як же ж а

    и что который которая которое которые которого которой которых это этот эта эти этого этой этих он она оно они
    его её ее их есть был была было были быть также так как же а
""")
"""Words that can come and go without changing what a clause says. Deliberately short: "or", "by", "from" and "if"
decide who owes what to whom, so they are not here."""

FUNCTION_WORDS: Final = IDLE_WORDS | _words("""
    in on at to by for from with into onto upon under over between among through during within against about around
    across along toward towards via per or but if then than when where while whether because since though although
    i you we us our your my me him what how

    у в на з із зі зо до від од для про за по при під над між через протягом проти щодо біля серед або чи але якщо
    коли де поки бо хоча тоді ніж ми ви я нас вас нам вам

    в во на с со из к ко от для о об обо про за по при под над между через против у или но если когда где пока
    потому хотя тогда чем мы вы я нас вас нам вам
""")
"""Words that alone say nothing about what two rewritten passages have in common."""

_NEGATIONS: Final = _words("""
    not no never none neither nor without cannot can't won't don't doesn't isn't aren't unless except only

    не ні ані ніколи жоден жодна жодне жодні жодного жодної жодних без крім окрім лише тільки

    нет ни никогда без кроме лишь только
""")

TURNING_WORDS: Final = _NEGATIONS | _words("""
    may might can could shall should must will would

    може можуть має мають повинен повинна повинно повинні мусить мусять

    может могут должен должна должно должны вправе обязан обязана обязаны
""")
"""Words that reverse a sentence or change its force; added to an existing sentence they do more than extend it."""

LIMITING_WORDS: Final = _NEGATIONS | _words("""
    nothing nobody nowhere unable impossible instead hardly partial partially partly temporary temporarily provisionally
    solely merely exclusively excluding excluded exclusion exception exempt exempted exemption barring barred
    limit limited limitation restrict restricted restriction capped maximum most
    forbid forbidden prohibit prohibited prohibition ban banned deny denied refuse refusal reject rejected rejection
    oppose opposed fail failing refrain void voided annul annulled cancel cancelled canceled revoke revoked lapse

    нічого ніхто ніде ніякий ніяка ніяке ніякі ніяких немає неможливо замість частково тимчасово виключно виключаючи
    виключенням виняток винятком обмежено обмежує обмежується обмеження обмежений обмежена обмежені максимум
    заборона заборонено заборонити забороняє забороняється відмова відмовляється відмовляються відхиляє скасовує
    скасовується скасовано анулює

    ничего никто нигде никакой никакая никакое никакие никаких нельзя невозможно вместо частично временно исключая
    исключительно исключением исключение ограничено ограничен ограничена ограничивает ограничивается ограничение
    максимум запрет запрещено запретить запрещает запрещается отказ отказывается отказываются отклоняет отменяет
    отменяется отменено аннулирует
""")
"""Words that negate or restrict: added, even in a sentence of their own, they do more than extend a clause."""

CONDITION_WORDS: Final = _words("""
    if when whenever until till once provided providing pending subject condition conditional conditionally before after

    якщо коли поки доки після щойно умови умовою

    если когда пока после условии условием
""")
"""Words that make what a sentence says hang on something else; added to an existing sentence they restrict it."""

ORDERING_WORDS: Final = _words("""
    respectively respective order sequence first firstly second secondly then next ratio proportion

    відповідно порядок порядку порядком послідовність послідовності спершу спочатку потім далі співвідношення
    співвідношенні пропорція пропорції

    соответственно порядок порядке порядком последовательность последовательности сначала затем далее потом соотношение
    соотношении пропорция пропорции
""")
"""Words that make the order of a list part of what it says."""

AND_WORDS: Final = _words("and і й та и")
OR_WORDS: Final = _words("or або чи или либо")

_POSSESSIVES: Final = ("'s", "s'", "'")
_LATIN_ENDINGS: Final = {"ies": "y", "ied": "y", "ing": "", "ed": "", "es": "", "s": "", "e": ""}
_CYRILLIC_ENDINGS: Final = tuple(
    sorted(
        _words("""
            ами ями ими ого ему ому ою ею єю ых ым их им ом ем єм ам ям ах ях ів їв ев ов ть ти ться тись тися
            ют ят ет ит уть ать а я о е є и і ї ы у ю ь й
        """),
        key=lambda ending: (-len(ending), ending),
    )
)
_SOFT: Final = "ьіиїйыеєоюя"
"""Letters that may be left between a Cyrillic root and its ending."""
_SHORTEST_STEM: Final = 3


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The word in lower case without its commonest inflectional endings.

    >>> stem("Commits") == stem("committed") == stem("committing")
    True
    >>> stem("гарантії") == stem("гарантіями")
    True

    Crude on purpose: it knows endings, not words, so "kept" is not recognised as "keep". A form it misses makes two
    texts look more different than they are; that two forms have one stem does not make them equal.
    """
    word = word.casefold()
    return _latin_stem(word) if word.isascii() else _cyrillic_stem(word)


def _latin_stem(word: str) -> str:
    word = next((word.removesuffix(ending) for ending in _POSSESSIVES if word.endswith(ending)), word)
    for ending, replacement in _LATIN_ENDINGS.items():
        root = word.removesuffix(ending)
        if root != word and len(root) >= _SHORTEST_STEM and not word.endswith("ss"):
            doubled = ending in ("ing", "ed") and len(root) > _SHORTEST_STEM and root[-1] == root[-2] != "e"
            return root[:-1] if doubled else root + replacement
    return word


def _cyrillic_stem(word: str) -> str:
    for ending in _CYRILLIC_ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= _SHORTEST_STEM:
            return root[:_SHORTEST_STEM] + root[_SHORTEST_STEM:].rstrip(_SOFT)
    return word
