"""A comparison as JSON: exactly the rows of :mod:`proposals.comparison.compare`."""

from collections.abc import Iterable
from typing import Any, get_args

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from config.licence import LICENCE
from config.paging import RELEASE_HELP
from proposals.api.serializers.compared_cell import ComparedCellSerializer, relation, relation_by
from proposals.api.serializers.links import ApiUrl, PageUrl, Slug
from proposals.api.serializers.position import StanceSerializer
from proposals.api.serializers.until import UntilSerializer
from proposals.comparison.basis import compared_words
from proposals.comparison.result import Comparison
from proposals.comparison.row import ComparedFigure, ComparedRow
from proposals.comparison.states import EVERY_RELATION, RELATIONS, STATES
from proposals.comparison.wording import moment_warnings
from proposals.engine import vocabulary
from proposals.models import DatePrecision, Proposal
from proposals.models.correspondence import CorrespondenceRelation
from proposals.moment import current

MATCHED_BY = get_args(vocabulary.MatchedBy)


def _counts(names: Iterable[str], **more: dict) -> dict:
    properties = {name: {"type": "integer"} for name in names} | more
    return {"type": "object", "required": list(properties), "properties": properties, "additionalProperties": False}


_SUMMARY = _counts(
    ("rows", "shown", "differ", "agree", "undecided", "agree_as_read", "agree_as_known", "left_open"),
    relations=_counts(EVERY_RELATION),
)
_STATE = _counts(("texts", *STATES))
_VALUES = {
    "type": "object",
    "additionalProperties": {"type": "string"},
    "description": "Value by proposal that fixes one. Several values of one text are separated by semicolons.",
}
_FIGURE: dict[str, dict[str, object]] = {
    **{name: {"type": "string"} for name in ("proposal", "value", "unit")},
    "unsettled": {
        "type": "string",
        "enum": list(get_args(vocabulary.Unsettled)),
        "description": "Why the text does not settle on it: it is in a version of a point, or in brackets.",
    },
}
_FIGURES = {"type": "array", "items": {"type": "object", "required": list(_FIGURE), "properties": _FIGURE}}


class ComparedTextSerializer(serializers.Serializer):
    """A text that is compared."""

    url = ApiUrl("api:proposal")
    html_url = PageUrl()
    proposal = serializers.SlugField(source="slug")
    title = serializers.CharField()
    short_title = serializers.CharField()
    issued_on = serializers.DateField()
    date_precision = serializers.ChoiceField(DatePrecision.choices)
    text_availability = serializers.ChoiceField(Proposal.Availability.choices)
    base = serializers.SerializerMethodField(help_text="Whether this is the text the others are read against.")

    def get_base(self, proposal: Proposal) -> bool:
        return proposal == self.context["base"]


class ComparedFigureSerializer(serializers.Serializer):
    """A measure, with the value that each text fixes for it."""

    measure = Slug()
    unit = serializers.CharField(source="line.unit")
    values = serializers.SerializerMethodField()
    figures = serializers.SerializerMethodField(
        help_text="All values one by one, each with its unit, unsettled ones among them."
    )
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
            if not value.unsettled:
                by_proposal.setdefault(proposal, []).append(value.value)
        return {proposal: "; ".join(values) for proposal, values in by_proposal.items()}

    @extend_schema_field(_FIGURES)
    def get_figures(self, figure: ComparedFigure) -> list[dict[str, str]]:
        return [
            {"proposal": proposal, "value": value.value, "unit": value.unit, "unsettled": value.unsettled}
            for proposal, value in figure.line.values
        ]


class JudgementSerializer(serializers.Serializer):
    """What a person decided about clauses of two texts in a row."""

    first = serializers.SlugField(source="first.slug")
    second = serializers.SlugField(source="second.slug")
    relation = serializers.ChoiceField(
        CorrespondenceRelation.choices, source="correspondence.relation", help_text="From the first text to the second."
    )
    summary = serializers.CharField(help_text="What changed from the first text to the second; may be empty.")


class StaleTermSerializer(serializers.Serializer):
    """A value that the words of its clause, changed since, may no longer set."""

    proposal = Slug(source="clause.proposal")
    key = serializers.CharField(source="clause.key")
    measure = Slug()


class ComparedRowSerializer(serializers.Serializer):
    """The clauses that answer each other, a cell for each text."""

    id = serializers.CharField(source="row.id", help_text="Proposal and key of the row's first clause.")
    topic = serializers.SerializerMethodField()
    issue = Slug(allow_null=True)
    differs = serializers.BooleanField(
        source="is_difference", help_text="Whether a text is known to differ from the base, or the matter is left open."
    )
    state = serializers.SerializerMethodField(
        help_text="How many texts there are beside the base, and how many of them stand how to it."
    )
    relation = relation("The relation to the base that all other texts share; null if they share none.")
    relation_by = relation_by()
    engine_relation = serializers.ChoiceField(
        RELATIONS, allow_null=True, help_text="The relation of the words alone that all other texts share."
    )
    matched_by = serializers.ChoiceField(
        MATCHED_BY, source="row.matched_by", help_text="How the weakest match in the row was made."
    )
    certainty = serializers.SerializerMethodField(
        help_text="How sure the match is; null where the engine or a person found none."
    )
    correspondences = JudgementSerializer(
        many=True, source="judgements", help_text="What people decided, from published correspondences."
    )
    cells = ComparedCellSerializer(many=True)
    terms = ComparedFigureSerializer(many=True, source="figures")
    positions = StanceSerializer(
        many=True, help_text="Last recorded stances on the row's clauses and its issue's thesis."
    )
    stale_correspondences = serializers.SerializerMethodField(
        help_text="Slugs of correspondences decided about an earlier wording of these clauses: they neither pair nor "
        "relate them until a person confirms them."
    )
    stale_terms = StaleTermSerializer(
        many=True, help_text="Values recorded for an earlier wording of a clause: not compared until confirmed."
    )

    def get_topic(self, row: ComparedRow) -> str | None:
        return row.issue.topic.slug if row.issue else None

    @extend_schema_field({"type": ["number", "null"], "format": "double", "minimum": 0, "maximum": 1})
    def get_certainty(self, row: ComparedRow) -> float | None:
        return row.row.certainty if row.has_certainty else None

    @extend_schema_field(_STATE)
    def get_state(self, row: ComparedRow) -> dict[str, int]:
        return {"texts": len(row.others), **row.state}

    @extend_schema_field({"type": "array", "items": {"type": "string"}})
    def get_stale_correspondences(self, row: ComparedRow) -> list[str]:
        return [correspondence.slug for correspondence in row.stale]


# Takes the addresses of the comparison and of its page as url and html_url in the context, and the day as until.
class ComparisonSerializer(UntilSerializer):
    """The texts side by side, clause by clause."""

    url = serializers.SerializerMethodField()
    html_url = serializers.SerializerMethodField()
    texts = ComparedTextSerializer(many=True)
    summary = serializers.SerializerMethodField(
        help_text=(
            "Counts of all rows, whatever topic, issue and rows select; shown is the number of rows given here. "
            "relations counts the texts other than the base in every row."
        )
    )
    rows = ComparedRowSerializer(many=True)
    positions = StanceSerializer(many=True, help_text="Last recorded stances on the texts as a whole.")
    release = serializers.SerializerMethodField(help_text=RELEASE_HELP)
    licence = serializers.SerializerMethodField()
    warnings = serializers.SerializerMethodField(
        help_text="What is compared; and read these before interpreting an empty cell."
    )

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
    def get_summary(self, comparison: Comparison) -> dict[str, Any]:
        counts = comparison.counts
        return {
            "rows": counts.rows,
            "shown": len(comparison.rows),
            "differ": counts.differ,
            "agree": counts.agree,
            "undecided": counts.undecided,
            "agree_as_read": counts.agree_as_read,
            "agree_as_known": counts.agree_as_known,
            "left_open": counts.left_open,
            "relations": counts.relations,
        }

    @extend_schema_field({"type": ["integer", "null"]})
    def get_release(self, comparison: Comparison) -> int | None:
        return current().release

    @extend_schema_field({"type": "array", "items": {"type": "string"}})
    def get_warnings(self, comparison: Comparison) -> list[str]:
        compared = compared_words(comparison, name=lambda text: text.slug)
        return [*filter(None, [compared]), *comparison.warnings, *moment_warnings(current())]

    def get_licence(self, comparison: Comparison) -> str:
        return LICENCE
