"""Template tags and filters for readers' pages: addresses, the moment, and a comparison in words.

The words are those of :mod:`proposals.comparison.wording`.
"""

from collections.abc import Iterable, Sequence
from html import unescape
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.utils.translation import gettext as _
from django.utils.translation import override

from config.parameters import MOMENT, ON, RELEASE
from proposals import moment
from proposals.comparison import basis, relation_wording, silence_wording, wording
from proposals.comparison.earlier import stale_lines
from proposals.comparison.issue_coverage import Coverage
from proposals.comparison.records import availability_of
from proposals.comparison.result import Comparison
from proposals.comparison.row import ComparedCell, ComparedRow
from proposals.comparison.tally import tally
from proposals.engine.vocabulary import Figure
from proposals.models import Clause, Event, Issue, Position, Proposal, Term
from proposals.publication.change_wording import change_words, reason_words

register = template.Library()


@register.simple_tag
def address(name: str, *args: str, query: str = "", anchor: str = "", **parameters: str) -> str:
    """The address of a page or of its JSON at the reader's moment: ``{% address 'proposal' text.slug %}``.

    Give ``query`` as a string, or each parameter by its name; empty parameters are left out.
    """
    named = {name: value for name, value in parameters.items() if value}
    return moment.address(name, *args, query=query or named, anchor=anchor)


@register.simple_tag
def compare_address(*texts: Proposal, issue: Issue | None = None, row: str = "") -> str:
    """The comparison of ``texts`` against the first: all rows or those on one issue, scrolled to ``row``."""
    query = {"t": [text.slug for text in texts]} | ({"issue": issue.slug} if issue else {})
    return moment.address("compare", query=query, anchor=row)


@register.simple_block_tag
def capture(content: str) -> str:
    """Stores the text in between in a variable, to use it again: ``{% capture as title %}…{% endcapture %}``."""
    return content


@register.simple_tag(takes_context=True)
def absolute(context: Context, name: str, *args: str, query: str = "", **parameters: str) -> str:
    """The same as ``address``, as an absolute URL, for readers outside this site."""
    return context["request"].build_absolute_uri(address(name, *args, query=query, **parameters))


@register.inclusion_tag("proposals/_moment_inputs.html")
def moment_inputs() -> dict:
    """Hidden inputs for a GET form, to keep the reader's moment and language."""
    return {"parameters": moment.shared_parameters()}


@register.simple_tag(takes_context=True)
def languages(context: Context) -> list[tuple[str, str, str]]:
    """Code, name and address of this page in every language; empty without a request."""
    request = context.get("request")
    if request is None:
        return []
    query = urlencode(sorted(request.GET.lists()), doseq=True)
    return [(code, name, _in_language(code, request.path, query)) for code, name in settings.LANGUAGES]


@register.filter
def in_every_language(escaped: str) -> list[tuple[str, str]]:
    """Code and address of a page in every language, from an escaped address; ``x-default`` is the one without any."""
    path, _mark, query = unescape(escaped).partition("?")
    addresses = [(code, _in_language(code, path, query)) for code, _name in settings.LANGUAGES]
    return [*addresses, ("x-default", _in_language(settings.LANGUAGE_CODE, path, query))]


def _in_language(code: str, path: str, query: str) -> str:
    with override(code):
        return moment.with_moment(path, query)


@register.simple_tag(takes_context=True)
def asked_process(context: Context) -> str:
    """The slug of the process that the page's address names, which links to lists keep; empty if it names none."""
    request, form = context.get("request"), context.get("form")
    process = getattr(form, "cleaned_data", {}).get("process") if request and request.GET.get("process") else None
    return process.slug if process else ""


@register.simple_tag(takes_context=True)
def here(context: Context) -> str:
    """The address of this page with its moment and no other parameters; empty without a request."""
    request = context.get("request")
    return moment.with_moment(request.path) if request else ""


def _without(request: HttpRequest, *names: str) -> str:
    """The address of this page without the parameters ``names``."""
    rest = request.GET.copy()
    for name in names:
        rest.pop(name, None)
    return request.path + (f"?{rest.urlencode()}" if rest else "")


@register.simple_tag(takes_context=True)
def without_day(context: Context) -> str:
    """The address of this page without a day, so with everything since."""
    return _without(context["request"], ON)


def _field(name: str) -> dict[str, str]:
    return {"name": name, "value": moment.current().parameters.get(name, "")}


def _moment_context(context: Context) -> dict:
    """The moment shown, and what a form must send along to show the same page at another one."""
    request = context.get("request")
    if request is None:  # Django renders its 400 page without one
        return {}
    rest = [(name, value) for name, values in sorted(request.GET.lists()) for value in values]
    return {
        "moment": moment.current(),
        "fields": {"day": _field(ON), "release": _field(RELEASE)},
        "release": getattr(request, "release", None),
        "path": request.path,
        "rest": [(name, value) for name, value in rest if name not in MOMENT],
        "now": _without(request, *MOMENT),
    }


@register.inclusion_tag("proposals/_moment.html", takes_context=True)
def moment_bar(context: Context) -> dict:
    """Says which day and release the page shows, if any."""
    return _moment_context(context)


@register.inclusion_tag("proposals/_withdrawn.html")
def withdrawn_since(shown: Proposal | Iterable[Proposal]) -> dict:
    """On a page at a release, says which of the texts ``shown`` have been withdrawn since."""
    texts = [shown] if isinstance(shown, Proposal) else list(shown)
    if not moment.current().release:
        return {"texts": []}
    with moment.at(moment.NOW):
        public = set(
            Proposal.objects.public().filter(slug__in=[text.slug for text in texts]).values_list("slug", flat=True)
        )
    return {"texts": [text for text in texts if text.slug not in public]}


@register.inclusion_tag("proposals/_moment_choice.html", takes_context=True)
def moment_choice(context: Context) -> dict:
    """On a page that shows the present, offers another day or release."""
    return _moment_context(context)


@register.filter
def machine_day(record: Proposal | Position | Event, field: str) -> str:
    """The date in a field of a record as ISO 8601 writes it, no finer than the record knows it."""
    return wording.machine_day(getattr(record, field), record.date_precision)


@register.filter
def issued(proposal: Proposal) -> str:
    return wording.day(proposal.issued_on, proposal.date_precision)


@register.filter
def stated(position: Position) -> str:
    return wording.day(position.stated_on, position.date_precision)


@register.filter
def stated_short(position: Position) -> str:
    """For a table: "8 Dec 2025", no finer than it is known."""
    return wording.short_day(position.stated_on, position.date_precision)


@register.filter
def held(event: Event) -> str:
    """The days of an event: "23 November 2025", "14 December 2025 to 15 December 2025", "from 14 December 2025"."""
    first = wording.day(event.starts_on, event.date_precision)
    if event.shown_end is None:
        return _("from %(day)s") % {"day": first}
    last = wording.day(event.shown_end, event.date_precision)
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


@register.filter
def amount(figure: Term | Figure) -> str:
    return wording.value(figure.value, figure.unit, figure.number)


@register.filter
def signed(value) -> str:
    """A change with its sign: "+200,000", "−15"."""
    return f"{'+' if value >= 0 else '−'}{wording.number(abs(value))}"


@register.inclusion_tag("proposals/_signs.html")
def sign(value: str) -> dict:
    """The glyph of a relation, hidden from screen readers: the words are beside it."""
    return {"signs": [(value, relation_wording.SIGNS[value])]}


@register.inclusion_tag("proposals/_signs.html")
def signs(row: ComparedRow) -> dict:
    """The glyphs of how the texts of a row stand to the base."""
    return {"signs": [(cell.relation, relation_wording.sign_of(cell, row)) for cell in row.others]}


register.filter(tally)
register.filter(relation_wording.relation)
register.filter(relation_wording.relation_to_base)
register.filter(relation_wording.row_relation)
register.filter(relation_wording.cell_relation)
register.filter(relation_wording.decided)
register.filter(relation_wording.summaries)
register.filter(basis.same_in)
register.filter(basis.same_words)
register.filter(basis.shared_basis)
register.filter(basis.described)
register.filter(wording.the)
register.filter(wording.language_name)
register.filter(wording.version_word)
register.filter(basis.basis_of)
register.filter(availability_of)


@register.filter
def row_name(row: ComparedRow) -> str:
    """The name of a row in links and lists: its issue, or its first clause."""
    if row.issue:
        return row.issue.name
    clause = next(compared.clause for cell in row.cells for compared in cell.clauses)
    return wording.point(clause)


@register.filter
def points_of(cell: ComparedCell, base: ComparedCell) -> str:
    return wording.points(cell.cell.relation, cell.labels, base.labels)


@register.filter
def short_titles(texts: Sequence[Proposal]) -> str:
    return wording.listed([text.short_title for text in texts])


@register.filter
def comparison_title(comparison: Comparison) -> str:
    return wording.title_of(comparison)


@register.filter
def comparison_summary(comparison: Comparison) -> str:
    return basis.summary_of(comparison)


@register.filter(name="is")
def is_the_same(one: Proposal, other: Proposal) -> bool:
    return one.pk == other.pk


@register.filter
def with_row(query: str, row_id: str) -> str:
    """A query string with the parameter ``row`` added."""
    return f"{query}&{urlencode({'row': row_id})}"


for words_of in (change_words, reason_words, stale_lines, wording.matched_by, wording.point):
    register.filter(words_of)
register.filter(silence_wording.omission_notes)
register.filter(silence_wording.aside_of)
register.filter(silence_wording.on_record)
register.filter(silence_wording.answers_only)
register.filter(silence_wording.marked_against)


@register.filter
def percent(value: float) -> str:
    return f"{value:.0%}"


@register.filter
def silence(empty: ComparedCell | Coverage) -> str:
    """What it means that a text has nothing in a cell of a comparison, or on an issue; points may follow."""
    if isinstance(empty, ComparedCell):
        return silence_wording.before_points(empty)
    return silence_wording.silence(str(empty.silence), empty.proposal.text_availability, empty.omissions)


@register.filter
def status_word(clause: Clause) -> str:
    return str(wording.STATUS_WORDS[clause.status])


@register.filter
def lookup(mapping: dict, key):
    """The value under ``key``, or None."""
    return mapping.get(key)
