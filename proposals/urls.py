"""The reader's pages."""

from collections.abc import Callable
from functools import partial

from django.contrib.sitemaps.views import index
from django.contrib.sitemaps.views import sitemap as part
from django.http import HttpResponse
from django.urls import URLPattern, path

from config.problems import only_read
from proposals.forms import converters  # noqa: F401  registers <key:…>
from proposals.views import (
    board,
    catalogue,
    changes,
    comparison,
    home,
    issue,
    party,
    proposal,
    release,
    search,
    sitemap,
    timeline,
)


def page(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    """An address that can be read and nothing else."""
    return path(route, only_read(view), name=name)


urlpatterns = [
    page("", home.home, "home"),
    page("favicon.ico", home.favicon, "favicon"),
    page("robots.txt", sitemap.robots, "robots"),
    page("sitemap.xml", partial(index, sitemaps=sitemap.SECTIONS, sitemap_url_name="sitemap-part"), "sitemap"),
    page("sitemap-<section>.xml", partial(part, sitemaps=sitemap.SECTIONS), "sitemap-part"),
    page("compare/", comparison.page, "compare"),
    page("compare/cite/", comparison.cite, "cite"),
    page("compare/comparison.csv", comparison.as_csv, "compare-csv"),
    page("compare/comparison.docx", comparison.as_document, "compare-docx"),
    page("proposals/", proposal.proposals, "proposals"),
    page("proposals/<slug:slug>/", proposal.proposal, "proposal"),
    page("proposals/<slug:slug>/<key:key>/", proposal.clause, "clause"),
    page("board/", board.board, "board"),
    page("timeline/", timeline.timeline, "timeline"),
    page("changes/", changes.changes, "changes"),
    page("changes/feed/", changes.feed, "feed"),
    page("issues/", issue.issues, "issues"),
    page("issues/<slug:slug>/", issue.issue, "issue"),
    page("parties/", party.parties, "parties"),
    page("parties/<slug:slug>/", party.party, "party"),
    page("search/", search.search, "search"),
    page("releases/", release.releases, "releases"),
    page("releases/<int:number>/", release.release, "release"),
    page("releases/<int:number>/snapshot.json", release.snapshot, "release-snapshot"),
    page("sources/", catalogue.sources, "sources"),
    page("sources/<slug:slug>/", catalogue.source, "source"),
]
