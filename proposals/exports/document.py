"""A comparison as a Word document: one table, in which the words of each text are tracked changes against the base.

Accepting all changes gives exactly the texts; rejecting all gives exactly the base, once for each rival version of a
point; words that are not compared, in another language, stay as they are. Remarks about the words (numbers,
relations, silences, figures, stances) have paragraphs of their own and are not tracked.
"""

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from proposals.comparison import silence_wording, wording
from proposals.comparison.basis import basis_of, compared_words, shared_basis
from proposals.comparison.earlier import stale_lines
from proposals.comparison.relation_wording import cell_relation, decisions, row_relation, summaries
from proposals.comparison.result import Comparison, View
from proposals.comparison.row import ComparedCell, ComparedRow
from proposals.comparison.source_wording import States, grade, graded_name, published_day, source_name, sourcing_words
from proposals.engine.characters import visible
from proposals.engine.vocabulary import Span
from proposals.exports import FileType
from proposals.exports.citation import Citation
from proposals.exports.table import figure_words, stance_words
from proposals.models import Clause

TYPE = FileType("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx")
AUTHOR = "Parley"

# Paragraph styles: the words of a text, remarks about them, and the head of a row. A style name without spaces is also
# its ID, so that it need not be looked up for each paragraph, which took four fifths of the time.
WORDS, ABOUT, ROW_HEAD = "ParleyWords", "ParleyAbout", "ParleyRow"


def write(comparison: Comparison, view: View, citation: Citation) -> bytes:
    """The document: title, what is compared, caveats, the table with the rows of the page, legend, sources, address."""
    document = Document()
    _set_up(document, citation)
    document.add_heading(_xml(citation.title), level=1)
    for sentence in (compared_words(comparison), wording.counts_of(comparison), wording.shown_of(comparison)):
        if sentence:
            _write_paragraph(document.add_paragraph(), sentence)
    for caveat in comparison.caveats:
        _write_paragraph(document.add_paragraph(), f"{caveat.proposal.short_title} {caveat.predicate}")
    columns = comparison.columns(view)
    grid = document.add_table(rows=1, cols=1 + len(columns))
    grid.style = "Table Grid"
    _fill_head(grid.rows[0], [_("Issue"), *(_column_head(text, comparison) for text in columns)])
    revisions, states = _Revisions(), States()
    names_basis = not shared_basis(comparison)
    shown = {text.pk for text in columns}
    for row in comparison.rows:
        table_row = grid.add_row()
        _set_row_property(table_row, "w:cantSplit")
        _fill_row_head(table_row.cells[0], row, states)
        for target, cell in zip(table_row.cells[1:], (c for c in row.cells if c.proposal.pk in shown), strict=True):
            _fill_cell(target, cell, row, view, revisions, states, names_basis)
    _add_end(document, comparison, citation, states)
    out = io.BytesIO()
    document.save(out)
    return _without_clock(out)


def _without_clock(saved: io.BytesIO) -> bytes:
    """The file without the times at which its parts were packed, so that equal rows give equal bytes, and one ETag."""
    out = io.BytesIO()
    with ZipFile(saved) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(ZipInfo(part.filename), old.read(part), ZIP_DEFLATED)
    return out.getvalue()


# The page


def _set_up(document: DocumentType, citation: Citation) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
    document.core_properties.author = AUTHOR
    document.core_properties.title = _xml(citation.title)[:255]
    for name, size, bold in ((WORDS, 10, False), (ABOUT, 8, False), (ROW_HEAD, 10, True)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.size, style.font.bold = Pt(size), bold
        style.paragraph_format.space_after = Pt(3)
    _write_paragraph(section.footer.paragraphs[0], f"{citation.url} · {citation.as_of}")


def _fill_head(table_row, titles: Iterable[str]) -> None:
    _set_row_property(table_row, "w:tblHeader")
    _set_row_property(table_row, "w:cantSplit")
    for cell, title in zip(table_row.cells, titles, strict=True):
        _write_paragraph(cell.paragraphs[0], title, ROW_HEAD)


def _column_head(text, comparison: Comparison) -> str:
    title = f"{text.short_title}, {wording.day(text.issued_on, text.date_precision)}"
    return f"{title} ({_('base')})" if text == comparison.base else title


def _set_row_property(table_row, name: str) -> None:
    table_row._tr.get_or_add_trPr().append(OxmlElement(name))


def _add_end(document: DocumentType, comparison: Comparison, citation: Citation, states: States) -> None:
    legend = _(
        "Insertions and deletions are tracked changes against %(base)s. Numbers, relations and notes are Parley’s own."
    )
    _write_paragraph(document.add_paragraph(), legend % {"base": wording.the(comparison.base.short_title)})
    document.add_heading(_("Sources"), level=2)
    for source in comparison.sources:
        publisher = source_name(source) if source.publisher else ""
        parts = [
            part for part in (publisher, source.title, published_day(source), source.url, grade(source, states)) if part
        ]
        parts += [part for part in (source.reliability_reason, "" if source.is_complete else source.missing) if part]
        _write_paragraph(document.add_paragraph(), ", ".join(parts))
    document.add_heading(_("Cite as"), level=2)
    _write_paragraph(document.add_paragraph(), citation.text)


def _write_paragraph(paragraph: Paragraph, text: str, style: str = ABOUT) -> None:
    paragraph._p.style = style
    paragraph.add_run(_xml(text))


def _write_lines(target: _Cell, lines: Iterable[str]) -> None:
    """A paragraph for each line that says something."""
    for line in filter(None, lines):
        _write_paragraph(target.add_paragraph(), line)


# A row


def _fill_row_head(target: _Cell, row: ComparedRow, states: States) -> None:
    _write_paragraph(target.paragraphs[0], row.issue.name if row.issue else _("No issue recorded"), ROW_HEAD)
    matched = wording.matched_by(row)
    if row.has_certainty:
        matched = f"{matched}, {row.row.certainty:.0%}"
    lines = [row_relation(row), *decisions(row), *summaries(row), *stale_lines(row), *map(figure_words, row.figures)]
    lines += [stance_words(position, states) for position in row.on_thesis]
    _write_lines(target, [*lines, matched])


def _fill_cell(
    target: _Cell,
    cell: ComparedCell,
    row: ComparedRow,
    view: View,
    revisions: "_Revisions",
    states: States,
    names_basis: bool,
) -> None:
    relation = cell_relation(cell, row)
    if cell.answered_by and not cell.cell.silence:
        relation = "; ".join(filter(None, (relation, silence_wording.answered_by(cell))))
    _write_paragraph(target.paragraphs[0], relation)
    _write_lines(target, silence_wording.omission_notes(cell))
    for clause in cell.dropped if view != "summary" else ():
        _add_words(target, [("removed", clause.text)], revisions)
    for compared in cell.clauses:
        clause = compared.clause
        _write_paragraph(target.add_paragraph(), _label(clause, compared.marked.moved_from, names_basis))
        if clause.status == Clause.Status.REMOVED:
            _write_paragraph(target.add_paragraph(), clause.text)
        elif compared.marked.spans and view != "summary":
            _add_words(target, compared.marked.spans, revisions)
            _write_lines(target, [silence_wording.marked_against(compared.against)])
        if compared.also_answers:
            _write_paragraph(target.add_paragraph(), silence_wording.also_answers(compared.also_answers))
        for reading in clause.variant_readings.all():
            source = graded_name(reading.source, states)
            reading_note = _("%(source)s published instead: %(reading)s")
            _write_paragraph(target.add_paragraph(), reading_note % {"source": source, "reading": reading.reading})
        notes = [sourcing_words(clause, states), clause.note if clause.is_unrecorded else ""]
        _write_lines(target, [*notes, *(stance_words(position, states) for position in compared.positions)])


def _label(clause: Clause, moved_from: str | None, names_basis: bool) -> str:
    parts = [f"{clause.number or _('unnumbered')} {clause.heading}".strip()]
    if clause.advanced_by:
        parts.append(_("version advanced by %(party)s") % {"party": clause.advanced_by.name})
    elif clause.status != Clause.Status.ACTIVE:
        parts.append(str(wording.STATUS_WORDS[clause.status]))
    if moved_from:
        parts.append(_("moved from %(number)s") % {"number": moved_from})
    if clause.is_unseen or (clause.basis and names_basis):
        parts.append(basis_of(clause))
    return " · ".join(parts)


# Tracked changes


class _Revisions:
    """Numbers the tracked changes of a document, and dates them to the day."""

    def __init__(self) -> None:
        self.last = 0
        self.date = timezone.now().strftime("%Y-%m-%dT00:00:00Z")

    def element(self, name: str):
        self.last += 1
        element = OxmlElement(name)
        for attribute, value in (("w:id", str(self.last)), ("w:author", AUTHOR), ("w:date", self.date)):
            element.set(qn(attribute), value)
        return element


def _add_words(target: _Cell, spans: Iterable[Span], revisions: _Revisions) -> None:
    paragraph = target.add_paragraph()
    paragraph._p.style = WORDS
    for kind, text in spans:
        if kind in ("same", "uncompared"):
            _add_run(paragraph, paragraph._p, text, "w:t")
            continue
        change = revisions.element("w:ins" if kind == "added" else "w:del")
        paragraph._p.append(change)
        _add_run(paragraph, change, text, "w:t" if kind == "added" else "w:delText")


def _add_run(paragraph: Paragraph, parent, text: str, tag: str) -> None:
    """Add one run. Line breaks and tabs become elements of their own, because Word drops them inside a text."""
    run = OxmlElement("w:r")
    parent.append(run)
    piece = ""
    for character in (*_xml(text), ""):
        if character and character not in "\n\t":
            piece += character
            continue
        if piece:
            element = OxmlElement(tag)
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            element.text, piece = piece, ""
            run.append(element)
        if character:
            run.append(OxmlElement("w:br" if character == "\n" else "w:tab"))


def _xml(text: str) -> str:
    """Text that XML can hold: hidden characters become their symbols or numbers, what is not a character U+FFFD."""
    return "".join(map(_character, visible(text.replace("\r\n", "\n"))))


def _character(character: str) -> str:
    code = ord(character)
    if code < 0x20 and character not in "\t\n":
        return chr(0x2400 + code)
    if 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF):
        return "\ufffd"
    return character
