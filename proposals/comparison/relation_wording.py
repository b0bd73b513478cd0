"""How the texts of a row stand to the base, in words and signs, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from proposals.comparison.basis import same_between
from proposals.comparison.judgements import Judgement
from proposals.comparison.row import ComparedCell, ComparedRow
from proposals.comparison.silence_wording import BARRIERS, silent_cell
from proposals.comparison.wording import IN_ANOTHER_ROW, the
from proposals.models import Proposal
from proposals.moment import first_day, last_day

RELATIONS = {
    "same": pgettext_lazy("relation", "same"),
    "reworded": pgettext_lazy("relation", "reworded"),
    "reordered": pgettext_lazy("relation", "same members, other order"),
    "figure_changed": pgettext_lazy("relation", "figure changed"),
    "reference_changed": pgettext_lazy("relation", "reference changed"),
    "exchanged": pgettext_lazy("relation", "parties exchanged"),
    "extended": pgettext_lazy("relation", "extended"),
    "shortened": pgettext_lazy("relation", "shortened"),
    "rewritten": pgettext_lazy("relation", "words changed"),
    "moved": pgettext_lazy("relation", "moved"),
    "split": pgettext_lazy("relation", "split"),
    "merged": pgettext_lazy("relation", "merged"),
    "dropped": pgettext_lazy("relation", "only in the base"),
    "added": pgettext_lazy("relation", "only in the other"),
    "unchanged": pgettext_lazy("relation", "unchanged"),
    "amended": pgettext_lazy("relation", "amended"),
    "stronger": pgettext_lazy("relation", "stronger"),
    "weaker": pgettext_lazy("relation", "weaker"),
    "contrary": pgettext_lazy("relation", "contrary"),
    "replaced": pgettext_lazy("relation", "replaced"),
    "unanswered": pgettext_lazy("relation", "no counterpart"),
}
"""The words of counts and the legend, true whichever text is the older."""

OF_A_LATER_TEXT = {
    "dropped": pgettext_lazy("relation", "not carried over"),
    "added": pgettext_lazy("relation", "new"),
}
"""Nothing can be new to a base, or be carried over from it, unless the text was issued after it."""

OF_A_PAIR = {"dropped": RELATIONS["dropped"], "added": pgettext_lazy("relation", "only here")}

OF_SEVERAL = {
    "dropped": pgettext_lazy("relation", "not here"),
    "added": pgettext_lazy("relation", "not in the base"),
}

SIGNS = {
    "same": "=",
    "reworded": "≈",
    "reordered": "⇅",
    "figure_changed": "#",
    "reference_changed": "§",
    "exchanged": "⇋",
    "extended": "›",
    "shortened": "‹",
    "rewritten": "≠",
    "moved": "↕",
    "split": "÷",
    "merged": "&",
    "dropped": "−",
    "added": "+",
    "unchanged": "≡",
    "amended": "~",
    "stronger": "↑",
    "weaker": "↓",
    "contrary": "⇄",
    "replaced": "→",
    "unanswered": "∅",
}
"""One glyph for each relation, so that colour is never the only cue; the words are always given too."""

NAMING = frozenset({"rewritten", "exchanged", "reference_changed"})
"""The relations beside which changed figures, references and names are named."""

REPLACED = {
    "figure": pgettext_lazy("relation", "figure %(changes)s"),
    "reference": pgettext_lazy("relation", "reference %(changes)s"),
    "name": pgettext_lazy("relation", "name %(changes)s"),
}

IS_OPEN, IS_NOTHING, IS_UNKNOWN = "…", "·", "?"
"""The glyphs without a relation: left open, in neither text, and where the records do not decide."""

NOT_KNOWN = pgettext_lazy("relation", "not known")

NOT_COMPARED = pgettext_lazy("relation", "cannot be compared")

LEFT_OPEN = pgettext_lazy("relation", "left open")

ELSEWHERE = pgettext_lazy("relation", "addressed elsewhere")

IN_NEITHER = pgettext_lazy("relation", "in neither text")

STATES = {
    "agrees": ngettext_lazy("%(texts)s agrees", "%(texts)s agree", "count"),
    "differs": ngettext_lazy("%(texts)s differs", "%(texts)s differ", "count"),
    "added": ngettext_lazy("%(texts)s has what the base has not", "%(texts)s have what the base has not", "count"),
    "left_out": ngettext_lazy("%(texts)s leaves it out", "%(texts)s leave it out", "count"),
    "silent": ngettext_lazy("%(texts)s silent", "%(texts)s silent", "count"),
    "left_open": ngettext_lazy("%(texts)s leaves it open", "%(texts)s leave it open", "count"),
    "elsewhere": ngettext_lazy("%(texts)s addressed elsewhere", "%(texts)s addressed elsewhere", "count"),
    "not_compared": ngettext_lazy("%(texts)s cannot be compared", "%(texts)s cannot be compared", "count"),
    "not_known": ngettext_lazy("%(texts)s not known", "%(texts)s not known", "count"),
}
"""How many texts stand how to the base: "3 of 5 agree", "1 differs"."""


def relation(name: str) -> str:
    """A relation of the engine or of a person, in words."""
    return str(RELATIONS[name])


def row_relation(row: ComparedRow) -> str:
    """How the other text of a pair stands to the base, or how many of several do how: "3 of 5 agree, 1 differs"."""
    if not row.is_pair:
        return _states(row)
    if row.relation:
        return _relation_to(row, row.others[0], row.relation)
    return _why_without(row)


def _why_without(row: ComparedRow) -> str:
    """Why the other text of a pair has no relation to the base."""
    if row.is_left_open:
        return str(LEFT_OPEN)
    if row.is_answered_in_another_row:
        return str(IN_ANOTHER_ROW)
    if row.is_elsewhere:
        return str(ELSEWHERE)
    if row.barrier:
        return str(BARRIERS[row.barrier])
    in_neither = all(cell.state in ("silent", "left_out") for cell in row.cells)
    return str(IN_NEITHER if in_neither else NOT_KNOWN)


def _states(row: ComparedRow) -> str:
    words: list[str] = []
    for state, count in row.state.items():
        if count:
            texts = str(count) if words else _("%(count)s of %(all)s") % {"count": count, "all": len(row.others)}
            words.append(STATES[state] % {"count": count, "texts": texts})
    return ", ".join(words)


def _relation_to(row: ComparedRow, cell: ComparedCell, name: str) -> str:
    if name == "same":
        return same_between(cell, row.base)
    words = relation_to_base(cell, row, name)
    return "; ".join([words, *replaced(cell)]) if name in NAMING and name == cell.cell.relation else words


def replaced(cell: ComparedCell) -> list[str]:
    """The figures, references and names that stand in the place of others: "figure 5,000 → 8,000"."""
    changes: dict[str, list[str]] = {}
    for each in cell.cell.replaced:
        changes.setdefault(each.kind, []).append(f"{each.base} → {each.other}")
    return [str(REPLACED[kind]) % {"changes": ", ".join(pairs)} for kind, pairs in changes.items()]


def relation_to_base(cell: ComparedCell, row: ComparedRow, name: str = "") -> str:
    """The relation of a text to the base, or the one given, in words that fit which of the two was issued first."""
    name = name or cell.relation or ""
    if name not in OF_A_LATER_TEXT:
        return relation(name)
    if is_later(cell.proposal, row.base.proposal):
        return str(OF_A_LATER_TEXT[name])
    return str((OF_A_PAIR if row.is_pair else OF_SEVERAL)[name])


def is_later(text: Proposal, base: Proposal) -> bool:
    """Whether a text is known to have been issued after the base, on another day."""
    if text.issued_on is None or base.issued_on is None:
        return False
    return first_day(text.issued_on, text.date_precision) > last_day(base.issued_on, base.date_precision)


def sign_of(cell: ComparedCell, row: ComparedRow) -> str:
    """The glyph of how a text of the row stands to the base."""
    if cell.relation:
        return SIGNS[cell.relation]
    both = (cell, row.base)
    if any(each.state == "left_open" for each in both):
        return IS_OPEN
    nothing = all(each.state in ("silent", "left_out") and not each.cell.speaks_elsewhere for each in both)
    return IS_NOTHING if nothing else IS_UNKNOWN


def cell_relation(cell: ComparedCell, row: ComparedRow) -> str:
    """How one text stands to the base, in words; of the base itself, nothing unless it is silent."""
    if cell.cell.silence:
        return silent_cell(cell)
    if cell is row.base:
        return ""
    barrier = [str(BARRIERS[cell.cell.barrier])] if cell.cell.barrier else []
    if cell.relation:
        return "; ".join([_relation_to(row, cell, cell.relation), *barrier])
    if cell.state == "left_open":
        return str(LEFT_OPEN)
    if cell.cell.speaks_elsewhere:
        return str(ELSEWHERE)
    if cell.state == "elsewhere":
        return str(IN_ANOTHER_ROW if row.base.answered_by else ELSEWHERE)
    return barrier[0] if barrier else str(NOT_COMPARED if cell.state == "not_compared" else NOT_KNOWN)


def decided(cell: ComparedCell, row: ComparedRow) -> str:
    """That a person decided how this text stands to the base, and what stands behind it; "" if nobody did."""
    if not cell.judged:
        return ""
    if cell.cell.relation in (None, cell.judged):
        return _("decided by a person")
    return _("decided by a person; by the words alone: %(relation)s") % {
        "relation": _relation_to(row, cell, cell.cell.relation)
    }


def decisions(row: ComparedRow) -> list[str]:
    """What people decided about the row and what stands behind it; of several texts, with the text it is about."""
    said = [(cell, decided(cell, row)) for cell in row.others if cell.judged]
    if row.is_pair:
        return [words for _cell, words in said]
    about = _("%(text)s: %(relation)s, %(decided)s")
    return [
        about % {"text": the(cell.proposal.short_title), "relation": relation(cell.judged), "decided": words}
        for cell, words in said
    ]


def summaries(row: ComparedRow) -> list[str]:
    """What changed, in the words of a person: with the direction, unless that is from the base to the only other."""
    return [sentence for judgement in row.judgements if (sentence := _summary(judgement, row))]


def _summary(judgement: Judgement, row: ComparedRow) -> str:
    base = row.base.proposal
    if row.is_pair and judgement.first.pk == base.pk:
        return judgement.summary
    texts = {"first": the(judgement.first.short_title), "second": the(judgement.second.short_title)}
    of_base = base.pk in (judgement.first.pk, judgement.second.pk)
    said = [] if of_base else [relation(judgement.correspondence.relation)]
    said += [judgement.summary] if judgement.summary else []
    if not said:
        return ""
    return _("From %(first)s to %(second)s: %(summary)s") % {**texts, "summary": "; ".join(said)}
