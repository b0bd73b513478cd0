"""The reader's pages."""

from collections.abc import Callable
from functools import partial

from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap as sitemap_section
from django.http import HttpResponse
from django.urls import URLPattern, path

from config.problems import read_only
from proposals.forms import converters  # noqa: F401  registers <key:…>
from proposals.views import (
    board,
    changes,
    comparison,
    guide,
    home,
    issue,
    party,
    proposal,
    release,
    search,
    sitemap,
    source,
    timeline,
)


def page(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    """A route that answers GET and HEAD only."""
    return path(route, read_only(view), name=name)


urlpatterns = [
    page("", home.home, "home"),
    page("favicon.ico", home.favicon, "favicon"),
    page("robots.txt", sitemap.robots, "robots"),
    page("sitemap.xml", partial(sitemap_index, sitemaps=sitemap.SECTIONS, sitemap_url_name="sitemap-part"), "sitemap"),
    page("sitemap-<section>.xml", partial(sitemap_section, sitemaps=sitemap.SECTIONS), "sitemap-part"),
    page("compare/", comparison.page, "compare"),
    page("compare/cite/", comparison.cite, "cite"),
    page("compare/comparison.csv", comparison.as_csv, "compare-csv"),
    page("compare/comparison.docx", comparison.as_document, "compare-docx"),
    page("proposals/", proposal.proposal_list, "proposals"),
    page("proposals/<slug:slug>/", proposal.proposal_detail, "proposal"),
    page("proposals/<slug:slug>/<key:key>/", proposal.clause_detail, "clause"),
    page("board/", board.page, "board"),
    page("timeline/", timeline.page, "timeline"),
    page("changes/", changes.page, "changes"),
    page("changes/feed/", changes.feed, "feed"),
    page("issues/", issue.issue_list, "issues"),
    page("issues/<slug:slug>/", issue.issue_detail, "issue"),
    page("parties/", party.party_list, "parties"),
    page("parties/<slug:slug>/", party.party_detail, "party"),
    page("how-to-read/", guide.page, "guide"),
    page("search/", search.page, "search"),
    page("releases/", release.release_list, "releases"),
    page("releases/<int:number>/", release.release_detail, "release"),
    page("releases/<int:number>/snapshot.json", release.snapshot, "release-snapshot"),
    page("sources/", source.source_list, "sources"),
    page("sources/<slug:slug>/", source.source_detail, "source"),
]
