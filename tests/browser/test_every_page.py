"""Every page of the reader's in a real browser: four widths, light and dark, with and without scripts."""

from __future__ import annotations

import pytest
from django.urls import resolve

from proposals import urls
from tests.browser.accessibility import axe, sideways
from tests.browser.starter import COMPARED, COUNTER, FRAMEWORK, GENEVA, PLAN

PAGES = [
    "/",
    "/?lang=uk",
    "/proposals/",
    f"/proposals/{PLAN}/",
    f"/proposals/{GENEVA}/",
    f"/proposals/{COUNTER}/3/",
    f"/proposals/{FRAMEWORK}/12.us/",
    "/compare/",
    "/compare/?t=nowhere",
    COMPARED,
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
# Narrow and wide, dark and light: the other six readings are in the full matrix.
EVERY_TIME = {(320, "dark"), (1280, "light")}
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
    seen = {resolve(url.partition("?")[0]).url_name for url in PAGES if url != "/nowhere/"}

    assert {pattern.name for pattern in urls.urlpatterns} - NO_PAGE - seen == set()


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (width, scheme) if (width, scheme) in EVERY_TIME else pytest.param(width, scheme, marks=pytest.mark.full_matrix)
        for width in (320, 768, 1280, 1920)
        for scheme in ("light", "dark")
    ],
)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(open_context, width, scheme):
    page = open_context(width=width).new_page()
    page.emulate_media(color_scheme=scheme)

    found = {}
    for url in PAGES:
        page.goto(url)
        found[url] = (axe(page), sideways(page))

    assert len(found) == len(PAGES)
    assert {url: wrong for url, wrong in found.items() if wrong != ([], 0)} == {}


def test_no_page_scrolls_sideways_in_the_fonts_of_the_reader(open_context, watch):
    """As on a first visit, where ours come too late."""
    watch.expected.append("net::ERR_FAILED")
    page = open_context(width=320).new_page()
    page.route("**/*.woff2", lambda route: route.abort())

    found = {}
    for url in PAGES:
        page.goto(url)
        found[url] = sideways(page)

    assert found == dict.fromkeys(PAGES, 0)


def test_every_page_reads_the_same_without_scripts(page, page_without_scripts):
    for url in PAGES:
        page.goto(url)
        page_without_scripts.goto(url)
        assert page_without_scripts.inner_text("main") == page.inner_text("main"), url


def test_nothing_moves_after_a_page_is_drawn(page):
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "entry => window.shift += entry.value)).observe({type: 'layout-shift', buffered: true});"
    )
    shifted = {}
    for url in PAGES:
        page.goto(url, wait_until="networkidle")
        shifted[url] = page.evaluate("window.shift")

    assert shifted == dict.fromkeys(PAGES, 0)
