"""Every link of a page keeps the reader's day and release."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from proposals.publication import releases
from tests.moment.later import every_address, make_older_site
from tests.views.reading import Node, read

pytestmark = pytest.mark.django_db

MOMENT = {"on": ["2025-11-25"], "release": ["1"]}
# Links meant to leave the moment (the bar, links of this class) or without data: the desk, documentation, files.
LEAVING = ("/static/", "/admin/", "/api/docs/", "/favicon")


def inside(node: Node, css_class: str) -> bool:
    while node is not None:
        if css_class in node.attrs.get("class", "").split():
            return True
        node = getattr(node, "parent", None)
    return False


@pytest.mark.sweep
def test_every_link_and_form_of_every_page_keeps_the_day_and_the_release(client):
    site = make_older_site()
    releases.make(None, "First.")
    lost, seen = [], 0
    for url in every_address(site):
        if url.startswith("/api/"):
            continue
        response = client.get(f"{url}{'&' if '?' in url else '?'}on=2025-11-25&release=1")
        if not response["Content-Type"].startswith("text/html"):
            continue
        page = read(response)
        for link in page.all("a") + page.all("link"):
            address = urlsplit(link.attrs.get("href", ""))
            here = address.netloc in ("", "testserver") and address.path and not address.path.startswith(LEAVING)
            if not here or inside(link, "moment") or inside(link, "elsewhen"):
                continue
            seen += 1
            given = parse_qs(address.query)
            if {name: given.get(name) for name in MOMENT} != MOMENT:
                lost.append((url, link.attrs["href"]))
        for form in page.all("form"):
            if form.attrs.get("method", "get").lower() != "get":
                continue
            sent = {field.attrs.get("name"): [field.attrs.get("value")] for field in form.all("input")}
            if {name: sent.get(name) for name in MOMENT} != MOMENT:
                lost.append((url, f"form to {form.attrs.get('action')}"))
    assert lost == []
    assert seen > 500
