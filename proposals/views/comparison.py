"""Two to six texts side by side: on the page, as files, and as something to cite."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from proposals import moment
from proposals.comparison import compare
from proposals.comparison.result import ComparedRow, Comparison
from proposals.exports import FileType, csv, document
from proposals.exports.citation import Citation
from proposals.exports.table import table
from proposals.forms.fields import FEWEST, MOST, CiteForm, ComparePageForm
from proposals.models import Proposal, Release
from proposals.moment import Moment
from proposals.publication.releases import database_of

EVERY_ROW = {"rows": "all", "topic": None, "issue": None, "order": "base"}


def page(request: HttpRequest) -> HttpResponse:
    """The comparison, or the choice of texts where fewer than two are named; 400 for values that mean nothing."""
    form = ComparePageForm(request.GET)
    if (
        set(form.errors) == {"base"}
        and form.cleaned_data["t"]
        and Proposal.objects.public().filter(slug=request.GET["base"]).exists()
    ):
        # The reader unticked the text that was the base: the page's own form still names it.
        return redirect(f"{request.path}?{without(request.GET, 'base')}")
    if not form.is_complete:
        return _choice(request, form, status=200 if form.is_valid() else 400)
    found = compare.compare(**form.compare_options())
    view = form.cleaned_data["view"]
    context = {
        "form": form,
        "choices": _choices(),
        "comparison": found,
        "view": view,
        "columns": found.columns(view),
        "controls": list(_controls(form, found)),
        "kept": _kept(form),
        "chosen": _chosen(form),
        "next_base": form.canonical_query(base=_after(found.base, found.texts)),
        "canonical": form.canonical_query(),
        "document": form.canonical_query(view="aligned"),
        "every_row": form.canonical_query(rows="all", topic=None, issue=None, match="all"),
    }
    return render(request, "proposals/compare.html", context)


def as_csv(request: HttpRequest) -> HttpResponse:
    """The rows on the page as a table for a spreadsheet.

    Sent whole: the rows are there before the first line can be written, and only what is whole gets an ETag.
    """
    form = ComparePageForm(request.GET)
    if not form.is_complete:
        return _refusal(request, form)
    found = compare.compare(**form.compare_options())
    lines = csv.lines(table(found, form.cleaned_data["view"], _page(request, form)))
    return _file("".join([csv.BYTE_ORDER_MARK, *lines]), csv.TYPE, _name(found))


def as_document(request: HttpRequest) -> HttpResponse:
    """The rows on the page as a Word document with tracked changes against the base."""
    form = ComparePageForm(request.GET)
    if not form.is_complete:
        return _refusal(request, form)
    found = compare.compare(**form.compare_options())
    body = document.write(found, form.cleaned_data["view"], Citation.of(found, _page(request, form)))
    return _file(body, document.TYPE, _name(found))


def cite(request: HttpRequest) -> HttpResponse:
    """How to cite a comparison, or one row of it: in words, as BibTeX and as RIS; ``format=`` gives one as a file.

    The address cited names the latest release where that says the same as what the reader sees, since a release never
    changes.
    """
    form = CiteForm(request.GET)
    if not form.is_complete:
        return _refusal(request, form)
    found, row = _cited(form)
    row_id = form.cleaned_data["row"]
    if row_id and row is None:
        raise Http404
    with moment.at(_lasting_moment(request.GET, _says(found, row))):
        citation = Citation.of(found, _page(request, form, row_id), row)
    wanted = form.cleaned_data["format"]
    if wanted in citation.FORMATS:
        return _file(citation.written(wanted), citation.FORMATS[wanted], citation.key)
    query = form.canonical_query(format="page") + (f"&{urlencode({'row': row_id})}" if row_id else "")
    context = {
        "comparison": found,
        "row": row,
        "citation": citation,
        "query": query,
        "files": [(label, f"{query}&format={name}") for name, label in form.FORMAT if name in citation.FORMATS],
    }
    return render(request, "proposals/compare_cite.html", context)


def _cited(form: CiteForm) -> tuple[Comparison, ComparedRow | None]:
    """The comparison, and its row where one is asked for and is there, whatever filters it is seen through."""
    row_id = form.cleaned_data["row"]
    found = compare.compare(**form.compare_options() | (EVERY_ROW if row_id else {}))
    return found, next((row for row in found.rows if row.row.id == row_id), None)


def _lasting_moment(query: QueryDict, said: list) -> Moment:
    """The moment the reader looks at, in the latest release where that says the same."""
    now = moment.current()
    latest = None if now.release else Release.objects.without_snapshot().first()
    if latest is None:
        return now
    lasting = replace(now, release=latest.number, database=database_of(latest))
    with moment.at(lasting):
        form = CiteForm(query)
        return lasting if form.is_complete and _says(*_cited(form)) == said else now


def _says(found: Comparison, row: ComparedRow | None) -> list:
    """What a citation vouches for: words, marks, relations, figures and stances, as values that can be compared."""
    rows = found.rows if row is None else [row]
    return [(each.row, [(said.slug, said.stance, said.statement) for said in each.positions]) for each in rows]


# What the page needs to say and to link


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read the comparison: its words, the query string that asks for it, whether it is the one shown."""

    label: str
    query: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Control:
    """Options of which one holds."""

    name: str
    label: str
    options: list[Option]


def _controls(form: ComparePageForm, found: Comparison) -> Iterable[Control]:
    bases = [(text, text.short_title) for text in found.texts]
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
            [Option(str(words), form.canonical_query(**{name: value}), value == chosen) for value, words in options],
        )


def _chosen(form: ComparePageForm) -> list[tuple[Proposal, str]]:
    """Each text with the query string that leaves it out, "" where two must stay."""
    texts = form.cleaned_data["t"]
    may_go = len(texts) > FEWEST
    return [(text, form.canonical_query(t=[t for t in texts if t is not text]) if may_go else "") for text in texts]


def _kept(form: ComparePageForm) -> list[tuple[str, str]]:
    """What the form for texts and topic sends along, so that the rest stays as it is."""
    query = QueryDict(form.canonical_query(topic=None))
    return [(name, value) for name, values in query.lists() if name != "t" for value in values]


def _after(text: Proposal, texts: tuple[Proposal, ...]) -> Proposal:
    return texts[(texts.index(text) + 1) % len(texts)]


def _choices():
    return Proposal.objects.public().with_clauses().select_related("process")


def _choice(request: HttpRequest, form: ComparePageForm, status: int) -> HttpResponse:
    return render(request, "proposals/compare_choose.html", {"form": form, "choices": _choices()}, status=status)


def _refusal(request: HttpRequest, form: ComparePageForm) -> HttpResponse:
    """A file or a citation needs texts to be about."""
    if form.is_valid():
        message = _("Choose %(fewest)s to %(most)s texts to compare, each with a t parameter.") % {
            "fewest": FEWEST,
            "most": MOST,
        }
        form.add_error("t", message)
    return _choice(request, form, status=400)


def _page(request: HttpRequest, form: ComparePageForm, row_id: str = "") -> str:
    """The whole address of the page, or of one row where it stands among all of them."""
    among = EVERY_ROW | {"view": "aligned"} if row_id else {}
    query = form.canonical_query(format="page", **among)
    return request.build_absolute_uri(moment.address("compare", query=query, anchor=row_id))


def _name(found: Comparison) -> str:
    """The name of a file, without its ending."""
    return "_".join(text.slug for text in found.texts)[:150]


def _file(content: str | bytes, kind: FileType, name: str) -> HttpResponse:
    """An answer that a browser saves."""
    response = HttpResponse(content, content_type=kind.content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind.suffix}"'
    return response


def without(query: QueryDict, *names: str) -> str:
    """The query string less the parameters named."""
    rest = query.copy()
    for name in names:
        rest.pop(name, None)
    return rest.urlencode()
