"""The keys of the workbench: none records what the person has not seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from proposals.models import Correspondence, Proposal
from tests.browser.accessibility import axe, sideways
from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_admin import PASSWORD, sign_in
from tests.factories import make_user

SLUGS = ("e3-counter-2025-11", "us-28-point-2025-11")
RELATION, SENTENCE = "#id_relation", "#id_summary"
DRAFTED = "A draft until it is reviewed."


@pytest.fixture
def address(site) -> str:
    make_user("Analyst", username="analyst", password=PASSWORD)
    return "/admin/proposals/proposal/{}/align/{}/".format(*(Proposal.objects.get(slug=slug).pk for slug in SLUGS))


@pytest.fixture
def bench(page, address) -> Page:
    sign_in(page, "analyst")
    page.goto(address)
    ready(page)
    return page


def ready(page: Page) -> None:
    """The page has been shown long enough to be seen."""
    page.locator("body[data-keys=ready]").wait_for()


def made() -> list[tuple[str, str, str]]:
    return [(each.relation, each.summary, each.state) for each in Correspondence.objects.order_by("pk")]


def test_nothing_is_chosen_and_accepting_without_a_relation_is_refused(bench, watch):
    watch.expected.append("422 (Unprocessable Entity)")
    before = made()
    assert (bench.input_value(RELATION), bench.input_value(SENTENCE)) == ("", "")
    bench.keyboard.press("a")
    expect(bench.get_by_role("alert")).to_have_text(
        "Relation: choose how the clauses are related. None is filled in before you decide."
    )
    assert made() == before


def test_a_key_records_nothing_while_the_suggestion_is_on_its_way(bench):
    before, waiting = made(), []
    bench.route(
        "**/align/**", lambda route: waiting.append(route) if route.request.method == "POST" else route.continue_()
    )
    bench.keyboard.press("s")
    expect(bench.locator(RELATION)).not_to_have_value("")
    bench.keyboard.press("1")
    expect(bench.locator(RELATION)).to_have_value("")
    for key in ("a", "s", "n"):
        bench.keyboard.press(key)
        expect(bench.locator("#held")).to_contain_text("Not recorded: the suggestion for this choice is on its way.")
    bench.get_by_role("button", name="Accept", exact=True).click()
    expect(bench.locator("#suggestion")).to_have_text("The suggestion for this choice is on its way.")
    [posted] = waiting
    bench.evaluate("delete document.body.dataset.keys")
    posted.continue_()
    ready(bench)
    assert (bench.input_value(RELATION), bench.input_value(SENTENCE), made()) == ("", "", before)


def test_a_suggestion_is_taken_and_accepted_by_keyboard(bench):
    before = made()
    suggested = bench.locator("#suggestion").evaluate("it => [it.dataset.relation, it.dataset.summary]")
    bench.keyboard.press("s")
    expect(bench.locator(RELATION)).to_have_value(suggested[0])
    expect(bench.locator(SENTENCE)).to_have_value(suggested[1])
    bench.keyboard.press("a")
    expect(bench.get_by_text(DRAFTED)).to_be_visible()
    assert made() == [*before, (*suggested, "draft")]
    assert bench.input_value(RELATION) == ""


def test_another_relation_and_sentence_are_given_by_keyboard(bench):
    before = made()
    bench.keyboard.press("r")
    bench.keyboard.type("Wea")
    bench.keyboard.press("Escape")
    bench.keyboard.press("e")
    bench.keyboard.type("A lower cap.")
    bench.keyboard.press("Escape")
    bench.keyboard.press("a")
    expect(bench.get_by_text(DRAFTED)).to_be_visible()
    assert made() == [*before, ("weaker", "A lower cap.", "draft")]


@pytest.mark.parametrize("key", ["n", "a", "u", "s"])
def test_a_key_pressed_before_a_page_can_be_seen_records_nothing(key, bench):
    bench.keyboard.press("n")
    expect(bench.get_by_text(DRAFTED)).to_be_visible()
    ready(bench)
    before = made()
    pressed = """document.addEventListener("DOMContentLoaded", () => document.body.dispatchEvent(
        new KeyboardEvent("keydown", { key: "KEY", bubbles: true })))""".replace("KEY", key)
    bench.add_init_script(pressed)
    bench.reload()
    ready(bench)
    expect(bench.locator("#held")).to_contain_text("Not recorded: this page had only just appeared.")
    assert (made(), bench.input_value(RELATION)) == (before, "")


def test_a_key_that_is_held_down_records_once(bench):
    before = made()
    bench.keyboard.down("n")
    for _ in range(5):
        bench.keyboard.down("n")
    expect(bench.get_by_text(DRAFTED)).to_be_visible()
    ready(bench)
    bench.keyboard.down("n")
    bench.keyboard.up("n")
    bench.reload()
    assert made() == [*before, ("unanswered", "", "draft")]


def test_by_keyboard_nothing_answers_a_clause_and_that_is_undone(bench):
    other = Proposal.objects.get(slug=SLUGS[1])
    before = bench.locator(".progress strong").inner_text()
    bench.keyboard.press("n")
    expect(bench.get_by_text(DRAFTED)).to_be_visible()
    correspondence = Correspondence.objects.get(relation="unanswered")
    assert (correspondence.silent, correspondence.state) == (other, "draft")
    expect(bench.locator(".progress strong")).to_have_text(str(int(before) - 1))
    ready(bench)
    bench.keyboard.press("u")
    expect(bench.locator(".progress strong")).to_have_text(before)
    assert not Correspondence.objects.filter(relation="unanswered").exists()


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_workbench_is_in_order(scheme, width, open_context, address):
    page = open_context(width, color_scheme=scheme).new_page()
    sign_in(page, "analyst")
    for query in ("", "?bulk=1&at_least=50"):
        page.goto(address + query)
        assert (axe(page), sideways(page)) == ([], 0)
