"""A comparison as JSON: exactly the rows of :mod:`proposals.comparison.compare`."""

from typing import Any, get_args

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from config.licence import LICENCE
from config.paging import RELEASE_HELP
from proposals.api.serializers.links import ApiUrl, PageUrl, Slug, slugs
from proposals.api.serializers.position import StanceSerializer
from proposals.api.serializers.proposal import OmissionSerializer
from proposals.comparison.result import RELATIONS, ComparedClause, ComparedFigure, ComparedRow, Comparison
from proposals.comparison.wording import moment_warnings
from proposals.engine import vocabulary
from proposals.models import Clause, Proposal
from proposals.moment import current

SILENCES = get_args(vocabulary.Silence)
MATCHED_BY = get_args(vocabulary.MatchedBy)
SPAN_KINDS = get_args(vocabulary.SpanKind)

_SPANS = {
    "type": "array",
    "items": {
        "type": "array",
        "prefixItems": [{"enum": list(SPAN_KINDS)}, {"type": "string"}],
        "minItems": 2,
        "maxItems": 2,
    },
    "description": (
        "Runs of words against the base, as [kind, words]. Joining same and added gives the clause's text; over the "
        "clauses of a cell, joining same and removed gives the text of the base's cell."
    ),
}
_COUNTS = {name: {"type": "integer"} for name in ("rows", *RELATIONS, "not_known")}
_SUMMARY = {
    "type": "object",
    "required": list(_COUNTS),
    "properties": _COUNTS,
    "additionalProperties": False,
}
_VALUES = {
    "type": "object",
    "additionalProperties": {"type": "string"},
    "description": "Value by proposal. Several values of one text are separated by semicolons.",
}
_FIGURE = {name: {"type": "string"} for name in ("proposal", "value", "unit")}
_FIGURES = {"type": "array", "items": {"type": "object", "required": list(_FIGURE), "properties": _FIGURE}}


def _relation(help_text: str) -> serializers.ChoiceField:
    return serializers.ChoiceField(RELATIONS, source="cell.relation", allow_null=True, help_text=help_text)


class ComparedTextSerializer(serializers.Serializer):
    """A text that is compared."""

    url = ApiUrl("api:proposal")
    html_url = PageUrl()
    proposal = serializers.SlugField(source="slug")
    title = serializers.CharField()
    short_title = serializers.CharField()
    issued_on = serializers.DateField()
    text_availability = serializers.ChoiceField(Proposal.Availability.choices)
    base = serializers.SerializerMethodField(help_text="Whether this is the text the others are read against.")

    def get_base(self, proposal: Proposal) -> bool:
        return proposal == self.context["base"]


class ComparedClauseSerializer(serializers.Serializer):
    """A clause in a cell, with its words marked against the base."""

    url = ApiUrl("api:clause", proposal="clause.proposal.slug", key="clause.key")
    html_url = PageUrl(source="clause")
    key = serializers.CharField(source="clause.key")
    number = serializers.CharField(source="clause.number")
    heading = serializers.CharField(source="clause.heading")
    status = serializers.ChoiceField(Clause.Status.choices, source="clause.status")
    basis = serializers.CharField(source="clause.basis")
    sources = slugs(source="clause.sources")
    silence = serializers.ChoiceField(
        SILENCES,
        source="marked.silence",
        allow_null=True,
        help_text="Why the clause has no words here; null if it has.",
    )
    moved_from = serializers.CharField(
        source="marked.moved_from", allow_null=True, help_text="Its number in the base, if it has moved."
    )
    spans = serializers.SerializerMethodField()

    @extend_schema_field(_SPANS)
    def get_spans(self, compared: ComparedClause) -> list[list[str]]:
        return [[kind, text] for kind, text in compared.marked.spans]


class ComparedCellSerializer(serializers.Serializer):
    """One text's clauses in a row, or the reason why it has none."""

    proposal = Slug()
    silence = serializers.ChoiceField(
        SILENCES, source="cell.silence", allow_null=True, help_text="Why the cell is empty; null if it is not."
    )
    because = serializers.CharField(
        source="cell.because", allow_null=True, help_text="Key of this text's clause that explains the silence."
    )
    elsewhere = serializers.ListField(
        child=serializers.CharField(),
        source="cell.elsewhere",
        help_text="Keys of all clauses of this text on the row's issue, if the cell is empty.",
    )
    omissions = OmissionSerializer(many=True, help_text="Clauses of the row that this text is known to omit.")
    relation = _relation("Relation to the base's cell; null for the base, and if it is not known.")
    coarsened = serializers.BooleanField(
        source="cell.coarsened", help_text="Whether the texts were too long to mark word by word throughout."
    )
    clauses = ComparedClauseSerializer(many=True)


class ComparedFigureSerializer(serializers.Serializer):
    """A measure, with the value that each text fixes for it."""

    measure = Slug()
    unit = serializers.CharField(source="line.unit")
    values = serializers.SerializerMethodField()
    figures = serializers.SerializerMethodField(help_text="The same values one by one, each with its unit.")
    change = serializers.CharField(
        source="line.change", allow_null=True, help_text="The last figure minus the base's, if both are known."
    )
    ratio = serializers.CharField(
        source="line.ratio", allow_null=True, help_text="The last figure divided by the base's, to three decimals."
    )

    @extend_schema_field(_VALUES)
    def get_values(self, figure: ComparedFigure) -> dict[str, str]:
        by_proposal: dict[str, list[str]] = {}
        for proposal, value in figure.line.values:
            by_proposal.setdefault(proposal, []).append(value.value)
        return {proposal: "; ".join(values) for proposal, values in by_proposal.items()}

    @extend_schema_field(_FIGURES)
    def get_figures(self, figure: ComparedFigure) -> list[dict[str, str]]:
        return [
            {"proposal": proposal, "value": value.value, "unit": value.unit} for proposal, value in figure.line.values
        ]


class ComparedRowSerializer(serializers.Serializer):
    """The clauses that answer each other, a cell for each text."""

    id = serializers.CharField(source="row.id", help_text="Proposal and key of the row's first clause.")
    topic = serializers.SerializerMethodField()
    issue = Slug(allow_null=True)
    relation = serializers.ChoiceField(RELATIONS, source="row.relation", allow_null=True)
    matched_by = serializers.ChoiceField(
        MATCHED_BY, source="row.matched_by", help_text="How the weakest match in the row was made."
    )
    certainty = serializers.FloatField(source="row.certainty", min_value=0, max_value=1)
    correspondence = serializers.SerializerMethodField(
        help_text="The relation according to a published correspondence."
    )
    summary = serializers.SerializerMethodField(help_text="What changed, according to a published correspondence.")
    cells = ComparedCellSerializer(many=True)
    terms = ComparedFigureSerializer(many=True, source="figures")
    positions = StanceSerializer(many=True, help_text="Current stances on the row's clauses and its issue's thesis.")

    def get_topic(self, row: ComparedRow) -> str | None:
        return row.issue.topic.slug if row.issue else None

    def get_correspondence(self, row: ComparedRow) -> str | None:
        return row.judged_relation or None

    def get_summary(self, row: ComparedRow) -> str | None:
        return row.summary or None


# Takes the addresses of the comparison and of its page as url and html_url in the context.
class ComparisonSerializer(serializers.Serializer):
    """The texts side by side, clause by clause."""

    url = serializers.SerializerMethodField()
    html_url = serializers.SerializerMethodField()
    texts = ComparedTextSerializer(many=True)
    summary = serializers.SerializerMethodField(
        help_text="Number of rows given here, of each relation, and of rows that cannot be compared yet."
    )
    total = serializers.IntegerField(help_text="Number of all rows, before topic, issue and rows are applied.")
    rows = ComparedRowSerializer(many=True)
    positions = StanceSerializer(many=True, help_text="Current stances on the texts as a whole.")
    release = serializers.SerializerMethodField(help_text=RELEASE_HELP)
    licence = serializers.SerializerMethodField()
    warnings = serializers.SerializerMethodField(help_text="Read these before interpreting an empty cell.")

    def __init__(self, comparison: Comparison | None = None, **options: Any):
        super().__init__(comparison, **options)
        if comparison is not None:
            self.context["base"] = comparison.base

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_url(self, comparison: Comparison) -> str:
        return self.context["url"]

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_html_url(self, comparison: Comparison) -> str:
        return self.context["html_url"]

    @extend_schema_field(_SUMMARY)
    def get_summary(self, comparison: Comparison) -> dict[str, int]:
        return comparison.summary

    @extend_schema_field({"type": ["integer", "null"]})
    def get_release(self, comparison: Comparison) -> int | None:
        return current().release

    @extend_schema_field({"type": "array", "items": {"type": "string"}})
    def get_warnings(self, comparison: Comparison) -> list[str]:
        return [*comparison.warnings, *moment_warnings(current())]

    def get_licence(self, comparison: Comparison) -> str:
        return LICENCE
