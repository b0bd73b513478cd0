"""What is compared: the texts' own words, a translation, our paraphrase, or what was reported.

Page, description, linked data, API, files and citation all say it in these words.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from proposals.comparison.result import Comparison
from proposals.comparison.row import ComparedCell, ComparedRow
from proposals.comparison.wording import counts_of, listed, the
from proposals.models import Clause, Proposal
from proposals.models.clause import ClauseBasis as Basis

OWN_WORDS = gettext_lazy("the texts’ own words")

PHRASES = {
    Basis.VERBATIM: OWN_WORDS,
    Basis.TRANSLATION: gettext_lazy("a translation"),
    Basis.PARAPHRASE: gettext_lazy("our paraphrase"),
    Basis.TRANSLATED_PARAPHRASE: gettext_lazy("our paraphrase of a translation"),
    Basis.REPORTED: gettext_lazy("what was reported"),
}

KINDS = {
    Basis.PARAPHRASE: "paraphrase",
    Basis.TRANSLATED_PARAPHRASE: "paraphrase",
    Basis.REPORTED: "reported",
    Basis.TRANSLATION: "translation",
    Basis.VERBATIM: "verbatim",
}
"""The kinds of words, those furthest from a text's own first: what either side is, both are only as good as."""

SAME = {
    "paraphrase": pgettext_lazy("relation", "same in our paraphrase"),
    "reported": pgettext_lazy("relation", "same as far as reported"),
    "translation": pgettext_lazy("relation", "same in translation"),
    "verbatim": pgettext_lazy("relation", "same"),
    "": pgettext_lazy("relation", "same"),
}

SAME_AS = {
    "paraphrase": gettext_lazy("same in our paraphrase as %(text)s"),
    "reported": gettext_lazy("same as far as reported as %(text)s"),
    "translation": gettext_lazy("same words in translation as %(text)s"),
    "verbatim": gettext_lazy("same words as %(text)s"),
    "": gettext_lazy("same words as %(text)s"),
}

NOT_SEEN = gettext_lazy("Wording not seen")

NOT_SEEN_WORDS = gettext_lazy("Wording not seen, put here in our words: %(words)s")

BEFORE_WORDS = {
    Basis.TRANSLATION: gettext_lazy("Translation: %(words)s"),
    Basis.PARAPHRASE: gettext_lazy("Our paraphrase: %(words)s"),
    Basis.TRANSLATED_PARAPHRASE: gettext_lazy("Our paraphrase of a translation: %(words)s"),
    Basis.REPORTED: gettext_lazy("As reported: %(words)s"),
}


def bases_of(rows: Iterable[ComparedRow]) -> dict[Proposal, list[Basis]]:
    """What the words of each text are, in the order of ``PHRASES``; without the texts that have no words."""
    bases: dict[Proposal, list[str]] = defaultdict(list)
    for row in rows:
        for cell in row.cells:
            bases[cell.proposal] += _bases(cell)
    return {text: _in_order(there) for text, there in bases.items() if there}


def _bases(cell: ComparedCell) -> list[str]:
    """The bases of the words that are compared: not of those that nobody has seen."""
    clauses = (each.clause for each in cell.clauses)
    return [clause.basis for clause in clauses if clause.text and clause.basis and not clause.is_unseen]


def _in_order(bases: Iterable[str]) -> list[Basis]:
    there = set(bases)
    return [basis for basis in PHRASES if basis in there]


def kind_of(bases: Iterable[str]) -> str:
    """The kind of words that is furthest from a text's own, "" if there are no words."""
    there = set(bases)
    return next((kind for basis, kind in KINDS.items() if basis in there), "")


def shared_basis(comparison: Comparison) -> str:
    """The basis of every clause that has words, "" if there are several: it is said once instead of in every cell."""
    bases = {basis for there in bases_of(comparison.every_row).values() for basis in there}
    return bases.pop() if len(bases) == 1 else ""


def compared_words(comparison: Comparison, name: Callable[[Proposal], str] | None = None) -> str:
    """What is compared, in a sentence or two, "" if nothing has words. ``name`` says how texts are called."""
    texts_of: dict[tuple[Basis, ...], list[str]] = defaultdict(list)
    for text, bases in bases_of(comparison.every_row).items():
        texts_of[tuple(bases)].append(name(text) if name else the(text.short_title))
    if not texts_of:
        return ""
    has_own_words = any(Basis.VERBATIM in bases for bases in texts_of)
    if len(texts_of) == 1:
        said = {"basis": _phrases(next(iter(texts_of)))}
        if has_own_words:
            return _("What is compared: %(basis)s.") % said
        return _("What is compared: %(basis)s, not the texts’ own words.") % said
    parts = [
        _("of %(texts)s, %(basis)s") % {"texts": listed(texts), "basis": _phrases(bases)}
        for bases, texts in texts_of.items()
    ]
    sentence = _("What is compared: %(parts)s.") % {"parts": "; ".join(parts)}
    return sentence if has_own_words else f"{sentence} {_('None of it is the texts’ own words.')}"


def summary_of(comparison: Comparison) -> str:
    """What is compared and what a comparison shows."""
    return f"{compared_words(comparison)} {counts_of(comparison)}".strip()


def compared_briefly(rows: Iterable[ComparedRow]) -> str:
    """What is compared in these rows, for a citation: "our paraphrase and what was reported"."""
    return _phrases(_in_order(basis for there in bases_of(rows).values() for basis in there))


def _phrases(bases: Iterable[Basis]) -> str:
    return listed([str(PHRASES[basis]) for basis in bases])


def basis_words(cell: ComparedCell) -> str:
    """The basis of a cell's words, each once: "Paraphrase, Reported"."""
    unseen = [str(NOT_SEEN)] if any(each.clause.is_unseen for each in cell.clauses) else []
    return ", ".join([*(str(basis.label) for basis in _in_order(_bases(cell))), *unseen])


def basis_of(clause: Clause) -> str:
    """What the words of a clause are: "Paraphrase", or that nobody has seen them; "" without words."""
    return str(NOT_SEEN) if clause.is_unseen else clause.get_basis_display()


def kind_between(cell: ComparedCell, other: ComparedCell) -> str:
    """The kind of words in which two cells can be the same."""
    return kind_of([*_bases(cell), *_bases(other)])


def same_between(cell: ComparedCell, other: ComparedCell) -> str:
    """What it means that two cells have the same words: "same in our paraphrase, as far as read"."""
    return _as_read(str(SAME[kind_between(cell, other)]), cell, other)


def _as_read(same: str, *cells: ComparedCell) -> str:
    """What is the same, as far as read where a clause was only read in a summary."""
    return _("%(same)s, as far as read") % {"same": same} if any(cell.is_summarised for cell in cells) else same


def same_in(comparison: Comparison) -> str:
    """What "same" means in a comparison all of whose words are of one kind; plain "same" where they are not."""
    kinds = {KINDS[basis] for there in bases_of(comparison.every_row).values() for basis in there}
    same = str(SAME[kinds.pop() if len(kinds) == 1 else ""])
    cells = [(row.base, cell) for row in comparison.every_row for cell in row.others if cell.relation == "same"]
    as_read = sum(base.is_summarised or cell.is_summarised for base, cell in cells)
    if not as_read:
        return same
    return _("%(same)s, %(count)s of them as far as read") % {"same": same, "count": as_read}


def same_words(cell: ComparedCell, row: ComparedRow) -> str:
    """Which text has the same words as this one, and in what sense; "" if none has."""
    if cell is row.base or not cell.clauses:
        return ""
    if cell.cell.relation in ("same", "moved"):
        other = row.base
    elif cell.same_as:
        other = next(each for each in row.cells if each.proposal.pk == cell.same_as.pk)
    else:
        return ""
    same = str(SAME_AS[kind_between(cell, other)]) % {"text": the(other.proposal.short_title)}
    return _as_read(same, cell, other)


def described(clause: Clause) -> str:
    """The words of a clause after what they are, unless they are the text's own: "Our paraphrase: …".

    Words on which the text does not settle say so first: "Version advanced by Ukraine. …".
    """
    return " ".join(filter(None, [_unsettled(clause), _with_basis(clause)]))


def _unsettled(clause: Clause) -> str:
    if clause.status == Clause.Status.VARIANT and clause.advanced_by:
        return _("Version advanced by %(party)s") % {"party": clause.advanced_by.name} + "."
    return _("Left open in brackets") + "." if clause.status == Clause.Status.BRACKETED else ""


def _with_basis(clause: Clause) -> str:
    if clause.is_unseen:
        return str(NOT_SEEN_WORDS) % {"words": clause.text}
    before = BEFORE_WORDS.get(Basis(clause.basis)) if clause.basis and clause.text else None
    return str(before) % {"words": clause.text} if before else clause.text
