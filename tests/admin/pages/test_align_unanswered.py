"""Clauses without a counterpart: who records that, what it overrules, how it is undone, what readers see of it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from proposals.alignment.workbench import Workbench
from proposals.comparison.compare import compare
from proposals.editing.confirming import confirm
from proposals.engine.splitting import split
from proposals.importing import Origin, import_text
from proposals.models import Correspondence, Proposal
from tests.admin.pages.workbench import ARMY_LATER, ELECTIONS, accept, accept_many, correspondences, workbench_url
from tests.admin.records import page
from tests.factories import make_source


def nothing(client: Client, pair, key: str = "1"):
    return client.post(workbench_url(pair), {"do": "unanswered", "clause": key, "seen": Workbench(*pair).version})


def test_no_counterpart_is_a_draft_with_its_author_and_leads_to_the_next_clause(analyst, pair):
    answer = nothing(analyst, pair)
    assert answer.headers["Location"].endswith("?clause=2")
    assert correspondences() == [(["later/1"], [], "unanswered", "draft")]
    correspondence = Correspondence.objects.get()
    [row] = correspondence.history.all()
    assert (correspondence.silent, row.history_user, row.history_change_reason) == (
        pair[1],
        analyst.user,
        "Aligned later with earlier",
    )
    shown = analyst.get(workbench_url(pair), {"clause": "1"}).context
    first = shown["rows"][0]
    assert (first.clause.key, first.is_open, first.certainty) == ("1", False, None)
    assert [each.chosen for each in (*shown["focus"].near, *shown["focus"].far)] == [False, False, False]
    choose = reverse("admin:proposals_proposal_align_with", args=[pair[0].pk])
    assert [row["done"] for row in analyst.get(choose).context["rows"]] == [1]


def test_accepting_many_does_not_change_a_clause_without_a_counterpart(analyst, pair):
    nothing(analyst, pair)
    accept_many(analyst, pair, "50")
    assert correspondences() == [
        (["later/1"], [], "unanswered", "draft"),
        (["earlier/2"], ["later/2"], "unchanged", "draft"),
    ]


def test_no_counterpart_is_undone_removed_and_restored(analyst, pair):
    unanswered = [(["later/1"], [], "unanswered", "draft")]
    nothing(analyst, pair)
    analyst.post(workbench_url(pair), {"do": "undo", "clause": "1"})
    assert correspondences() == []
    nothing(analyst, pair)
    analyst.post(workbench_url(pair), {"do": "remove", "correspondence": Correspondence.objects.get().pk})
    assert correspondences() == []
    analyst.post(workbench_url(pair), {"do": "undo", "clause": "1"})
    assert (correspondences(), Correspondence.objects.get().silent) == (unanswered, pair[1])


def test_a_counterpart_is_found_after_all_and_that_is_undone(analyst, pair):
    nothing(analyst, pair)
    correspondence = Correspondence.objects.get()
    accept(analyst, pair, correspondence=correspondence.pk)
    assert (correspondences(), Correspondence.objects.get().silent) == (
        [(["earlier/1"], ["later/1"], "amended", "draft")],
        None,
    )
    analyst.post(workbench_url(pair), {"do": "undo", "clause": "1"})
    assert (correspondences(), Correspondence.objects.get().silent) == (
        [(["later/1"], [], "unanswered", "draft")],
        pair[1],
    )


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("1", "later/1 is already in c001: remove that correspondence first, or open it and add the clause there."),
        ("9", "Choose a clause of Later plan."),
    ],
)
def test_only_a_clause_without_a_correspondence_can_be_unanswered(key, sentence, analyst, pair):
    accept(analyst, pair)
    answer = nothing(analyst, pair, key)
    assert (answer.status_code, answer.context["errors"]) == (422, [sentence])
    assert correspondences() == [(["earlier/1"], ["later/1"], "amended", "draft")]


def test_no_counterpart_is_public_once_reviewed_and_again_once_confirmed_for_a_corrected_text(analyst, editor, pair):
    later, earlier = pair
    Proposal.objects.filter(pk=later.pk).update(state="published", published_at="2026-01-01T00:00Z")
    nothing(analyst, pair)

    def row() -> tuple:
        rows = compare(list(Proposal.objects.with_lineage().order_by("slug")), earlier).rows
        here = next(row for row in rows if any(c.clause.key == "1" for c in row.cells[1].clauses))
        return here.row.matched_by, here.cells[1].judged, [c.clause.key for c in here.cells[0].clauses]

    assert row() == ("issue", "", ["1"])
    analyst.post(workbench_url(pair), {"do": "submit"})
    assert row() == ("issue", "", ["1"])
    correspondence = Correspondence.objects.get()
    editor.post(page(correspondence, "verb", "publish"), {"confirmed": "yes"})
    assert row() == ("person", "unanswered", [])
    correspondence.refresh_from_db()
    assert (correspondence.submitted_by, correspondence.reviewed_by) == (analyst.user, editor.user)
    corrected = f"1. {ARMY_LATER.replace('800', '850')}\n2. {ELECTIONS}"
    import_text(later, split(corrected), Origin(make_source(), "verbatim"), by=editor.user, reason="A better copy.")
    assert later.clauses.get(key="1").text == ARMY_LATER.replace("800", "850")
    assert row() == ("issue", "", ["1"])
    correspondence = Correspondence.objects.get()
    confirm(correspondence, correspondence.basis, by=editor.user, reason="Read in the better copy.")
    assert row() == ("person", "unanswered", [])
