"""The desk in a browser: it obeys the strict policy, axe finds nothing, and a text goes from draft to readers."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db.models import Count
from playwright.sync_api import Page, expect

from accounts.models import Token
from proposals.management.commands.setup_site import STARTER_DATA
from proposals.models import Clause, Issue, Omission, Position, Proposal, VariantReading
from proposals.publication import releases
from tests.admin.records import page as address_of
from tests.browser.accessibility import axe, sideways
from tests.browser.visitor import follow
from tests.factories import make_correspondence, make_suggestion, make_user

PASSWORD = "a-long-test-password"


def sign_in(page: Page, username: str) -> None:
    page.goto("/admin/login/?next=/admin/")
    page.get_by_label("Username:").fill(username)
    page.get_by_label("Password:").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Waiting")).to_be_visible()


@pytest.fixture
def people(site):
    return {role: make_user(role.title(), username=role, password=PASSWORD) for role in ("analyst", "editor")}


# One half of the pages in each scheme in every run, all of them in both with `make test-all`.
HALVES = [
    pytest.param("light", slice(0, None, 2), id="light-half"),
    pytest.param("dark", slice(1, None, 2), id="dark-half"),
    pytest.param("light", slice(None), id="light", marks=pytest.mark.full_matrix),
    pytest.param("dark", slice(None), id="dark", marks=pytest.mark.full_matrix),
]


@pytest.mark.parametrize(("scheme", "part"), HALVES)
def test_axe_finds_nothing_on_the_desk(scheme, part, open_context, people):
    get_user_model().objects.filter(username="editor").update(is_superuser=True)
    proposal = Proposal.objects.get(slug="us-28-point-2025-11")
    clause = proposal.clauses.get(key="6")
    position = Position.objects.first()
    decided = make_correspondence(from_clauses=[clause])
    waiting = make_correspondence("in-review", from_clauses=[clause])
    clause.text = "Other words."
    clause.save()
    page = open_context(color_scheme=scheme).new_page()
    page.goto("/admin/login/")
    violations = {"login": axe(page)}
    sign_in(page, "editor")
    addresses = [
        "/admin/",
        "/admin/proposals/",
        "/admin/proposals/proposal/",
        "/admin/proposals/clause/",
        "/admin/proposals/position/",
        "/admin/accounts/user/",
        f"/admin/proposals/proposal/{proposal.pk}/change/",
        f"/admin/proposals/clause/{clause.pk}/change/",
        f"/admin/proposals/position/{position.pk}/change/",
        "/admin/proposals/event/add/",
        "/admin/accounts/user/add/",
        f"/admin/proposals/proposal/{proposal.pk}/history/",
        f"/admin/proposals/proposal/{proposal.pk}/verb/withdraw/",
        f"/admin/proposals/position/{position.pk}/verb/withdraw/",
        f"/admin/proposals/correspondence/{waiting.pk}/review/",
        f"/admin/proposals/correspondence/{decided.pk}/verb/withdraw/",
        "/admin/password_change/",
    ]
    addresses[2:2] = [f"/admin/proposals/correspondence/{decided.pk}/look/"] * 2  # one in either half
    for address in addresses[part]:
        page.goto(address)
        violations[address] = axe(page)
    assert {address: of_page for address, of_page in violations.items() if of_page} == {}


def test_no_form_is_wider_than_the_window(page, people):
    get_user_model().objects.filter(username="editor").update(is_superuser=True)
    clause, other = Clause.objects.annotate(figures=Count("terms")).order_by("-figures")[:2]
    make_correspondence(from_clauses=[clause], to_clauses=[other])
    VariantReading.objects.create(clause=clause, source=clause.sources.first(), reading="Another wording. " * 40)
    make_suggestion(record=clause)
    releases.make(None, "To be cited.")
    Token.make(people["analyst"], "Import of statements", ["read", "write"], timedelta(days=1))
    with_rows = [clause, Omission.objects.first().proposal]
    sign_in(page, "editor")
    too_wide = {}
    for record in [*(model._default_manager.first() for model in admin.site._registry), *with_rows]:
        page.goto(address_of(record))
        if wider := sideways(page):
            too_wide[str(record._meta)] = wider
    assert too_wide == {}


def test_a_text_goes_from_draft_to_readers(open_context, people):
    slug = "us-28-point-2025-11"
    Proposal.objects.get(slug=slug).withdraw(by=people["editor"], reason="To be read again")
    number = Proposal.objects.get(slug=slug).pk
    analyst, editor, reader = (open_context().new_page() for _ in range(3))
    sign_in(analyst, "analyst")
    sign_in(editor, "editor")
    analyst.goto(f"/admin/proposals/proposal/{number}/change/")
    follow(analyst.get_by_role("link", name="Submit for review…"))
    analyst.get_by_role("button", name="Submit for review").click()
    expect(analyst.get_by_text("” submitted for review.")).to_be_visible()
    editor.goto("/admin/")
    follow(editor.get_by_role("link", name="1 proposal in review"))
    follow(editor.get_by_role("link", name=str(Proposal.objects.get(pk=number)), exact=True))
    follow(editor.get_by_role("link", name="Publish…"))
    editor.get_by_role("button", name="Publish").click()
    expect(editor.get_by_text("” published.")).to_be_visible()
    reader.goto(f"/proposals/{slug}/")
    expect(reader.get_by_role("heading", level=1)).to_be_visible()


def test_a_new_statement_is_searched_for_in_the_talks_of_what_is_chosen_first(page, people):
    call_command("load_dataset", str(STARTER_DATA.parent / "gaza-2025"), verbosity=0)
    clause = Clause.objects.filter(proposal__process__slug="gaza-2025").first()
    sign_in(page, "analyst")
    page.goto("/admin/proposals/position/add/")

    def found(field: str, words: str) -> list[str]:
        """The names of what a search in a field finds."""
        with page.expect_response(
            lambda answer: parse_qs(urlsplit(answer.url).query).get("term") == [words]
        ) as answered:
            page.locator(f".field-{field} .select2-selection").click()
            page.locator(".select2-search__field:focus").press_sequentially(words)
        return [result["text"] for result in answered.value.json()["results"]]

    assert found("proposal", "us-28-point") != []
    page.keyboard.press("Escape")
    found("clause", f"{clause.proposal.slug} {clause.key}")
    page.locator(".select2-results__option--highlighted").click()
    of_gaza = {str(issue) for issue in Issue.objects.filter(topic__process__slug="gaza-2025")}
    assert set() < set(found("issue", "armed")) <= of_gaza
    page.keyboard.press("Escape")
    assert found("proposal", "us-28-point") == []
    page.keyboard.press("Escape")
    assert found("proposal", clause.proposal.slug) != []


def test_an_issue_is_chosen_by_typing(page, people):
    Proposal.objects.get(slug="us-28-point-2025-11").withdraw(by=people["editor"], reason="To be read again")
    clause = Clause.objects.get(proposal__slug="us-28-point-2025-11", key="6")
    Clause.objects.filter(pk=clause.pk).update(issue=None)
    sign_in(page, "analyst")
    page.goto(f"/admin/proposals/clause/{clause.pk}/change/")
    page.locator(".field-issue .select2-selection").click()
    page.locator(".select2-search__field:focus").fill("armed-forces")
    page.locator(".select2-results__option--highlighted").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    clause.refresh_from_db()
    assert clause.issue is not None
