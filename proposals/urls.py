"""The reader's pages."""

from django.urls import path, re_path

from proposals.views import catalogue, comparison, home, issue, party, proposal

urlpatterns = [
    path("", home.home, name="home"),
    path("favicon.ico", home.favicon),
    path("compare/", comparison.compare, name="compare"),
    path("proposals/", proposal.proposals, name="proposals"),
    path("proposals/<slug:slug>/", proposal.proposal, name="proposal"),
    re_path(r"^proposals/(?P<slug>[-\w]+)/(?P<key>[a-z0-9.-]+)/$", proposal.clause, name="clause"),
    path("issues/", issue.issues, name="issues"),
    path("issues/<slug:slug>/", issue.issue, name="issue"),
    path("parties/", party.parties, name="parties"),
    path("parties/<slug:slug>/", party.party, name="party"),
    path("sources/", catalogue.sources, name="sources"),
    path("sources/<slug:slug>/", catalogue.source, name="source"),
]
