"""Which stylesheets a page loads: what all need, what it needs itself, and paper last, so that it has the last word."""

import re

import pytest

from tests.views.site import make_site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("/", []),
        ("/proposals/plan/", []),
        ("/proposals/plan/1/", ["stances"]),
        ("/timeline/", []),
        ("/search/", []),
        ("/nowhere/", []),
        ("/compare/", []),
        ("/compare/?t=plan&t=counter", ["comparison"]),
        ("/board/", ["stances"]),
        ("/issues/", ["stances"]),
        ("/issues/force-size/", ["stances"]),
        ("/parties/alpha/", ["stances"]),
    ],
)
def test_a_page_loads_at_most_one_stylesheet_of_its_own(client, url, own):
    make_site()
    page = client.get(url).content.decode()
    assert re.findall(r'rel="stylesheet" href="/static/proposals/(\w+)\.css"', page) == ["parley", *own, "print"]
