"""A comparison as a plain table, with a line for each row of the page, in the same order."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from proposals.comparison import silence_wording, wording
from proposals.comparison.basis import basis_words
from proposals.comparison.earlier import stale_lines
from proposals.comparison.relation_wording import cell_relation, decisions, row_relation, summaries
from proposals.comparison.result import Comparison, View
from proposals.comparison.row import ComparedCell, ComparedFigure, ComparedRow
from proposals.comparison.source_wording import States, graded_name, sourcing_words, weakness
from proposals.comparison.stance_wording import asked_for, off_record, remarks
from proposals.models import data_until
from proposals.moment import current


def table(comparison: Comparison, view: View, page: str) -> Iterator[list[object]]:
    """The column heads, then a line for each row. ``page`` is the address of the comparison, to which a row adds its
    anchor.

    Each text shown has columns for its points, their relation to the base, what their words are (verbatim, paraphrase,
    …) and, except in the summary, the words. Relations are those that lead; under "decided" is who else decided what.
    """
    columns = comparison.columns(view)
    parts = [_("points"), _("relation"), _("basis"), *([] if view == "summary" else [_("words")])]
    yield [
        *(_("row"), _("topic"), _("issue"), _("relation"), _("decided"), _("summary"), _("figures")),
        *(f"{text.short_title}: {part}" for text in columns for part in parts),
        *(_("other rows"), _("matched by"), _("certainty"), _("stances"), _("sources"), _("address")),
        *(_("to be confirmed"), _("sourcing"), _("records run to"), _("release")),
    ]
    states, until = States(), data_until().of_texts(comparison.texts)
    shown = {text.pk for text in columns}
    for row in comparison.rows:
        cells = [cell for cell in row.cells if cell.proposal.pk in shown]
        yield [
            row.row.id,
            *_matter(row),
            row_relation(row),
            "; ".join(decisions(row)),
            "; ".join(summaries(row)),
            "; ".join(figure_words(figure) for figure in row.figures),
            *(part for cell in cells for part in _parts(cell, row, view)),
            "; ".join(_references(cells)),
            wording.matched_by(row),
            row.row.certainty if row.has_certainty else "",
            "; ".join(stance_words(position, states) for position in row.positions),
            "; ".join(_sources(row, shown, states)),
            f"{page.split('#')[0]}#{row.row.id}",
            " ".join(stale_lines(row)),
            "; ".join(_sourcing(cells, states)),
            until and until.iso,
            current().release,
        ]


def _matter(row: ComparedRow) -> tuple[str, str]:
    """The topic and the issue of a row."""
    return (row.topic.name if row.topic else "", row.issue.name if row.issue else "")


def _parts(cell: ComparedCell, row: ComparedRow, view: View) -> Iterator[str]:
    yield "; ".join(cell.labels)
    relation = _("base") if cell is row.base else cell_relation(cell, row)
    wordless = dict.fromkeys(wording.STATUS_WORDS[each.clause.status] for each in cell.clauses if not each.clause.text)
    yield ". ".join([", ".join(map(str, filter(None, (relation, *wordless)))), *silence_wording.omission_notes(cell)])
    yield basis_words(cell)
    if view != "summary":
        yield "\n\n".join(compared.clause.text for compared in cell.clauses if compared.clause.text)


def _references(cells: Iterable[ComparedCell]) -> Iterator[str]:
    """Which clauses answer the row from another, and which of its clauses also answer others."""
    for cell in cells:
        if cell.answered_by:
            yield f"{cell.proposal.short_title}: {silence_wording.answered_by(cell)}"
        for compared in cell.clauses:
            if compared.also_answers:
                point = f"{cell.proposal.short_title} {compared.clause.label}"
                yield f"{point}: {silence_wording.also_answers(compared.also_answers)}"


def figure_words(figure: ComparedFigure) -> str:
    """A measure and its value in each text: "Cap: 600,000 personnel (Plan), 800,000 (Counter, one version)"."""
    values = []
    for text, value in figure.values:
        where = [text.short_title, *filter(None, [wording.version_word(value)])]
        values.append(f"{wording.value(value.value, value.unit, value.number)} ({', '.join(where)})")
    return f"{figure.measure.name}: {', '.join(values)}"


def stance_words(position: Any, states: States) -> str:
    """Who takes which stance on what, when, what its page says of how far that goes, and what it asks for.

    "Alpha: supports, on point 1 of the Plan (20 November 2025, reported, red line, rests only on an aggregator)"
    """
    day = wording.day(position.stated_on, position.date_precision)
    if position.clause_id:
        target = wording.point(position.clause)
    elif position.proposal_id:
        target = _("%(text)s as a whole") % {"text": wording.the(position.proposal.short_title)}
    else:
        target = _("the thesis: %(thesis)s") % {"thesis": position.issue.thesis}
    details = [day, *off_record(position), *remarks(position), weakness(position.sourcing, states)]
    words = _("%(party)s: %(stance)s, on %(target)s (%(day)s)") % {
        "party": position.party.short_name,
        "stance": position.get_stance_display().lower(),
        "target": target,
        "day": ", ".join(filter(None, details)),
    }
    return ". ".join(filter(None, (words, asked_for(position))))


def _sources(row: ComparedRow, shown: set[int], states: States) -> Iterable[str]:
    """The sources of the clauses shown, each once: its name with its grade, and its address."""
    sources: dict[str, str] = {}
    for cell in row.cells:
        if cell.proposal.pk in shown:
            for compared in cell.clauses:
                for source in compared.clause.sources.all():
                    sources.setdefault(source.slug, f"{graded_name(source, states)} {source.url}".strip())
    return sources.values()


def _sourcing(cells: Iterable[ComparedCell], states: States) -> Iterator[str]:
    """How well each clause of the cells is sourced: "Plan 6: 2 sources, … high confidence"."""
    for cell in cells:
        for compared in cell.clauses:
            if words := sourcing_words(compared.clause, states):
                yield f"{cell.proposal.short_title} {compared.clause.label}: {words}"
