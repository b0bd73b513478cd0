"""What the workbench suggests for two groups of clauses: a relation and one neutral sentence, both editable.

A machine says what happened to words and figures, never who gains; stronger, weaker and contrary are for people.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from proposals.comparison import wording
from proposals.comparison.basis import SAME, kind_of
from proposals.comparison.records import passage_of
from proposals.engine import vocabulary
from proposals.engine.figures.find import find_figures
from proposals.engine.figures.found import FoundFigure
from proposals.engine.figures.terms import compare_figures, differences
from proposals.engine.marking.marks import mark
from proposals.engine.table.relations import Styles, relation_of
from proposals.models import Clause, Correspondence

Relation = Correspondence.Relation
LONGEST_QUOTE = 120  # characters of a clause that a summary repeats
MAX_LENGTH = Correspondence._meta.get_field("summary").max_length or 0

RELATIONS: dict[str | None, str] = {
    None: "",
    "same": Relation.UNCHANGED,
    "reworded": Relation.REWORDED,
    "reordered": Relation.REWORDED,
    "figure_changed": Relation.AMENDED,
    "reference_changed": Relation.AMENDED,
    "exchanged": Relation.AMENDED,
    "extended": Relation.AMENDED,
    "shortened": Relation.AMENDED,
    "rewritten": Relation.AMENDED,
}
SENTENCES: dict[str | None, str] = {
    None: "A figure can be read in two ways, so whether it has changed is not known.",
    "reworded": "The same provision, slightly reworded.",
    "reordered": "The same members in another order.",
    "reference_changed": "A reference has changed.",
    "exchanged": "Two parties have changed places.",
    "rewritten": "The provision is reworded.",
}
ALONE: dict[str | None, str] = {"figure_changed": "A figure has changed.", "extended": "Adds to the text."}


def initial_summary(base: Sequence[Clause], other: Sequence[Clause], styles: Styles = (None, None)) -> tuple[str, str]:
    """A relation and a sentence for ``other`` read against ``base``; ("", "") if either is empty or has no words.

    A clause that nobody has read, or that its text marks as deleted, says nothing that could be compared. ``styles``
    say how the two texts write numbers. Reads issues, parents and terms with their measures, as
    :func:`proposals.comparison.records.passage_of` does.
    """
    if not (_has_words(base) and _has_words(other)):
        return "", ""
    base_figures, other_figures = (
        [figure for clause in side for figure in passage_of(clause).figures] for side in (base, other)
    )
    base_texts, other_texts = ([clause.text for clause in side] for side in (base, other))
    names = {term.measure.slug: term.measure.name for clause in (*base, *other) for term in clause.terms.all()}
    sentences = _of_terms(base_figures, other_figures, names) or _of_words(base_texts, other_texts, styles)
    if len(base) == 1 < len(other):
        return str(Relation.SPLIT), _fitted(
            [f"{_points(base).capitalize()} is divided into {_points(other)}.", *sentences]
        )
    if len(other) == 1 < len(base):
        return str(Relation.MERGED), _fitted(
            [f"{_points(base).capitalize()} are merged into {_points(other)}.", *sentences]
        )
    in_words = relation_of(base_texts, other_texts, base_figures, other_figures, styles)
    return str(RELATIONS[in_words]), _fitted(sentences or [_from_words(in_words, base, other)])


def _has_words(clauses: Sequence[Clause]) -> bool:
    return bool(clauses) and all(clause.text for clause in clauses)


def _points(clauses: Sequence[Clause]) -> str:
    labels = [clause.label for clause in clauses]
    if len(labels) == 1:
        return f"point {labels[0]}"
    return f"points {', '.join(labels[:-1])} and {labels[-1]}"


def _of_terms(
    base: Sequence[vocabulary.Figure], other: Sequence[vocabulary.Figure], names: Mapping[str, str]
) -> list[str]:
    """What became of each recorded term, if any differ."""
    if not differences(base, other):
        return []
    lines = compare_figures([("base", base), ("other", other)], "base")
    return [sentence for line in lines if (sentence := _measure_sentence(line, names[line.measure]))]


def _of_words(base_texts: Sequence[str], other_texts: Sequence[str], styles: Styles) -> list[str]:
    """What became of the figures in the words, if one has given way to another of its kind."""
    before, after = (
        {(figure.kind, figure.unit, figure.readings): figure for text in texts for figure in find_figures(text, style)}
        for texts, style in zip((base_texts, other_texts), styles, strict=True)
    )
    removed, added = ([key for key in a if key not in b] for a, b in ((before, after), (after, before)))
    sure = all(len(readings) == 1 for _, _, readings in (*removed, *added))
    if sure and len(removed) == len(added) == 1 and removed[0][:2] == added[0][:2]:
        return [f"{_amount(after[added[0]])} instead of {_amount(before[removed[0]])}."]
    return []


def _measure_sentence(line: vocabulary.FigureComparison, name: str) -> str:
    old, new = ([figure for key, figure in line.values if key == text] for text in ("base", "other"))
    if len(old) != 1 or len(new) != 1 or not differences(old, new):
        return ""
    before, after = (wording.value(figure.value, figure.unit, figure.number) for (figure,) in (old, new))
    return f"{name}: {after} instead of {before}."


def _amount(figure: FoundFigure) -> str:
    if figure.number is None:
        return figure.value
    number, unit = figure.number, figure.unit
    if figure.kind == "money":
        for power, name in ((9, "billion"), (6, "million")):
            if number >= Decimal(10) ** power:
                number, unit = number.scaleb(-power), f"{unit} {name}"
                break
    return wording.value("", unit, number)


def _same(base: Sequence[Clause], other: Sequence[Clause]) -> str:
    kind = kind_of([clause.basis for clause in (*base, *other)])
    return "The wording is unchanged." if kind == "verbatim" else f"{str(SAME[kind]).capitalize()}."


def _from_words(relation: str | None, base: Sequence[Clause], other: Sequence[Clause]) -> str:
    if relation == "same":
        return _same(base, other)
    if relation in SENTENCES:
        return SENTENCES[relation]
    kind, verb = ("removed", "Leaves out") if relation == "shortened" else ("added", "Adds")
    marked = mark([clause.text for clause in base], [clause.text for clause in other])
    runs = [text.strip() for spans in marked for span_kind, text in spans if span_kind == kind]
    quotes = "”, “".join(run for run in runs if any(letter.isalnum() for letter in run))
    if relation == "figure_changed" or not quotes or len(quotes) > LONGEST_QUOTE:
        return ALONE.get(relation, "Omits part of the text.")
    return f"{verb} “{quotes}”."


def _fitted(sentences: Sequence[str]) -> str:
    summary = " ".join(sentence[:1].upper() + sentence[1:] for sentence in sentences)
    return summary if len(summary) <= MAX_LENGTH else summary[: MAX_LENGTH - 1].rsplit(" ", 1)[0] + "…"
