"""The endpoints for records: which rows each has, what is fetched with them, and how they are filtered."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from proposals.api.descriptions import STATE, described, described_writing
from proposals.api.examples import PROPOSAL_EXAMPLE
from proposals.api.rows import PublicRows
from proposals.api.serializers import catalogue, drafts
from proposals.api.serializers.change import ChangeSerializer
from proposals.api.serializers.clause import ClauseSerializer
from proposals.api.serializers.correspondence import CorrespondenceSerializer
from proposals.api.serializers.event import EventSerializer
from proposals.api.serializers.position import PositionSerializer
from proposals.api.serializers.proposal import ProposalSerializer
from proposals.api.writing import ReviewableRows, WritableRows
from proposals.forms import filters
from proposals.models import (
    Change,
    Issue,
    Measure,
    Omission,
    Party,
    Position,
    Process,
    Proposal,
    Source,
    Topic,
)
from proposals.models.editorial import seen_by


def caveats_of(proposals: Iterable[Proposal]) -> list[str]:
    """A sentence for each proposal whose text is not public in full, without repetition."""
    return list(dict.fromkeys(f"{proposal.slug} {proposal.caveat}" for proposal in proposals if proposal.caveat))


@described("processes", "a process", "Peace processes with something published.")
class Processes(PublicRows):
    serializer_class = catalogue.ProcessSerializer
    filterset_class = filters.ProcessFilter

    def get_queryset(self) -> QuerySet:
        return Process.objects.public()


@described("parties", "a party", "States, organisations and coalitions that draft proposals or take positions.")
class Parties(PublicRows):
    serializer_class = catalogue.PartySerializer
    filterset_class = filters.PartyFilter

    def get_queryset(self) -> QuerySet:
        return Party.objects.public().prefetch_related(Prefetch("members", Party.objects.public()))


@described("sources", "a source", "Publications that published records cite.")
class Sources(PublicRows):
    serializer_class = catalogue.SourceSerializer
    filterset_class = filters.SourceFilter

    def get_queryset(self) -> QuerySet:
        return Source.objects.public()


@described("topics", "a topic", "Headings that group the issues.")
class Topics(PublicRows):
    serializer_class = catalogue.TopicSerializer
    filterset_class = filters.TopicFilter

    def get_queryset(self) -> QuerySet:
        return Topic.objects.public().select_related("process")


@described("issues", "an issue", "Single matters, each with a thesis that parties accept or reject.")
class Issues(PublicRows):
    serializer_class = catalogue.IssueSerializer
    filterset_class = filters.IssueFilter

    def get_queryset(self) -> QuerySet:
        return Issue.objects.public().select_related("topic")


@described("measures", "a measure", "Quantities fixed by clauses and compared across proposals.")
class Measures(PublicRows):
    serializer_class = catalogue.MeasureSerializer
    filterset_class = filters.MeasureFilter

    def get_queryset(self) -> QuerySet:
        return Measure.objects.public().select_related("issue")


@described_writing("an event", drafts.EventDraftSerializer, EventSerializer)
@described("events", "an event", "Meetings, leaks and publications.", more=[STATE])
class Events(ReviewableRows):
    serializer_class = EventSerializer
    draft_class = drafts.EventDraftSerializer
    filterset_class = filters.EventFilter

    def with_relatives(self, rows: Any, among: QuerySet | None) -> QuerySet:
        return rows.with_relatives(among)


@described_writing("a proposal", drafts.ProposalDraftSerializer, ProposalSerializer)
@described("proposals", "a proposal", "Texts that parties negotiate about.", examples=[PROPOSAL_EXAMPLE], more=[STATE])
class Proposals(ReviewableRows):
    serializer_class = ProposalSerializer
    draft_class = drafts.ProposalDraftSerializer
    filterset_class = filters.ProposalFilter

    def with_relatives(self, rows: Any, among: QuerySet | None) -> QuerySet:
        shown = Omission.objects.public() if among is None else Omission.objects.filter(clause__proposal__in=among)
        omissions = shown.select_related("clause__proposal")
        return rows.with_relatives(among).prefetch_related(Prefetch("omissions", omissions, to_attr="public_omissions"))

    def warnings(self, rows: Sequence[Any]) -> list[str]:
        return caveats_of(rows)


CLAUSE_PATH = [
    OpenApiParameter("proposal", str, OpenApiParameter.PATH, description="Slug of the proposal."),
    OpenApiParameter("key", str, OpenApiParameter.PATH, description="Key of the clause in it, such as 12 or 10.a."),
]


@described_writing("a clause", drafts.ClauseDraftSerializer, ClauseSerializer, verbs=False, path=CLAUSE_PATH)
@described(
    "clauses",
    "a clause",
    "The provisions of the proposals, with their terms and variant readings.",
    path=CLAUSE_PATH,
    more=[STATE],
)
class Clauses(WritableRows):
    serializer_class = ClauseSerializer
    draft_class = drafts.ClauseDraftSerializer
    filterset_class = filters.ClauseFilter
    lookups = {"proposal": "proposal__slug", "key": "key"}
    state_path = "proposal__state"

    def with_relatives(self, rows: Any, among: QuerySet | None) -> QuerySet:
        return rows.select_related("proposal", "parent", "advanced_by", "issue").prefetch_related(
            "further_issues", "sources", "terms__measure", "variant_readings__source"
        )

    def warnings(self, rows: Sequence[Any]) -> list[str]:
        return caveats_of(row.proposal for row in rows)


@described_writing("a position", drafts.PositionDraftSerializer, PositionSerializer)
@described("positions", "a position", "Dated, sourced stances of parties.", more=[STATE])
class Positions(ReviewableRows):
    serializer_class = PositionSerializer
    draft_class = drafts.PositionDraftSerializer
    filterset_class = filters.PositionFilter
    numbered = "p"

    def with_relatives(self, rows: Any, among: QuerySet | None) -> QuerySet:
        current = Position.objects.public().current().filter(pk=OuterRef("pk"))
        compatible = seen_by(self.request.user, Position) if among is not None else None
        return rows.with_target().with_compatible(compatible).annotate(is_current=Exists(current))


@described_writing("a correspondence", drafts.CorrespondenceDraftSerializer, CorrespondenceSerializer)
@described(
    "correspondences",
    "a correspondence",
    "Which clauses correspond to each other, and how, as judged by people.",
    more=[STATE],
)
class Correspondences(ReviewableRows):
    serializer_class = CorrespondenceSerializer
    draft_class = drafts.CorrespondenceDraftSerializer
    filterset_class = filters.CorrespondenceFilter
    numbered = "c"

    def with_relatives(self, rows: Any, among: QuerySet | None) -> QuerySet:
        return rows.with_sides()


@described(
    "changes",
    "a change",
    "What was published, corrected or withdrawn here, and which statements changed a stance; newest first.",
    path=[OpenApiParameter("uid", OpenApiTypes.UUID, OpenApiParameter.PATH, description="ID of the entry.")],
)
class Changes(PublicRows):
    serializer_class = ChangeSerializer
    filterset_class = filters.ChangeFilter
    lookups = {"uid": "uid"}

    def get_queryset(self) -> QuerySet:
        return Change.objects.public().with_moves()
