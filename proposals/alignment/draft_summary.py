"""First drafts of what a person writes about two groups of clauses: the relation, and one neutral sentence.

A machine names what happened to words and figures and never who gains; stronger, weaker and contrary are for people.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from proposals.comparison import wording
from proposals.comparison.compare import passage_of
from proposals.engine import vocabulary
from proposals.engine.figures import find
from proposals.engine.figures.terms import figure_lines, has_changed
from proposals.engine.marking.marks import mark
from proposals.engine.table.relations import relation_of
from proposals.models import Clause, Correspondence

Relation = Correspondence.Relation
LONGEST_QUOTE = 120  # letters of the text that a summary repeats
LONGEST = Correspondence._meta.get_field("summary").max_length or 0

FROM_WORDS = {
    "same": Relation.UNCHANGED,
    "reworded": Relation.REWORDED,
    "figure_changed": Relation.AMENDED,
    "extended": Relation.AMENDED,
    "shortened": Relation.AMENDED,
    "rewritten": Relation.AMENDED,
}
SENTENCES = {
    "same": "The wording is unchanged.",
    "reworded": "The same provision, slightly reworded.",
    "rewritten": "The provision is reworded.",
}


def draft(base: Sequence[Clause], other: Sequence[Clause]) -> tuple[str, str]:
    """A relation and a sentence for ``other`` read against ``base``, ("", "") where either is empty.

    Reads issues, parents and terms with their measures, as :func:`proposals.comparison.compare.passage_of` does.
    """
    if not base or not other:
        return "", ""
    was, now = ([figure for clause in side for figure in passage_of(clause).figures] for side in (base, other))
    old, new = ([clause.text for clause in side] for side in (base, other))
    names = {term.measure.slug: term.measure.name for clause in (*base, *other) for term in clause.terms.all()}
    found = relation_of(old, new, was, now)
    if len(base) != len(other) and 1 in (len(base), len(other)):
        split = len(other) > len(base)
        verb, relation = ("divided into", Relation.SPLIT) if split else ("merged into", Relation.MERGED)
        sentences = [f"{_points(base).capitalize()} {'is' if split else 'are'} {verb} {_points(other)}."]
        sentences += _figure_sentences(was, now, old, new, names)
    else:
        relation = FROM_WORDS[found]
        sentences = _figure_sentences(was, now, old, new, names) or [_from_words(found, old, new)]
    return str(relation), _fitted(sentences)


def _points(clauses: Sequence[Clause]) -> str:
    labels = [clause.label for clause in clauses]
    if len(labels) == 1:
        return f"point {labels[0]}"
    return f"points {', '.join(labels[:-1])} and {labels[-1]}"


def _figure_sentences(
    base: Sequence[vocabulary.Figure],
    other: Sequence[vocabulary.Figure],
    base_texts: Sequence[str],
    other_texts: Sequence[str],
    names: Mapping[str, str],
) -> list[str]:
    """What became of each figure: recorded terms first; without any that differ, figures in the words."""
    if has_changed(base, other):
        lines = figure_lines([("base", base), ("other", other)], "base")
        return [sentence for line in lines if (sentence := _line(line, names[line.measure]))]
    ours, theirs = (
        {(f.kind, f.unit, f.value): f for text in texts for f in find.figures(text)}
        for texts in (base_texts, other_texts)
    )
    gone, come = ([key for key in a if key not in b] for a, b in ((ours, theirs), (theirs, ours)))
    if len(gone) == len(come) == 1 and gone[0][:2] == come[0][:2]:
        old, new = (_amount(found[key[0]]) for found, key in ((ours, gone), (theirs, come)))
        return [f"{new} instead of {old}."]
    return []


def _line(line: vocabulary.FigureLine, name: str) -> str:
    by_text = {key: [figure for text, figure in line.values if text == key] for key in ("base", "other")}
    if len(by_text["base"]) != 1 or len(by_text["other"]) != 1 or not has_changed(by_text["base"], by_text["other"]):
        return ""
    old, new = (wording.value(f.value, f.unit, f.number) for f in (by_text["base"][0], by_text["other"][0]))
    return f"{name}: {new} instead of {old}."


def _amount(found: find.Found) -> str:
    if found.number is None:
        return found.value
    number, unit = found.number, found.unit
    if found.kind == "money":
        for power, name in ((9, "billion"), (6, "million")):
            if number >= Decimal(10) ** power:
                number, unit = number.scaleb(-power), f"{unit} {name}"
                break
    return wording.value("", unit, number)


def _from_words(relation: str, base: Sequence[str], other: Sequence[str]) -> str:
    if relation in SENTENCES:
        return SENTENCES[relation]
    kind, verb = ("removed", "Leaves out") if relation == "shortened" else ("added", "Adds")
    runs = [words.strip() for spans in mark(base, other) for marked, words in spans if marked == kind]
    quotes = "”, “".join(run for run in runs if any(letter.isalnum() for letter in run))
    if relation == "figure_changed" or not quotes or len(quotes) > LONGEST_QUOTE:
        return {"figure_changed": "A figure has changed.", "extended": "Adds to the text."}.get(
            relation, "Omits part of the text."
        )
    return f"{verb} “{quotes}”."


def _fitted(sentences: Sequence[str]) -> str:
    text = " ".join(sentence[:1].upper() + sentence[1:] for sentence in sentences)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
