"""Two to six texts side by side: on the page, as files, and as something to cite."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from proposals import moment
from proposals.comparison.basis import basis_words
from proposals.comparison.compare import compare
from proposals.comparison.result import Comparison
from proposals.comparison.row import ComparedRow
from proposals.exports import FileType, csv, document
from proposals.exports.citation import Citation
from proposals.exports.table import table
from proposals.forms.comparison import CiteForm, ComparePageForm
from proposals.forms.fields import FEWEST, MOST
from proposals.models import Proposal, Release
from proposals.moment import Moment
from proposals.publication.releases import database_of

EVERY_ROW = {"rows": "all", "topic": None, "issue": None, "order": "base"}


def page(request: HttpRequest) -> HttpResponse:
    """The comparison, or the choice of texts where fewer than two are named; 400 for invalid values."""
    form = ComparePageForm(request.GET)
    if (
        set(form.errors) == {"base"}
        and form.cleaned_data["t"]
        and Proposal.objects.public().filter(slug=request.GET["base"]).exists()
    ):
        # The reader unticked the text that was the base, but the page's form still names it.
        return redirect(f"{request.path}?{without(request.GET, 'base')}")
    if not form.is_complete:
        return _choice(request, form, status=200 if form.is_valid() else 400)
    comparison = compare(**form.compare_options())
    view = form.cleaned_data["view"]
    context = {
        "form": form,
        "choices": _choices(form),
        "comparison": comparison,
        "view": view,
        "columns": comparison.columns(view),
        "controls": list(_controls(form, comparison)),
        "hidden_inputs": _hidden_inputs(form),
        "chosen": _chosen(form),
        "next_base": form.canonical_query(base=_after(comparison.base, comparison.texts)),
        "canonical": form.canonical_query(),
        "document": form.canonical_query(view="aligned"),
        "every_row": form.canonical_query(rows="all", topic=None, issue=None, match="all"),
    }
    return render(request, "proposals/compare.html", context)


def as_csv(request: HttpRequest) -> HttpResponse:
    """The rows on the page as a table for a spreadsheet.

    Not streamed: all rows are known before the first line can be written, and only a whole response gets an ETag.
    """
    form = ComparePageForm(request.GET)
    if not form.is_complete:
        return _refusal(request, form)
    comparison = compare(**form.compare_options())
    lines = csv.lines(csv.readable(table(comparison, form.cleaned_data["view"], _page_url(request, form))))
    return _download("".join([csv.BYTE_ORDER_MARK, *lines]), csv.TYPE, _file_name(comparison))


def as_document(request: HttpRequest) -> HttpResponse:
    """The rows on the page as a Word document with tracked changes against the base."""
    form = ComparePageForm(request.GET)
    if not form.is_complete:
        return _refusal(request, form)
    comparison = compare(**form.compare_options())
    citation = Citation.of(comparison, _page_url(request, form))
    content = document.write(comparison, form.cleaned_data["view"], citation)
    return _download(content, document.TYPE, _file_name(comparison))


def cite(request: HttpRequest) -> HttpResponse:
    """How to cite a comparison or one row of it: as text, BibTeX and RIS; ``format=`` downloads one of them.

    The cited address names the latest release if that shows what the reader sees, since a release never changes.
    """
    form = CiteForm(request.GET)
    if not form.is_complete:
        return _refusal(request, form)
    comparison, row = _cited(form)
    row_id = form.cleaned_data["row"]
    if row_id and row is None:
        raise Http404
    lasting, cited, cited_row = _lasting(request.GET, comparison, row)
    with moment.at(lasting):
        citation = Citation.of(cited, _page_url(request, form, row_id), cited_row)
    file_format = form.cleaned_data["format"]
    if file_format in citation.FORMATS:
        return _download(citation.written(file_format), citation.FORMATS[file_format], citation.key)
    query = form.canonical_query(format="page") + (f"&{urlencode({'row': row_id})}" if row_id else "")
    context = {
        "comparison": comparison,
        "row": row,
        "citation": citation,
        "query": query,
        "files": [(label, f"{query}&format={name}") for name, label in form.FORMAT if name in citation.FORMATS],
    }
    return render(request, "proposals/compare_cite.html", context)


def _cited(form: CiteForm) -> tuple[Comparison, ComparedRow | None]:
    """The comparison, and the row asked for where there is one, whatever the filters."""
    row_id = form.cleaned_data["row"]
    comparison = compare(**form.compare_options() | (EVERY_ROW if row_id else {}))
    return comparison, next((row for row in comparison.rows if row.row.id == row_id), None)


def _lasting(
    query: QueryDict, comparison: Comparison, row: ComparedRow | None
) -> tuple[Moment, Comparison, ComparedRow | None]:
    """The moment the reader looks at, and what is cited: in the latest release, if that has the same content."""
    now = moment.current()
    latest = None if now.release else Release.objects.without_snapshot().first()
    if latest is None:
        return now, comparison, row
    lasting = replace(now, release=latest.number, database=database_of(latest))
    with moment.at(lasting):
        form = CiteForm(query)
        there = _cited(form) if form.is_complete else None
        if there is None or _cited_content(*there) != _cited_content(comparison, row):
            return now, comparison, row
        return lasting, *there


def _cited_content(comparison: Comparison, row: ComparedRow | None) -> list:
    """What a citation vouches for, as comparable values: words, their basis, marks, relations, figures and stances."""
    rows = comparison.rows if row is None else [row]
    return [
        (
            each.row,
            [judgement.correspondence for judgement in each.judgements],
            [basis_words(cell) for cell in each.cells],
            [(position.slug, position.stance, position.statement) for position in each.positions],
        )
        for each in rows
    ]


# The page's context


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read the comparison: its label, its query string, and whether it is the current one."""

    label: str
    query: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Control:
    """A set of options, one of them chosen."""

    name: str
    label: str
    options: list[Option]


def _controls(form: ComparePageForm, comparison: Comparison) -> Iterable[Control]:
    bases = [(text, text.short_title) for text in comparison.texts]
    for name, label, options in (
        ("view", _("View"), form.VIEW),
        ("base", _("Base"), bases),
        ("rows", _("Rows"), form.ROWS),
        ("order", _("Order"), form.ORDER),
    ):
        chosen = form.cleaned_data[name]
        yield Control(
            name,
            label,
            [Option(str(text), form.canonical_query(**{name: value}), value == chosen) for value, text in options],
        )


def _chosen(form: ComparePageForm) -> list[tuple[Proposal, str]]:
    """Each text with the query string that leaves it out, "" where none may be left out."""
    texts = form.cleaned_data["t"]
    removable = len(texts) > FEWEST
    return [(text, form.canonical_query(t=[t for t in texts if t is not text]) if removable else "") for text in texts]


def _hidden_inputs(form: ComparePageForm) -> list[tuple[str, str]]:
    """What the form for texts and topic sends along unchanged, as names and values."""
    query = QueryDict(form.canonical_query(topic=None))
    return [(name, value) for name, values in query.lists() if name != "t" for value in values]


def _after(text: Proposal, texts: tuple[Proposal, ...]) -> Proposal:
    return texts[(texts.index(text) + 1) % len(texts)]


def _choices(form: ComparePageForm) -> Any:
    """The texts of the process asked for, or of the processes of the texts that are chosen already; else all."""
    texts = Proposal.objects.public().with_clauses().select_related("process")
    asked = {each.process_id for each in form.cleaned_data.get("t") or ()}
    if process := form.cleaned_data.get("process"):
        asked.add(process.pk)
    return texts.filter(process__in=asked) if asked else texts


def _choice(request: HttpRequest, form: ComparePageForm, status: int) -> HttpResponse:
    return render(request, "proposals/compare_choose.html", {"form": form, "choices": _choices(form)}, status=status)


def _refusal(request: HttpRequest, form: ComparePageForm) -> HttpResponse:
    """The choice of texts with a 400, where a file or a citation has none to be about."""
    if form.is_valid():
        message = _("Choose %(fewest)s to %(most)s texts to compare, each with a t parameter.") % {
            "fewest": FEWEST,
            "most": MOST,
        }
        form.add_error("t", message)
    return _choice(request, form, status=400)


def _page_url(request: HttpRequest, form: ComparePageForm, row_id: str = "") -> str:
    """The absolute URL of the page, or of one row among all the others."""
    changes = EVERY_ROW | {"view": "aligned"} if row_id else {}
    query = form.canonical_query(format="page", **changes)
    return request.build_absolute_uri(moment.address("compare", query=query, anchor=row_id))


def _file_name(comparison: Comparison) -> str:
    """The name of a file, without its suffix."""
    return "_".join(text.slug for text in comparison.texts)[:150]


def _download(content: str | bytes, file_type: FileType, name: str) -> HttpResponse:
    """A response that a browser saves as a file."""
    response = HttpResponse(content, content_type=file_type.content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{file_type.suffix}"'
    return response


def without(query: QueryDict, *names: str) -> str:
    """The query string without the parameters ``names``."""
    rest = query.copy()
    for name in names:
        rest.pop(name, None)
    return rest.urlencode()
