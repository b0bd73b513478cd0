"""A cell of a comparison as JSON: clauses with their marks, or a silence."""

from typing import get_args

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from proposals.api.serializers.links import ApiUrl, PageUrl, Slug, slugs
from proposals.api.serializers.position import IndependentSources, WellSourced
from proposals.api.serializers.proposal import OmissionSerializer
from proposals.comparison.row import By, ComparedCell, ComparedClause
from proposals.comparison.states import EVERY_RELATION, RELATIONS, STATES
from proposals.engine import vocabulary
from proposals.models import Clause

SILENCES = get_args(vocabulary.Silence)
BARRIERS = get_args(vocabulary.Barrier)
SPAN_KINDS = get_args(vocabulary.SpanKind)
REPLACED_KINDS = get_args(vocabulary.ReplacedKind)
BY = get_args(By)

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
        "clauses of a cell, joining same and removed gives the text of the base's cell. Rival versions are each "
        "marked by themselves; where the base has several, against one of them (see against). The text of a clause "
        "that is not compared is one run, uncompared."
    ),
}


def relation(help_text: str) -> serializers.ChoiceField:
    return serializers.ChoiceField(EVERY_RELATION, allow_null=True, help_text=help_text)


def relation_by() -> serializers.ChoiceField:
    return serializers.ChoiceField(BY, allow_null=True, help_text="Who decided the relation.")


class ComparedClauseSerializer(serializers.Serializer):
    """A clause in a cell, with its words marked against the base."""

    url = ApiUrl("api:clause", proposal="clause.proposal.slug", key="clause.key")
    html_url = PageUrl(source="clause")
    key = serializers.CharField(source="clause.key")
    number = serializers.CharField(source="clause.number")
    heading = serializers.CharField(source="clause.heading")
    status = serializers.ChoiceField(Clause.Status.choices, source="clause.status")
    basis = serializers.CharField(source="clause.basis")
    verification = serializers.ChoiceField(Clause.Verification.choices, source="clause.verification")
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
    also_answers = serializers.ListField(
        child=serializers.CharField(),
        source="marked.also_answers",
        help_text="Ids of other rows that the clause answers too. It stands and counts in this row alone.",
    )
    against = serializers.ListField(
        child=serializers.CharField(),
        source="marked.against",
        help_text="Keys of the one of the base's rival versions that it is marked against; empty if it has none.",
    )
    spans = serializers.SerializerMethodField()
    well_sourced = WellSourced(source="clause.sourcing.well_sourced")
    independent_sources = IndependentSources(source="clause.sourcing.independent")
    note = serializers.CharField(
        source="clause.note", help_text="For a point not recorded yet: which source has it, if we know."
    )

    @extend_schema_field(_SPANS)
    def get_spans(self, compared: ComparedClause) -> list[list[str]]:
        return [[kind, text] for kind, text in compared.marked.spans]


class ReferenceSerializer(serializers.Serializer):
    """A clause that answers a row but stands in another."""

    key = serializers.CharField()
    row = serializers.CharField(help_text="Id of the row where the clause stands.")
    only = serializers.ListField(
        child=serializers.CharField(), help_text="Texts of the row that the clause answers, if it does not answer all."
    )


class ReplacedSerializer(serializers.Serializer):
    """A figure, a reference ("Article 5") or a name ("G8") that stands where the base has another."""

    kind = serializers.ChoiceField(REPLACED_KINDS)
    base = serializers.CharField(help_text="As the base writes it.")
    other = serializers.CharField(help_text="As this text writes it.")


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
        help_text=(
            "Keys of all clauses of this text on the row's issue or, if there are none, on other issues of the row's "
            "clauses; if the cell is empty."
        ),
    )
    answered_by = ReferenceSerializer(
        many=True,
        source="cell.answered_by",
        help_text="Clauses of this text that answer the row but stand in another.",
    )
    omissions = OmissionSerializer(many=True, help_text="Clauses of the row that this text is known to omit.")
    on_record = OmissionSerializer(
        many=True,
        help_text="Clauses of other rows or texts on the row's issue that this text, if silent, is known to omit.",
    )
    state = serializers.SerializerMethodField(help_text="How the text stands to the base; null for the base.")
    relation = relation("Relation to the base's cell; null for the base, and if it is not known.")
    relation_by = relation_by()
    engine_relation = serializers.ChoiceField(
        RELATIONS, source="cell.relation", allow_null=True, help_text="The relation of the words alone."
    )
    barrier = serializers.ChoiceField(
        BARRIERS,
        source="cell.barrier",
        allow_null=True,
        help_text=(
            "Why the words are not compared with the base's: they share no language or script, nobody has seen the "
            "wording, or a figure can be read in two ways; null if they are."
        ),
    )
    replaced = ReplacedSerializer(
        many=True,
        source="cell.replaced",
        help_text="Written figures, references and names that stand in the place of others; most other words stay.",
    )
    coarsened = serializers.BooleanField(
        source="cell.coarsened", help_text="Whether the texts were too long to mark word by word throughout."
    )
    clauses = ComparedClauseSerializer(many=True)

    @extend_schema_field(serializers.ChoiceField(STATES, allow_null=True))
    def get_state(self, cell: ComparedCell) -> str | None:
        return None if cell.proposal == self.context["base"] else cell.state
