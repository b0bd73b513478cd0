"""The addresses under /api/v1/."""

from typing import Any

from django.urls import URLPattern, path
from rest_framework.viewsets import ViewSetMixin

from proposals.api import board, compare, dataset, releases, root, search, views, writing
from proposals.forms import converters  # noqa: F401  registers <key:…> and <uid:…>

app_name = "api"


def rows(name: str, one: str, view: type[ViewSetMixin], detail: str = "<slug:slug>") -> list[URLPattern]:
    """The addresses of a list and of each of its rows; of what scripts may write, also those of the verbs."""
    writes = issubclass(view, writing.WritableRows)
    many: dict[str, Any] = {"get": "list"} | ({"post": "create"} if writes else {})
    single: dict[str, Any] = {"get": "retrieve"} | ({"patch": "partial_update", "delete": "destroy"} if writes else {})
    verbs = writing.VERB_PATHS.items() if issubclass(view, writing.ReviewableRows) else ()
    return [
        path(f"{name}/", view.as_view(many), name=name),
        path(f"{name}/{detail}/", view.as_view(single), name=one),
        *(
            path(f"{name}/{detail}/{word}/", view.as_view({"post": verb.name}), name=f"{one}-{word}")
            for word, verb in verbs
        ),
    ]


urlpatterns = [
    path("", root.Root.as_view(), name="root"),
    *rows("processes", "process", views.Processes),
    *rows("parties", "party", views.Parties),
    *rows("sources", "source", views.Sources),
    *rows("topics", "topic", views.Topics),
    *rows("issues", "issue", views.Issues),
    *rows("measures", "measure", views.Measures),
    *rows("events", "event", views.Events),
    *rows("proposals", "proposal", views.Proposals),
    *rows("clauses", "clause", views.Clauses, "<slug:proposal>/<key:key>"),
    *rows("positions", "position", views.Positions),
    *rows("correspondences", "correspondence", views.Correspondences),
    *rows("changes", "change", views.Changes, "<uid:uid>"),
    path("compare/", compare.Compare.as_view(), name="compare"),
    path("board/", board.BoardOfStances.as_view(), name="board"),
    path("search/", search.Search.as_view(), name="search"),
    *rows("releases", "release", releases.Releases, "<int:number>"),
    path("dataset.zip", dataset.Dataset.as_view(), name="dataset"),
    path("schema/", root.Schema.as_view(), name="schema"),
]
