"""The endpoints: each says where its rows start, what comes with them, and how they may be filtered."""

from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.exceptions import NotFound
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from config.rest import BoundedPages, CountedRequests, StrictParameters
from proposals import filters, moment
from proposals.api.examples import PROPOSAL_EXAMPLE
from proposals.api.serializers import catalogue, change, clause, correspondence, event, position, proposal
from proposals.models import (
    Change,
    Clause,
    Correspondence,
    Event,
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
from proposals.wording import moment_warnings


def described(many: str, one: str, what: str, *, path: list | None = None, examples: list | None = None) -> Any:
    """The words of a list and its detail in the OpenAPI document."""
    path = path or [OpenApiParameter("slug", str, OpenApiParameter.PATH, description=f"Slug of {one}.")]
    return extend_schema_view(
        list=extend_schema(summary=f"List {many}", description=what),
        retrieve=extend_schema(
            summary=f"Get {one}", description=f"{what} 404 where there is none.", parameters=path, examples=examples
        ),
    )


class PublicRows(StrictParameters, CountedRequests, ReadOnlyModelViewSet):
    """A list and a detail of what readers may see. ``lookups`` says which columns the address holds."""

    lookups = {"slug": "slug"}

    def parameters(self) -> list[str]:
        if self.action != "list":
            return []
        return [*self.filterset_class.base_filters, *BoundedPages.names]

    def get_object(self) -> Any:
        wanted = {self.lookups[name]: value for name, value in self.kwargs.items()}
        queryset = self.get_queryset()
        found = queryset.filter(**wanted).first()
        if found is None:
            name = f"{queryset.model._meta.verbose_name} {'/'.join(self.kwargs.values())}"
            raise NotFound(self._too_early(name, wanted) or f"There is no {name}.")
        return found

    def _too_early(self, name: str, wanted: dict[str, str]) -> str:
        """A sentence where the record is there, but not on the day asked for."""
        here = moment.current()
        if here.on is None:
            return ""
        with moment.at(replace(here, on=None)):
            later = self.get_queryset().filter(**wanted).exists()
        return f"There was no {name} yet on {here.on.isoformat()}." if later else ""

    def get_paginated_response(self, data: list) -> Response:
        response = super().get_paginated_response(data)
        response.data["warnings"] = moment_warnings(moment.current())
        return response


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


@described("sources", "a source", "Publications that something published here rests on.")
class Sources(PublicRows):
    serializer_class = catalogue.SourceSerializer
    filterset_class = filters.SourceFilter

    def get_queryset(self) -> QuerySet:
        return Source.objects.public()


@described("topics", "a topic", "Headings under which issues stand.")
class Topics(PublicRows):
    serializer_class = catalogue.TopicSerializer
    filterset_class = filters.TopicFilter

    def get_queryset(self) -> QuerySet:
        return Topic.objects.public().select_related("process")


@described("issues", "an issue", "Single matters, each with the thesis that a stance on the issue accepts or rejects.")
class Issues(PublicRows):
    serializer_class = catalogue.IssueSerializer
    filterset_class = filters.IssueFilter

    def get_queryset(self) -> QuerySet:
        return Issue.objects.public().select_related("topic")


@described("measures", "a measure", "Quantities that clauses fix and that are compared across proposals.")
class Measures(PublicRows):
    serializer_class = catalogue.MeasureSerializer
    filterset_class = filters.MeasureFilter

    def get_queryset(self) -> QuerySet:
        return Measure.objects.public().select_related("issue")


@described("events", "an event", "Meetings, leaks and publications.")
class Events(PublicRows):
    serializer_class = event.EventSerializer
    filterset_class = filters.EventFilter

    def get_queryset(self) -> QuerySet:
        return Event.objects.public().with_relatives()


@described("proposals", "a proposal", "Texts that parties negotiate about.", examples=[PROPOSAL_EXAMPLE])
class Proposals(PublicRows):
    serializer_class = proposal.ProposalSerializer
    filterset_class = filters.ProposalFilter

    def get_queryset(self) -> QuerySet:
        omissions = Omission.objects.public().select_related("clause__proposal")
        return (
            Proposal.objects.public()
            .with_relatives()
            .prefetch_related(Prefetch("omissions", omissions, to_attr="public_omissions"))
        )


@described(
    "clauses",
    "a clause",
    "The provisions of the proposals, with their terms and the readings of other sources.",
    path=[
        OpenApiParameter("proposal", str, OpenApiParameter.PATH, description="Slug of the proposal."),
        OpenApiParameter("key", str, OpenApiParameter.PATH, description="Key of the clause in it, such as 12 or 10.a."),
    ],
)
class Clauses(PublicRows):
    serializer_class = clause.ClauseSerializer
    filterset_class = filters.ClauseFilter
    lookups = {"proposal": "proposal__slug", "key": "key"}

    def get_queryset(self) -> QuerySet:
        return (
            Clause.objects.public()
            .select_related("proposal", "parent", "advanced_by", "issue")
            .prefetch_related("further_issues", "sources", "terms__measure", "variant_readings__source")
        )


@described("positions", "a position", "What parties said, once each: dated, sourced stances.")
class Positions(PublicRows):
    serializer_class = position.PositionSerializer
    filterset_class = filters.PositionFilter

    def get_queryset(self) -> QuerySet:
        current = Position.objects.public().current().filter(pk=OuterRef("pk"))
        return Position.objects.public().with_target().prefetch_related("also_in").annotate(is_current=Exists(current))


@described("correspondences", "a correspondence", "People's verdicts on which clauses answer each other, and how.")
class Correspondences(PublicRows):
    serializer_class = correspondence.CorrespondenceSerializer
    filterset_class = filters.CorrespondenceFilter

    def get_queryset(self) -> QuerySet:
        return Correspondence.objects.public().prefetch_related("from_clauses__proposal", "to_clauses__proposal")


@described(
    "changes",
    "a change",
    "What was published, corrected or withdrawn here, and which publications moved a stance; newest first.",
    path=[OpenApiParameter("uid", OpenApiTypes.UUID, OpenApiParameter.PATH, description="The id of the entry.")],
)
class Changes(PublicRows):
    serializer_class = change.ChangeSerializer
    filterset_class = filters.ChangeFilter
    lookups = {"uid": "uid"}

    def get_queryset(self) -> QuerySet:
        return Change.objects.public().with_moves()
