"""The sitemap for search engines, in sections, and robots.txt."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from proposals.models import Clause, Issue, Party, Proposal, Source


class Pages(Sitemap):
    """The pages that show no single record."""

    def items(self) -> list[str]:
        return ["home", "compare", "proposals", "issues", "parties", "sources", "guide"]

    def location(self, item: str) -> str:
        return reverse(item)


class Records(Sitemap):
    """A page for each public record of one model."""

    def __init__(self, model: type[Any], *order: str, related: tuple[str, ...] = ()):
        self.model, self.order, self.related = model, order or ("slug",), related

    def items(self) -> QuerySet:
        return self.model.objects.public().select_related(*self.related).order_by(*self.order)


SECTIONS: dict[str, type[Sitemap] | Sitemap] = {
    "pages": Pages(),
    "proposals": Records(Proposal),
    "clauses": Records(Clause, "proposal__slug", "order", "key", related=("proposal",)),
    "issues": Records(Issue),
    "parties": Records(Party),
    "sources": Records(Source),
}


def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")
