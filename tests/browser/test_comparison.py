"""The comparison with keys, buttons, without scripts, and on paper."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.accessibility import axe, sideways
from tests.browser.starter import COMPARED, COUNTER, FRAMEWORK, GENEVA, PLAN, SIX
from tests.browser.visitor import follow


def row_in_focus(page: Page) -> str:
    return page.evaluate("document.activeElement.closest('tr')?.id ?? document.activeElement.tagName")


def test_keys_move_the_focus_through_rows_and_differences_and_say_where(page):
    page.goto(COMPARED)

    visited = []
    for key in "nnjkp":
        page.keyboard.press(key)
        visited.append((row_in_focus(page), page.locator(".keys [role=status]").text_content()))

    assert visited == [
        (f"{PLAN}.2", "difference 1 of 17, Non-aggression agreement"),
        (f"{PLAN}.3", "difference 2 of 17, NATO enlargement"),
        (f"{PLAN}.4", "difference 3 of 17, NATO-Russia dialogue"),
        (f"{PLAN}.3", "difference 2 of 17, NATO enlargement"),
        (f"{PLAN}.2", "difference 1 of 17, Non-aggression agreement"),
    ]


def test_each_key_is_a_button_too_and_what_is_focused_is_in_sight(page):
    page.goto(COMPARED)

    for name in ("Next difference", "Next difference", "Next row", "Next row", "Previous row", "Next difference"):
        page.get_by_role("button", name=name).click()
        top, head, bar = page.evaluate(
            "[document.activeElement.getBoundingClientRect().top,"
            " document.querySelector('thead th').getBoundingClientRect().bottom,"
            " document.querySelector('.keys').getBoundingClientRect().top]"
        )
        assert head - 1 <= top < bar - 20

    expect(page.locator(".keys .where")).to_have_text("difference 4 of 17")


def test_b_reads_against_the_next_text_and_stays_in_the_row(page):
    page.goto(COMPARED)
    page.keyboard.press("n")
    page.keyboard.press("n")

    page.keyboard.press("b")

    page.wait_for_url(f"**{COMPARED}&base={COUNTER}#{PLAN}.3")
    page.keyboard.press("k")
    assert row_in_focus(page) == f"{PLAN}.2"


def test_c_copies_a_citation_of_the_row(open_context):
    context = open_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(COMPARED)
    page.keyboard.press("n")

    page.keyboard.press("c")

    expect(page.locator(".keys .where")).to_have_text("Citation copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    title = "“Non-aggression agreement: E3 counter-proposal read against the US 28-point plan.”"
    assert copied.startswith(f"{title} Parley, comparing our paraphrase, release 1, records run to 19 March 2026. ")
    assert f"{COMPARED}&release=1#{PLAN}.2 (accessed " in copied


def test_the_keys_can_be_switched_off_and_stay_off_and_the_buttons_still_work(page):
    page.goto(COMPARED)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    assert axe(page) == []
    dialog.get_by_label("Use keyboard shortcuts").uncheck()
    dialog.get_by_role("button", name="Close").click()

    page.keyboard.press("n")
    assert row_in_focus(page) in ("BODY", "BUTTON")
    page.reload()
    page.keyboard.press("n")
    assert row_in_focus(page) == "BODY"

    page.get_by_role("button", name="Next difference").click()
    assert row_in_focus(page) == f"{PLAN}.2"


def test_keys_do_nothing_while_a_reader_chooses_or_types(page):
    page.goto(COMPARED)
    page.locator("#topic").focus()

    page.keyboard.press("n")

    assert page.evaluate("document.activeElement.id") == "topic"


def test_without_scripts_nothing_is_missing_but_the_keys(page_without_scripts):
    page = page_without_scripts
    page.goto(COMPARED)
    expect(page.locator(".keys")).to_be_hidden()

    follow(page.get_by_role("list", name="View").get_by_role("link", name="redline"))
    page.locator(f'tr[id="{PLAN}.6"] details.how > summary').click()
    page.get_by_role("link", name="Cite this row").locator("visible=true").click()

    expect(page.locator("#citation")).to_contain_text("Size of the forces: E3 counter-proposal read against")
    with page.expect_download() as download:
        page.goto(COMPARED)
        page.get_by_role("link", name="Word", exact=True).click()
    assert download.value.suggested_filename == f"{PLAN}_{COUNTER}.docx"


def test_the_head_of_the_table_and_its_first_column_stay_in_sight(open_context):
    page = open_context(width=1280).new_page()
    page.goto(f"/compare/?t={PLAN}&t={COUNTER}&t={FRAMEWORK}&t={GENEVA}&t=europe-24-point-2025-11")
    frame = page.locator(".table-frame")

    frame.evaluate("frame => frame.scrollTo(600, 2000)")

    box = frame.bounding_box()
    corner = page.locator("thead th").first.bounding_box()
    first = page.locator("tbody tr").nth(12).locator("th").bounding_box()
    assert (corner["x"], corner["y"]) == (box["x"], box["y"])
    assert first["x"] == box["x"]


def test_six_texts_fit_a_phone_and_a_sheet_of_paper(open_context):
    phone, paper = open_context(width=360).new_page(), open_context(width=1000).new_page()
    paper.emulate_media(media="print")

    for page in (phone, paper):
        page.goto(SIX)
        assert sideways(page) == 0


def test_the_strip_has_a_sign_for_each_text_beside_the_base(page):
    page.goto(SIX)

    rows = page.locator(".overview li")
    assert {rows.nth(n).locator(".sign").count() for n in range(rows.count())} == {5}
    assert page.locator(".overview + .note").text_content().startswith("From the top, a sign for each text: E3 counter")
