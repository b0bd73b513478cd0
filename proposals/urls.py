"""The reader's pages."""

from collections.abc import Callable, Iterable
from functools import partial

from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap as sitemap_section
from django.http import HttpResponse
from django.urls import URLPattern, path

from config.problems import read_only
from proposals.forms import converters  # noqa: F401  registers <key:…>
from proposals.forms.comparison import CiteForm, ComparePageForm
from proposals.forms.lists import BoardForm, ChangesForm, FollowingForm, SourcesForm, TimelineForm, TopicForm
from proposals.search.form import SearchForm
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
from proposals.views.parameters import refusing_unknown, telling_unknown

PROCESS = ("process",)
CITED = CiteForm.base_fields
COMPARED = ComparePageForm.base_fields


def page(route: str, view: Callable[..., HttpResponse], name: str, takes: Iterable[str] = ()) -> URLPattern:
    """A route that answers GET and HEAD only. The page takes these parameters, and names any other at its top.

    So it does with one given twice.
    """
    return path(route, read_only(telling_unknown(view, takes)), name=name)


def file(route: str, view: Callable[..., HttpResponse], name: str, takes: Iterable[str] = ()) -> URLPattern:
    """The same for a file or a feed, which refuses any other parameter, and one given twice."""
    return path(route, read_only(refusing_unknown(view, takes)), name=name)


site_map = partial(sitemap_index, sitemaps=sitemap.SECTIONS, sitemap_url_name="sitemap-part")

urlpatterns = [
    page("", home.home, "home", PROCESS),
    page("favicon.ico", home.favicon, "favicon"),
    file("robots.txt", sitemap.robots, "robots"),
    file("sitemap.xml", site_map, "sitemap", ["p"]),
    file("sitemap-<section>.xml", partial(sitemap_section, sitemaps=sitemap.SECTIONS), "sitemap-part", ["p"]),
    page("compare/", comparison.page, "compare", COMPARED),
    page("compare/cite/", comparison.cite, "cite", CITED),
    file("compare/comparison.csv", comparison.as_csv, "compare-csv", COMPARED),
    file("compare/comparison.docx", comparison.as_document, "compare-docx", COMPARED),
    page("proposals/", proposal.proposal_list, "proposals", PROCESS),
    page("proposals/<slug:slug>/", proposal.proposal_detail, "proposal"),
    page("proposals/<slug:slug>/<key:key>/", proposal.clause_detail, "clause"),
    page("board/", board.page, "board", BoardForm.base_fields),
    page("timeline/", timeline.page, "timeline", TimelineForm.base_fields),
    page("changes/", changes.page, "changes", ChangesForm.base_fields),
    file("changes/feed/", changes.feed, "feed", FollowingForm.base_fields),
    page("issues/", issue.issue_list, "issues", TopicForm.base_fields),
    page("issues/<slug:slug>/", issue.issue_detail, "issue"),
    page("parties/", party.party_list, "parties", PROCESS),
    page("parties/<slug:slug>/", party.party_detail, "party", PROCESS),
    page("how-to-read/", guide.page, "guide"),
    page("search/", search.page, "search", {**SearchForm.base_fields, "page": None}),
    page("releases/", release.release_list, "releases"),
    page("releases/<int:number>/", release.release_detail, "release"),
    file("releases/<int:number>/snapshot.json", release.snapshot, "release-snapshot"),
    page("sources/", source.source_list, "sources", SourcesForm.base_fields),
    page("sources/<slug:slug>/", source.source_detail, "source", PROCESS),
]
