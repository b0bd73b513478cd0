"""The reader's pages in a real browser, with the starter data."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.starter import COMPARED, COUNTER, GENEVA, PLAN
from tests.browser.visitor import follow


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
    expect(page.locator(":focus")).to_have_text("Skip to content")
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
    expect(page.locator("h2")).to_have_text("Where it is cited")


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
    follow(page.get_by_role("button", name="Show"))
    follow(page.get_by_role("list", name="Rows").get_by_role("link", name="differences"))
    follow(page.get_by_role("list", name="Base").get_by_role("link", name="20-point framework"))

    expect(page.locator("h1")).to_have_text(re.compile("US 28-point plan.*read against the 20-point framework", re.S))
    expect(page.locator("tbody tr .issue-name > a:first-child")).to_have_text(["Size of the forces"])


def test_the_size_of_the_forces_stands_in_one_row_with_the_difference_marked(page):
    page.goto(COMPARED)

    row = page.locator(f'tr[id="{PLAN}.6"]')

    expect(row.locator("td").nth(0).locator(".text")).to_have_text(
        "Ukraine may keep armed forces of at most 600,000 personnel."
    )
    assert row.locator("td").nth(1).locator("del").all_text_contents() == ["deleted: 600,000 end of deletion "]
    assert row.locator("td").nth(1).locator("ins").all_text_contents() == [
        "inserted: 800,000 end of insertion ",
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
