"""What became of the data: a page and an Atom feed."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext_lazy

from config.licence import LICENCE
from proposals.forms.lists import ChangesForm
from proposals.moment import address
from proposals.publication.changelog import Entry, latest, page
from proposals.publication.wording import change_words, reason_words


def changes(request: HttpRequest) -> HttpResponse:
    """Publications, corrections, withdrawals and moved stances, newest first; 400 for values that mean nothing."""
    form = ChangesForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/changes.html", {"form": form}, status=400)
    shown = page(**form.page_options())
    context = {
        "form": form,
        "page": shown,
        "query": form.query(request.GET.get("cursor", "")),
        "filters": form.query(),
        "newer": shown.newer and form.query(shown.newer),
        "older": shown.older and form.query(shown.older),
    }
    return render(request, "proposals/changes.html", context)


class ChangesFeed(Feed):
    """The latest entries of the log as Atom (RFC 4287). An entry's id is its own, whatever the site is called."""

    feed_type = Atom1Feed
    title = gettext_lazy("Parley: changes")
    subtitle = gettext_lazy("Texts and statements published, corrected or withdrawn, and changes of stance.")
    author_name = "Parley"
    feed_copyright = LICENCE

    def link(self) -> str:
        return address("changes")

    def items(self) -> list[Entry]:
        return latest()

    def item_title(self, entry: Entry) -> str:
        return f"{change_words(entry)}: {entry.change.title or entry.change.name}"

    def item_description(self, entry: Entry) -> Any:
        """Atom calls this HTML, so the words are escaped once for it and once more as XML."""
        return escape(reason_words(entry)) or None

    def item_link(self, entry: Entry) -> str:
        return entry.url or entry.change.get_absolute_url()

    def item_guid(self, entry: Entry) -> str:
        return f"urn:uuid:{entry.change.uid}"

    def item_pubdate(self, entry: Entry) -> datetime:
        return entry.change.at

    def item_updateddate(self, entry: Entry) -> datetime:
        return entry.change.at


feed = ChangesFeed()
