"""The reader's pages in a real browser, with the starter data."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import axe

PLAN, COUNTER, GENEVA, FRAMEWORK = (
    "us-28-point-2025-11",
    "e3-counter-2025-11",
    "geneva-19-point-2025-11",
    "framework-20-point-2025-12",
)
COMPARED = f"/compare/?t={PLAN}&t={COUNTER}"

PAGES = [
    "/",
    "/proposals/",
    f"/proposals/{PLAN}/",
    f"/proposals/{GENEVA}/",
    f"/proposals/{COUNTER}/3/",
    f"/proposals/{FRAMEWORK}/12.us/",
    "/compare/",
    "/compare/?t=nowhere",
    COMPARED,
    f"/compare/?t={PLAN}&t={GENEVA}&t={FRAMEWORK}&rows=differences",
    f"{COMPARED}&view=redline&order=topic",
    f"{COMPARED}&view=summary&rows=contested",
    f"/compare/cite/?t={PLAN}&t={COUNTER}&row={PLAN}.6",
    f"/compare/?t={PLAN}&t={COUNTER}&t={GENEVA}&t={FRAMEWORK}&t=europe-24-point-2025-11&topic=territory",
    "/board/",
    "/board/?topic=territory&party=ukraine&party=russia",
    "/board/?topic=nowhere",
    "/timeline/",
    "/timeline/?kind=move&party=ukraine",
    "/changes/",
    "/changes/?kind=moved",
    "/issues/",
    "/issues/armed-forces-size/",
    "/parties/",
    "/parties/ukraine/",
    "/sources/",
    "/sources/ap-28-hutchpost/",
    "/nowhere/",
]


def sideways(page: Page) -> int:
    """How many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.fixture
def refusals(watch):
    """Two of the pages answer 400 and 404, which Chromium reports as an error of the console."""
    watch.expected += ["status of 400", "status of 404"]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_no_page_scrolls_sideways(open_context, refusals, width, scheme):
    page = open_context(width=width, color_scheme=scheme).new_page()

    found = {}
    for url in PAGES:
        page.goto(url)
        found[url] = (axe(page), sideways(page))

    assert found == {url: ([], 0) for url in PAGES}


@pytest.mark.parametrize("fonts", ["ours", "those of the reader"])
def test_no_page_scrolls_sideways_at_320_pixels(open_context, refusals, watch, fonts):
    page = open_context(width=320).new_page()
    if fonts != "ours":  # as on a first visit, where ours come too late
        watch.expected.append("net::ERR_FAILED")
        page.route("**/*.woff2", lambda route: route.abort())

    found = {}
    for url in PAGES:
        page.goto(url)
        found[url] = sideways(page)

    assert found == dict.fromkeys(PAGES, 0)


def test_every_page_reads_the_same_without_scripts(page, page_without_scripts, refusals):
    for url in PAGES:
        page.goto(url)
        page_without_scripts.goto(url)
        assert page_without_scripts.inner_text("main") == page.inner_text("main"), url


def press_until(page: Page, target: str, key: str = "Tab", most: int = 400) -> None:
    """Press a key until the focus is on the element that ``target`` selects."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", target):
            return
    pytest.fail(f"{most} × {key} did not reach {target}")


def test_from_the_front_page_to_a_source_with_the_keyboard_alone(page):
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")

    press_until(page, f'a[href="/compare/?t={PLAN}&t={COUNTER}"]')
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("E3 counter-proposal")

    press_until(page, f'a[href="/proposals/{COUNTER}/6/"]')
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Size of the Ukrainian army")

    press_until(page, "details.evidence > summary")
    page.keyboard.press("Enter")
    press_until(page, 'details[open] a[href^="/sources/"]', most=5)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/sources/"))
    expect(page.locator("h2")).to_have_text("What rests on it")


def test_the_focus_is_always_to_be_seen(page):
    page.goto(COMPARED)

    for _ in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")


def test_texts_are_chosen_and_compared_with_a_form(page_without_scripts):
    page = page_without_scripts
    page.goto("/compare/")
    page.get_by_label("US 28-point plan").check()
    page.get_by_label("20-point framework").check()
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.locator("h1")).to_have_text(re.compile("20-point framework.*read against the US 28-point plan", re.S))

    page.get_by_label("Topic").select_option("armed-forces")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("list", name="Rows").get_by_role("link", name="differences").click()
    page.get_by_role("list", name="Base").get_by_role("link", name="20-point framework").click()

    expect(page.locator("h1")).to_have_text(re.compile("US 28-point plan.*read against the 20-point framework", re.S))
    expect(page.locator("tbody tr .issue-name > a:first-child")).to_have_text(["Size of the forces"])


def test_the_size_of_the_forces_stands_in_one_row_with_the_difference_marked(page):
    page.goto(COMPARED)

    row = page.locator(f'tr[id="{PLAN}.6"]')

    expect(row.locator("td").nth(0).locator(".text")).to_have_text(
        "Ukraine may keep armed forces of at most 600,000 personnel."
    )
    assert row.locator("td").nth(1).locator("del").all_text_contents() == ["deleted: 600,000  end of deletion "]
    assert row.locator("td").nth(1).locator("ins").all_text_contents() == [
        "inserted: 800,000  end of insertion ",
        "inserted:  in peacetime end of insertion ",
    ]


def test_point_3_is_shown_as_struck_and_the_geneva_draft_as_known_from_reports(page):
    page.goto(COMPARED)
    expect(page.locator(f'tr[id="{PLAN}.3"] td').nth(1).locator(".silence")).to_have_text(
        "struck here: the text marks point 3 as deleted"
    )

    page.goto(f"/compare/?t={PLAN}&t={GENEVA}")
    expect(page.locator(".caveats li")).to_have_text(
        "Geneva 19-point draft is known from reports only; absence of a clause is not evidence."
    )


def test_marks_do_not_rest_on_colour(page):
    page.goto(COMPARED)

    def style(selector, name, pseudo=""):
        script = (
            "([selector, name, pseudo]) => getComputedStyle(document.querySelector(selector), pseudo || null)[name]"
        )
        return page.evaluate(script, [selector, name, pseudo])

    assert style(".is-figure_changed ins", "textDecorationLine") == "underline"
    assert style(".is-figure_changed del", "textDecorationLine") == "line-through"
    assert style(".is-figure_changed ins", "content", "::before").startswith('"+')
    assert style(".is-figure_changed del", "content", "::before").startswith('"−')


def test_print_is_landscape_with_the_head_repeated_and_without_controls(page):
    page.goto(COMPARED)
    page.emulate_media(media="print")

    expect(page.locator("form.controls")).to_be_hidden()
    expect(page.locator("header nav")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('.comparison thead')).display") == (
        "table-header-group"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('.comparison tbody tr')).breakInside") == "avoid"


def test_nothing_moves_after_the_page_is_drawn(page):
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "entry => window.shift += entry.value)).observe({type: 'layout-shift', buffered: true});"
    )
    for url in ("/", COMPARED, f"/proposals/{PLAN}/"):
        page.goto(url, wait_until="networkidle")
        assert page.evaluate("window.shift") == 0, url
