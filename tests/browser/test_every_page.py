"""Every page of the reader's in a real browser: four widths, light and dark, with and without scripts."""

from __future__ import annotations

from itertools import product

import pytest
from django.http import QueryDict
from django.urls import Resolver404, resolve

from proposals import urls
from tests.browser.accessibility import axe, sideways
from tests.browser.starter import COMPARED, COUNTER, FRAMEWORK, GENEVA, PLAN
from tests.browser.stillness import LINE, bytes_per_second, observe, shift, slow_down
from tests.portions import one_of_each_kind


def kind(url: str) -> tuple[str, str]:
    """The name of the page's URL, empty where there is none, and which view of it is asked for."""
    path, _, query = url.partition("?")
    try:
        return resolve(path).url_name, QueryDict(query).get("view", "")
    except Resolver404:
        return "", ""


PAGES = [
    "/",
    "/?lang=uk",
    "/proposals/",
    f"/proposals/{PLAN}/",
    f"/proposals/{GENEVA}/",
    f"/proposals/{COUNTER}/3/",
    f"/proposals/{FRAMEWORK}/12.us/",
    COMPARED,
    "/compare/",
    "/compare/?t=nowhere",
    f"{COMPARED}&lang=uk",
    f"{COMPARED}&on=2025-12-01",
    f"/compare/?t={PLAN}&t={GENEVA}&t={FRAMEWORK}&rows=differences",
    f"{COMPARED}&view=redline&order=topic",
    f"{COMPARED}&view=summary&rows=contested",
    f"{COMPARED}&t={FRAMEWORK}&t={GENEVA}&view=redline&order=topic&topic=armed-forces",
    f"{COMPARED}&t={FRAMEWORK}&view=summary&rows=contested",
    f"/compare/cite/?t={PLAN}&t={COUNTER}&row={PLAN}.6",
    f"/compare/?t={PLAN}&t={COUNTER}&t={GENEVA}&t={FRAMEWORK}&t=europe-24-point-2025-11&topic=territory",
    "/board/",
    "/how-to-read/",
    "/board/?topic=territory&party=ukraine&party=russia",
    "/board/?on=2025-12-01&lang=uk",
    "/board/?topic=nowhere",
    "/timeline/",
    "/timeline/?kind=move&party=ukraine",
    "/changes/",
    "/changes/?kind=moved",
    "/issues/",
    "/issues/armed-forces-size/",
    "/issues/armed-forces-size/?release=1",
    "/issues/nato-enlargement/?on=2025-11-01",
    "/parties/",
    "/parties/ukraine/",
    "/parties/ukraine/?on=2025-12-01",
    "/search/",
    "/search/?q=forces",
    "/search/?q=NATO&kind=position&party=ukraine&lang=uk",
    "/search/?q=nothing-has-this",
    "/releases/",
    "/releases/1/",
    "/releases/999/",
    "/sources/",
    "/sources/ap-28-hutchpost/",
    "/nowhere/",
]
WIDTHS = (320, 768, 1280, 1920)
# One page of each kind in every run, all of them with `make test-all`.
KINDS = one_of_each_kind(PAGES, kind)
PORTIONS = [
    pytest.param(KINDS, id="one-of-each-kind"),
    pytest.param(PAGES, id="all", marks=pytest.mark.full_matrix),
]
# What axe sees in every run: one half of the kinds on a small screen, the other on a wide one in the dark. With `make
# test-all` it sees all pages at each width in each scheme.
VIEWS = [
    pytest.param(320, "light", KINDS[::2], id="320-light-half"),
    pytest.param(1280, "dark", KINDS[1::2], id="1280-dark-half"),
    *(
        pytest.param(width, scheme, PAGES, id=f"{width}-{scheme}", marks=pytest.mark.full_matrix)
        for width, scheme in product(WIDTHS, ("light", "dark"))
    ),
]
NO_PAGE = {
    "favicon",
    "robots",
    "sitemap",
    "sitemap-part",
    "compare-csv",
    "compare-docx",
    "feed",
    "release-snapshot",
}


@pytest.fixture(autouse=True)
def _refusals(watch):
    """Some of the pages answer 400 and 404, which Chromium reports as an error of the console."""
    watch.expected += ["status of 400", "status of 404"]


def test_no_kind_of_page_is_left_out():
    names = [name for name, _ in map(kind, KINDS)]

    assert {pattern.name for pattern in urls.urlpatterns} - NO_PAGE | {""} == set(names)
    assert COMPARED in KINDS
    assert names.count("compare") == 3  # in columns, as a redline, as a summary


@pytest.mark.parametrize(("width", "scheme", "pages"), VIEWS)
def test_axe_finds_nothing(open_context, width, scheme, pages):
    page = open_context(width=width, color_scheme=scheme).new_page()

    problems = {}
    for url in pages:
        page.goto(url)
        problems[url] = axe(page)

    assert problems == {url: [] for url in pages}


@pytest.mark.parametrize("pages", PORTIONS)
def test_no_page_scrolls_sideways(page, pages):
    overflow = {}
    for url in pages:
        page.goto(url)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            overflow[url, width] = sideways(page)

    assert overflow == dict.fromkeys(product(pages, WIDTHS), 0)


@pytest.mark.parametrize("pages", PORTIONS)
def test_no_page_scrolls_sideways_in_the_fonts_of_the_reader(open_context, watch, pages):
    """As on a first visit, where ours come too late."""
    watch.expected.append("net::ERR_FAILED")
    page = open_context(width=320).new_page()
    page.route("**/*.woff2", lambda route: route.abort())

    overflow = {}
    for url in pages:
        page.goto(url)
        overflow[url] = sideways(page)

    assert overflow == dict.fromkeys(pages, 0)


@pytest.mark.parametrize("pages", PORTIONS)
def test_every_page_reads_the_same_without_scripts(page, page_without_scripts, pages):
    for url in pages:
        page.goto(url)
        page_without_scripts.goto(url)
        assert page_without_scripts.inner_text("main") == page.inner_text("main"), url


@pytest.mark.parametrize("pages", PORTIONS)
def test_nothing_moves_after_it_is_drawn_while_a_page_arrives(page, pages):
    page.goto("/")  # what every page needs is here
    observe(page)
    slow_down(page)

    shifted = {}
    for url in pages:
        page.goto(url)
        shifted[url] = shift(page)
        if url == COMPARED:
            assert bytes_per_second(page) < 2 * LINE["downloadThroughput"]

    assert shifted == dict.fromkeys(pages, 0)
