"""The board as JSON: the rows and counts of :mod:`proposals.stances.board`."""

from dataclasses import asdict, fields
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from config.licence import LICENCE
from config.paging import RELEASE_HELP
from proposals import moment
from proposals.api.serializers.links import ApiUrl, PageUrl, Slug
from proposals.api.serializers.position import Target, WellSourced
from proposals.api.serializers.until import UntilSerializer
from proposals.comparison.wording import moment_warnings
from proposals.models import DatePrecision, Issue, Position
from proposals.models.stance import SIDES
from proposals.stances.board import Board, BoardRow, Counts
from proposals.stances.rule import RULE

_MEANINGS = {
    "clauses_only": "A stance of theirs on a clause is recorded, and none on the thesis or the whole text.",
    "silent": "No stance of theirs on the thesis or the text, or on a clause, is recorded.",
    "authors": "The records name them as drafters of the text; no stance of theirs on the whole of it is recorded.",
}
_COUNTS = {
    field.name: {"type": "integer"} | ({"description": _MEANINGS[field.name]} if field.name in _MEANINGS else {})
    for field in fields(Counts)
}
_ALL_COUNTS = {
    "type": ["object", "null"],
    "required": list(_COUNTS),
    "properties": _COUNTS,
    "additionalProperties": False,
}


_SIDE = {"type": ["string", "null"], "enum": [*SIDES, None]}


class StatementSerializer(serializers.Serializer):
    """A statement with its own day and certainty, and whether it is well sourced."""

    position = serializers.SlugField(source="slug")
    stance = serializers.ChoiceField(Position.Stance.choices)
    stated_on = serializers.DateField()
    date_precision = serializers.ChoiceField(DatePrecision.choices)
    certainty = serializers.ChoiceField(Position.Certainty.choices)
    well_sourced = WellSourced(source="sourcing.well_sourced")


class CourseSerializer(serializers.Serializer):
    """What one party last said on one issue, text or clause, and since when: the statement that counts, and others."""

    party = Slug()
    side = serializers.SerializerMethodField(help_text="What it is counted as; null for a pledge.")
    stance = serializers.ChoiceField(Position.Stance.choices, source="current.stance")
    emphasis = serializers.CharField(source="current.emphasis", help_text="red-line, priority or empty.")
    target_basis = serializers.CharField(source="current.target_basis", help_text="named, inferred or empty.")
    conditions = serializers.CharField(source="current.conditions", help_text="What the party asks for.")
    certainty = serializers.ChoiceField(Position.Certainty.choices, source="current.certainty")
    stated_on = serializers.DateField(source="current.stated_on")
    date_precision = serializers.ChoiceField(DatePrecision.choices, source="current.date_precision")
    since = StatementSerializer(help_text="The statement with which the party took this stance.")
    best = StatementSerializer(help_text="The best evidence for this stance.")
    moved_from = StatementSerializer(
        allow_null=True, help_text="The statement from which it changed its stance to this one, if it did."
    )
    also_said = StatementSerializer(
        many=True, help_text="Statements with another stance that no change of stance accounts for."
    )
    position = serializers.SlugField(source="current.slug", help_text="The statement that counts.")
    url = ApiUrl("api:position", slug="current.slug")
    html_url = PageUrl(source="current")
    moves = serializers.SerializerMethodField(help_text="Slugs of the statements that changed the stance, in order.")
    well_sourced = WellSourced(source="current.sourcing.well_sourced")

    @extend_schema_field(_SIDE)
    def get_side(self, course: Any) -> str | None:
        return None if course.current.is_pledge else course.side

    def get_moves(self, course: Any) -> list[str]:
        return [statement.slug for statement in course.moves]


class BesideSerializer(CourseSerializer):
    """The same for a clause, which is the target."""

    target = Target(source="current")


class BoardRowSerializer(serializers.Serializer):
    counts = serializers.SerializerMethodField(
        help_text="Number of parties on each side; they add up to all. null for a pledge."
    )
    sticking = serializers.BooleanField(
        source="is_sticking", help_text="Whether one party accepts it, with or without conditions, and another objects."
    )
    conditions_differ = serializers.BooleanField(
        help_text="Whether two accept it, one of them with conditions that nobody recorded as compatible."
    )
    stances = CourseSerializer(source="courses", many=True, help_text="The stances that count.")
    beside = BesideSerializer(many=True, help_text="Last recorded stances on clauses; shown, never counted.")

    @extend_schema_field(_ALL_COUNTS)
    def get_counts(self, row: BoardRow) -> dict[str, int] | None:
        return asdict(row.counts) if row.counts else None


class IssueRowSerializer(BoardRowSerializer):
    """An issue, with the parties' stances on its thesis."""

    issue = Slug(source="about")
    topic = serializers.SlugField(source="about.topic.slug")
    thesis = serializers.CharField(source="about.thesis")
    kind = serializers.ChoiceField(Issue.Kind.choices, source="about.kind")
    html_url = PageUrl(source="about")


class TextRowSerializer(BoardRowSerializer):
    """A text, with the parties' stances on it as a whole."""

    proposal = Slug(source="about")
    html_url = PageUrl(source="about")
    authors = serializers.SerializerMethodField(
        help_text="Slugs of the parties counted as authors: the records name them as drafters, and no stance of theirs "
        "on the whole text is recorded."
    )

    def get_authors(self, row: BoardRow) -> list[str]:
        return [party.slug for party in row.authors]


# Takes the addresses of the board and of its page as url and html_url in the context, and the day as until.
class BoardSerializer(UntilSerializer):
    """The last recorded stances of the parties on every issue and text."""

    url = serializers.SerializerMethodField()
    html_url = serializers.SerializerMethodField()
    process = Slug(allow_null=True, help_text="null while nothing is published.")
    parties = serializers.SerializerMethodField(help_text="Slugs of the parties counted, most statements first.")
    sticking = serializers.SerializerMethodField(help_text="Slugs of the sticking points, most evenly split first.")
    issues = IssueRowSerializer(many=True)
    proposals = TextRowSerializer(source="texts", many=True, help_text="Empty if a topic is asked for.")
    release = serializers.SerializerMethodField(help_text=RELEASE_HELP)
    licence = serializers.SerializerMethodField()
    warnings = serializers.SerializerMethodField(help_text="How the stances are counted.")

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_url(self, board: Board) -> str:
        return self.context["url"]

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_html_url(self, board: Board) -> str:
        return self.context["html_url"]

    def get_parties(self, board: Board) -> list[str]:
        return [party.slug for party in board.parties]

    def get_sticking(self, board: Board) -> list[str]:
        return [row.about.slug for row in board.sticking]

    @extend_schema_field({"type": ["integer", "null"]})
    def get_release(self, board: Board) -> int | None:
        return moment.current().release

    def get_licence(self, board: Board) -> str:
        return LICENCE

    def get_warnings(self, board: Board) -> list[str]:
        return [*(str(sentence) for sentence in RULE), *moment_warnings(moment.current())]
