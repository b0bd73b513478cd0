"""The whole path: a pasted text is split, aligned, tied to issues, submitted, reviewed, and readers compare it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from proposals.models import Clause, Correspondence, Party, Position, Proposal, Source
from tests.browser.accessibility import axe
from tests.browser.test_admin import people, sign_in
from tests.browser.visitor import follow
from tests.factories import make_proposal

__all__ = ["people"]

PLAN, TWENTY = "us-28-point-2025-11", "framework-20-point-2025-12"


def choose(page: Page, field: str, term: str, name: str) -> None:
    """Search for ``term`` and pick the record called ``name``; until the answer is there all records are offered."""
    page.locator(f".field-{field} .select2-selection").first.click()
    with page.expect_response(lambda answer: f"term={term}" in answer.url):
        page.locator(".select2-search__field:focus").fill(term)
    page.locator(".select2-results__option", has_text=name).first.click()


def points() -> list[str]:
    """Twenty points as they are recorded from another text of the talks, so that the words are real."""
    recorded = Clause.objects.filter(proposal__slug=TWENTY, parent=None).exclude(text="").order_by("order")
    further = Clause.objects.filter(proposal__slug=TWENTY, parent__isnull=False).exclude(text="").order_by("order")
    return [" ".join(clause.text.split()) for clause in (*recorded, *further)][:20]


def test_a_pasted_text_becomes_a_published_comparison(open_context, people):
    twenty = Proposal.objects.get(slug=TWENTY)
    draft = make_proposal(
        "draft", process=twenty.process, slug="second-reading", short_title="Second reading",
        drafted_by=[Party.objects.first()], sources=[Source.objects.first()], issued_on="2026-01-05",
    )  # fmt: skip
    pasted = points()
    assert len(pasted) == 20
    analyst, editor, reader = (open_context().new_page() for _ in range(3))

    # Paste and split
    sign_in(analyst, "analyst")
    analyst.goto(f"/admin/proposals/proposal/{draft.pk}/import/")
    analyst.get_by_label("Paste the text").fill("\n".join(f"{n}. {text}" for n, text in enumerate(pasted, 1)))
    analyst.get_by_label("Basis").select_option(label="Verbatim")
    analyst.get_by_role("button", name="Read and preview").click()
    expect(analyst.locator(".counts")).to_contain_text("20 clauses")
    analyst.get_by_role("button", name="Save as clauses").click()
    expect(analyst.get_by_text("Clauses imported: 20 new.")).to_be_visible()

    # Align: one by one with the keyboard, then all that the engine is sure of
    plan = Proposal.objects.get(slug=PLAN)
    analyst.goto(f"/admin/proposals/proposal/{draft.pk}/align/{plan.pk}/?clause=4")
    assert axe(analyst) == []
    analyst.get_by_label("From the US 28-point plan to the Second reading").select_option("amended")
    analyst.locator("#id_summary").fill("Another figure, and only in peacetime.")
    analyst.locator("#focus-heading").click()
    analyst.keyboard.press("a")
    expect(analyst.get_by_text("A draft until it is reviewed.")).to_be_visible()
    follow(analyst.get_by_role("button", name="Preview…"))
    analyst.get_by_role("button", name="Accept").click()
    expect(analyst.get_by_text("accepted as drafts")).to_be_visible()

    # Issues and a term
    analyst.goto(f"/admin/proposals/proposal/{draft.pk}/issues/")
    assert axe(analyst) == []
    for group in analyst.get_by_role("group", name="Main issue").all():
        group.get_by_role("radio").first.check()
    analyst.locator("input[name^=term-]").first.check()
    analyst.get_by_role("button", name="Confirm ticked items").click()
    expect(analyst.get_by_text("Confirmed: 20 issues, 1 term.")).to_be_visible()

    # A statement
    analyst.goto("/admin/proposals/position/add/")
    choose(analyst, "party", "ukraine", "Ukraine")
    choose(analyst, "proposal", "second-reading", "Second reading")
    source = Source.objects.first()
    choose(analyst, "source", source.slug, source.title)
    analyst.get_by_label("Stance").select_option("supports")
    analyst.get_by_label("Statement").fill("Takes this reading as a basis.")
    analyst.get_by_label("Stated by").fill("Spokesperson")
    analyst.get_by_label("Stated on").fill("2026-01-06")
    analyst.get_by_role("button", name="Save", exact=True).click()
    expect(analyst.get_by_text("was added successfully")).to_be_visible()

    # Submit everything
    position = Position.objects.get(proposal=draft)
    for address in (f"proposal/{draft.pk}", f"position/{position.pk}"):
        analyst.goto(f"/admin/proposals/{address}/verb/submit/")
        analyst.get_by_role("button", name="Submit for review").click()
        expect(analyst.get_by_text("submitted for review.")).to_be_visible()
    analyst.goto(f"/admin/proposals/proposal/{draft.pk}/align/{plan.pk}/")
    analyst.get_by_role("button", name="for review").click()
    expect(analyst.get_by_text("Another person must publish them.")).to_be_visible()

    # A second person reviews and publishes
    sign_in(editor, "editor")
    follow(editor.get_by_role("link", name="1 proposal for you to review"))
    follow(editor.get_by_role("link", name="Second reading", exact=True))
    follow(editor.get_by_role("link", name="Review…"))
    assert axe(editor) == []
    editor.get_by_role("button", name="Publish: readers see it immediately").click()
    expect(editor.get_by_text("“Second reading” published.")).to_be_visible()
    editor.goto(f"/admin/proposals/position/{position.pk}/review/")
    follow(editor.get_by_role("button", name="Publish: readers see it immediately"))
    editor.goto(f"/admin/proposals/proposal/{draft.pk}/align/{plan.pk}/")
    follow(editor.get_by_role("button", name="in review…"))
    editor.get_by_role("button", name="Publish", exact=True).click()
    expect(editor.locator(".messagelist")).to_contain_text("published.")
    assert not Correspondence.objects.exclude(state="published").exists()

    # Readers compare it
    reader.goto(f"/compare/?t={PLAN}&t=second-reading")
    row = reader.locator("section, article, tr").filter(has_text="Another figure, and only in peacetime.").last
    expect(row).to_be_visible()
    expect(reader.get_by_text("Takes this reading as a basis.").first).to_be_attached()
