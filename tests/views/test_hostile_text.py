"""Text from outside never becomes markup, on any page."""

import re

import pytest

from tests.views.reading import read
from tests.views.site import addresses, make_site

pytestmark = pytest.mark.django_db

HOSTILE = (
    " <script>alert(1)</script><ins>forged</ins></p></td>\"'><img src=x onerror=alert(2)>{{ 7|add:7 }}{% now 'Y' %}"
)

OURS = {
    '<script type="module" src="/static/proposals/compare.js">',
    '<script type="application/ld+json">',
}


@pytest.mark.sweep
def test_every_page_shows_hostile_text_as_text(client):
    site = make_site(HOSTILE)

    for url in addresses(site):
        response = client.get(url)
        html = response.content.decode()
        assert response.status_code == 200, url
        assert set(re.findall(r"<script[^>]*>", html)) <= OURS, url
        assert not re.search(r"<img\b", html), url
        assert "onerror=alert(2)>" not in html, url
        read(response)  # fails where the text closed an element of ours


def test_a_forged_mark_in_the_text_is_not_a_mark(client):
    make_site(HOSTILE)

    page = read(client.get("/compare/?t=plan&t=counter"))

    marks = {node.raw for node in (*page.one("tbody").all("ins"), *page.one("tbody").all("del"))}
    assert "forged" not in marks
    assert "<ins>forged</ins>" in page.one("tbody").text
