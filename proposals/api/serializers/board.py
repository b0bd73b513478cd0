"""The board as JSON: the rows and counts of :mod:`proposals.stances.board`."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from config.licence import LICENCE
from config.paging import RELEASE_HELP
from proposals import moment
from proposals.api.serializers.links import ApiUrl, PageUrl, Slug
from proposals.api.serializers.position import StanceSerializer
from proposals.comparison.wording import moment_warnings
from proposals.models import Position
from proposals.stances.board import RULE, SIDES, Board, BoardRow

_COUNTS = {name: {"type": "integer"} for name in (*SIDES, "silent")}
_BOTH = {"type": "object", "required": list(_COUNTS), "properties": _COUNTS, "additionalProperties": False}


class EarlierSerializer(serializers.Serializer):
    """A party's statement before it changed its stance."""

    position = serializers.SlugField(source="slug")
    stance = serializers.ChoiceField(Position.Stance.choices)
    stated_on = serializers.DateField()


class CourseSerializer(serializers.Serializer):
    """What one party now says on one issue or text, and since when."""

    party = Slug()
    side = serializers.ChoiceField(SIDES, help_text="accepts, objects, or open for neither.")
    stance = serializers.ChoiceField(Position.Stance.choices, source="current.stance")
    certainty = serializers.ChoiceField(Position.Certainty.choices, source="current.certainty")
    stated_on = serializers.DateField(source="current.stated_on")
    since = serializers.DateField(
        source="since.stated_on", help_text="Date of the statement with which the party took this stance."
    )
    moved_from = EarlierSerializer(allow_null=True, help_text="The last statement with another stance.")
    position = serializers.SlugField(source="current.slug", help_text="The statement that counts.")
    url = ApiUrl("api:position", slug="current.slug")
    html_url = PageUrl(source="current")
    moves = serializers.SerializerMethodField(help_text="Slugs of the statements that changed the stance, in order.")

    def get_moves(self, course: Any) -> list[str]:
        return [statement.slug for statement in course.moves]


class BoardRowSerializer(serializers.Serializer):
    counts = serializers.SerializerMethodField(help_text="Number of parties on each side; they add up to all.")
    sticking = serializers.BooleanField(
        source="is_sticking", help_text="Whether one party accepts it and another objects."
    )
    stances = CourseSerializer(
        source="courses", many=True, help_text="The stances that count. A party not listed is silent."
    )
    beside = StanceSerializer(many=True, help_text="Current stances on clauses; listed, never counted.")

    @extend_schema_field(_BOTH)
    def get_counts(self, row: BoardRow) -> dict[str, int]:
        counts = row.counts
        return {name: getattr(counts, name) for name in _COUNTS}


class IssueRowSerializer(BoardRowSerializer):
    """An issue, with the parties' stances on its thesis."""

    issue = Slug(source="about")
    topic = serializers.SlugField(source="about.topic.slug")
    thesis = serializers.CharField(source="about.thesis")
    html_url = PageUrl(source="about")


class TextRowSerializer(BoardRowSerializer):
    """A text, with the parties' stances on it as a whole."""

    proposal = Slug(source="about")
    html_url = PageUrl(source="about")


# Takes the addresses of the board and of its page as url and html_url in the context.
class BoardSerializer(serializers.Serializer):
    """The parties' current stances on every issue and text."""

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
