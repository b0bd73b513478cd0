"""The log of changes to the data: a page and an Atom feed."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy

from config.licence import LICENCE
from proposals.forms.lists import ChangesForm, FollowingForm
from proposals.moment import address
from proposals.publication.change_wording import change_words
from proposals.publication.changelog import ChangelogEntry, changelog_page, latest_entries


def page(request: HttpRequest) -> HttpResponse:
    """Publications, corrections, withdrawals and moved stances, newest first; 400 for invalid values."""
    form = ChangesForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/changes.html", {"form": form}, status=400)
    log_page = changelog_page(**form.page_options())
    context = {
        "form": form,
        "page": log_page,
        "query": form.query(request.GET.get("cursor", "")),
        "filters": form.query(),
        "newer": log_page.newer and form.query(log_page.newer),
        "older": log_page.older and form.query(log_page.older),
    }
    return render(request, "proposals/changes.html", context)


class ChangesFeed(Feed):
    """The latest entries of the log as Atom (RFC 4287). An entry keeps its id, even if the site moves."""

    feed_type = Atom1Feed
    title = gettext_lazy("Parley: changes")
    subtitle = gettext_lazy("Texts and statements published, corrected or withdrawn, and changes of stance.")
    author_name = "Parley"
    feed_copyright = LICENCE

    def get_object(self, request: HttpRequest) -> FollowingForm:
        """What is followed, as a valid form: :func:`feed` has refused any other."""
        form = FollowingForm(request.GET)
        form.is_valid()
        return form

    def link(self, form: FollowingForm) -> str:
        return address("changes", query=form.query())

    def feed_url(self, form: FollowingForm) -> str:
        return address("feed", query=form.query())

    def items(self, form: FollowingForm) -> list[ChangelogEntry]:
        return latest_entries(form.following)

    def item_title(self, entry: ChangelogEntry) -> str:
        return f"{change_words(entry)}: {entry.change.title or entry.change.name}"

    def item_description(self, entry: ChangelogEntry) -> Any:
        """What the page says of the entry, as HTML. The feed escapes it once more as XML."""
        return render_to_string("proposals/_change.html", {"entry": entry}).strip() or None

    def item_link(self, entry: ChangelogEntry) -> str:
        return entry.url or entry.change.get_absolute_url()

    def item_guid(self, entry: ChangelogEntry) -> str:
        return f"urn:uuid:{entry.change.uid}"

    def item_pubdate(self, entry: ChangelogEntry) -> datetime:
        return entry.change.at

    def item_updateddate(self, entry: ChangelogEntry) -> datetime:
        return entry.change.at


_feed = ChangesFeed()


def feed(request: HttpRequest) -> HttpResponse:
    """The latest entries about what is followed; 400 for invalid values."""
    form = FollowingForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/changes.html", {"form": form}, status=400)
    return _feed(request)
