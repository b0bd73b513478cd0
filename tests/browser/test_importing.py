"""Importing a text by keyboard, without JavaScript and on a small screen; axe finds nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from proposals.models import Clause, Proposal, Source
from tests.browser.accessibility import axe, sideways
from tests.browser.test_admin import people, sign_in
from tests.browser.visitor import follow
from tests.factories import make_proposal

__all__ = ["people"]

POINTS = [
    "All fighting stops within 24 hours of signature.",
    "Both sides withdraw heavy weapons 20 km from the line.",
    "A joint commission of 12 members watches the line. It reports every month.",
    *(f"Obligation number {number} binds both towns until 2056." for number in range(4, 21)),
]
TEXT = "Security\n" + "".join(f"{number}. {point}\n" for number, point in enumerate(POINTS, 1))
TEXT = TEXT.replace("10. ", "Economy\n10. ")


@pytest.fixture
def draft(site) -> Proposal:
    return make_proposal(state="draft", short_title="Two towns", sources=[Source.objects.first()])


def paste(page: Page, draft: Proposal, text: str = TEXT) -> None:
    page.goto("/admin/")
    follow(page.get_by_role("link", name="Import a text"))
    follow(page.get_by_role("link", name="Two towns"))
    page.get_by_label("Paste the text").fill(text)
    page.get_by_label("Basis").select_option(label="Verbatim")
    follow(page.get_by_role("button", name="Read and preview"))
    expect(page.get_by_role("list", name="Parts of the text")).to_be_visible()


def keys_and_texts(draft: Proposal) -> list[tuple[str, str]]:
    return list(draft.clauses.order_by("order").values_list("key", "text"))


def test_a_text_of_twenty_points_is_split_once_more_by_keyboard_and_saved(page, people, draft):
    sign_in(page, "analyst")
    paste(page, draft)
    expect(page.locator(".counts")).to_contain_text("20 clauses")
    third = page.locator(".piece", has_text="A joint commission")
    third.get_by_text("Split…").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".counts")).to_contain_text("21 clauses")
    # The new row has the focus: its tools are reached from there.
    page.wait_for_function("document.activeElement.closest('.piece') !== null")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".piece.depth-1")).to_have_count(1)
    page.get_by_role("button", name="Save as clauses").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Clauses imported: 21 new.")).to_be_visible()
    expected = [(str(number), text) for number, text in enumerate(POINTS, 1)]
    expected[2:3] = [("3", "A joint commission of 12 members watches the line."), ("3.x1", "It reports every month.")]
    assert keys_and_texts(draft) == expected
    assert [draft.clauses.get(key=key).heading for key in ("1", "2", "10")] == ["Security", "", "Economy"]


def test_without_javascript_everything_is_done_by_buttons(page_without_scripts, people, draft):
    page = page_without_scripts
    sign_in(page, "analyst")
    paste(page, draft, "1. Boats pass.\n2. Lights are lit.\n3. Wells are shared.\n")
    follow(page.locator("#piece-2").get_by_role("button", name="Join ↑"))
    page.locator("#piece-1").get_by_label("Number").fill("7")
    page.locator("#piece-0").get_by_label("This is").select_option("heading")
    page.get_by_role("button", name="Save as clauses").click()
    expect(page.get_by_text("Clauses imported: 1 new.")).to_be_visible()
    clause = draft.clauses.get()
    assert (clause.key, clause.number, clause.heading, clause.text) == (
        "7",
        "7",
        "1. Boats pass.",
        "Lights are lit.\n3. Wells are shared.",
    )


def test_a_click_on_a_word_splits_before_it_and_undo_takes_it_back(page, people, draft):
    sign_in(page, "analyst")
    paste(page, draft, "1. 🕊 Boats pass and lights are lit.\n2. Wells are shared.\n")
    page.evaluate(
        """() => {
          const words = document.querySelector("#piece-0 [data-at]").firstChild;
          getSelection().collapse(words, words.textContent.indexOf("lights") + 2);
          words.parentElement.click();
        }"""
    )
    page.locator(".scissors").click()
    expect(page.locator("#piece-1 .written")).to_have_text("lights are lit.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".piece")).to_have_count(2)


def test_keys_set_the_kind_of_a_row(page, people, draft):
    sign_in(page, "analyst")
    paste(page, draft, "1. Boats pass.\n2. Lights are lit.\n3. Wells are shared.\n")
    page.locator("#piece-1").focus()
    page.keyboard.press("m")
    expect(page.locator("#piece-1.kind-comment")).to_be_visible()
    expect(page.locator("#piece-1")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("x")
    expect(page.locator(".counts")).to_contain_text("1 left out")


def test_the_page_says_that_a_file_is_being_read(page, people, draft):
    sign_in(page, "analyst")
    page.goto(f"/admin/proposals/proposal/{draft.pk}/import/")
    page.get_by_label("Basis").select_option(label="Verbatim")
    page.get_by_label("or choose a file").set_input_files(
        {"name": "plan.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
    )
    page.evaluate(
        """() => document.querySelector("form.start").addEventListener("submit", (event) => {
          window.message = document.querySelector(".progress").textContent;
          document.title = window.message;
          event.preventDefault();
        })"""
    )
    page.get_by_role("button", name="Read and preview").click()
    expect(page.get_by_role("status")).to_have_text("Reading the text…")
    page.evaluate("() => document.querySelector('form.start').submit()")
    expect(page.locator(".piece")).to_have_count(22)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_and_every_page_fits(width, scheme, open_context, people, draft):
    page = open_context(width=width, color_scheme=scheme).new_page()
    sign_in(page, "analyst")
    results = {}
    for name, address in {
        "choose": "/admin/proposals/proposal/import/",
        "ask": f"/admin/proposals/proposal/{draft.pk}/import/",
    }.items():
        page.goto(address)
        results[name] = (axe(page), sideways(page))
    paste(page, draft)
    results["preview"] = (axe(page), sideways(page))
    follow(page.get_by_role("button", name="Save as clauses"))
    paste(page, draft, TEXT.replace("12 members", "14 members").replace("4. Obligation", "4. A wholly other"))
    page.get_by_text("Split…").nth(3).click()
    results["corrected"] = (axe(page), sideways(page))
    expect(page.locator(".piece.fate-changed").first).to_be_visible()
    page.get_by_label("Source", exact=True).fill("nobody")
    follow(page.get_by_role("button", name="Save the corrected clauses"))
    results["refused"] = (axe(page), sideways(page))
    assert results == dict.fromkeys(["choose", "ask", "preview", "corrected", "refused"], ([], 0))
    assert Clause.objects.filter(proposal=draft).count() == 20
