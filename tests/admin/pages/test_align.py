"""The workbench: what it shows and writes, who may use it, and that nothing is public before a review."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from proposals.comparison.compare import compare
from proposals.editing.confirming import confirm
from proposals.models import Correspondence, Omission, Proposal
from tests.admin.pages.workbench import HARBOUR, accept, correspondences, workbench_url
from tests.admin.records import page
from tests.factories import make_clause, make_correspondence, make_measure, make_process, make_proposal, make_term

# Showing


def test_candidates_are_ordered_best_first_with_the_engines_choice_ticked(analyst, pair):
    focus = analyst.get(workbench_url(pair), {"clause": "1"}).context["focus"]
    best = focus.near[0]
    assert (best.clause.key, best.chosen, best.candidate.proposed) == ("1", True, True)
    assert best.candidate.certainty > 0.9
    assert [text.strip() for kind, text in best.spans if kind == "removed" and "600" in text]
    assert sorted(shown.clause.key for shown in (*focus.near, *focus.far)) == ["1", "2", "3"]


def test_the_first_undecided_clause_is_shown(analyst, pair):
    accept(analyst, pair)
    assert analyst.get(workbench_url(pair)).context["current"].clause.key == "2"


def test_a_sentence_is_suggested_from_recorded_figures(analyst, pair):
    later, earlier = pair
    measure = make_measure(name="Size of the forces", issue=earlier.clauses.get(key="1").issue)
    make_term(clause=earlier.clauses.get(key="1"), measure=measure, value="600000")
    make_term(clause=later.clauses.get(key="1"), measure=measure, value="800000")
    focus = analyst.get(workbench_url(pair), {"clause": "1"}).context["focus"]
    assert (focus.suggested_label, focus.suggested_summary) == (
        "Amended",
        "Size of the forces: 800,000 personnel instead of 600,000 personnel.",
    )


def test_a_sentence_is_suggested_from_figures_in_the_text(analyst, pair):
    focus = analyst.get(workbench_url(pair), {"clause": "1"}).context["focus"]
    assert (focus.suggested_relation, focus.suggested_summary) == ("amended", "800,000 instead of 600,000.")
    focus = analyst.get(workbench_url(pair), {"clause": "2"}).context["focus"]
    assert (focus.suggested_relation, focus.suggested_summary) == ("unchanged", "Same in our paraphrase.")


def test_nothing_is_filled_in_before_a_person_decides(analyst, pair):
    answer = analyst.get(workbench_url(pair), {"clause": "2"})
    assert answer.context["form"].initial == {"relation": "", "summary": ""}
    options = re.findall(r'<option value="([^"]*)"( selected)?', answer.content.decode())
    assert options[0] == ("", " selected")
    assert [value for value, selected in options if selected] == [""]
    assert "<strong>Unchanged.</strong> Same in our paraphrase." in answer.content.decode()


def test_a_taken_suggestion_is_filled_in_and_nothing_is_written(analyst, pair):
    data = {"do": "use", "resubmitted": "1", "clause": "1", "with": ["1"], "relation": "", "summary": ""}
    form = analyst.post(workbench_url(pair), data).context["form"]
    assert form.initial == {"relation": "amended", "summary": "800,000 instead of 600,000."}
    assert correspondences() == []


def test_another_choice_gets_another_sentence_and_nothing_is_written(analyst, pair):
    data = {"do": "summarise", "resubmitted": "1", "clause": "1", "with": ["1", "3"]}
    data |= {"relation": "weaker", "summary": "Typed."}
    answer = analyst.post(workbench_url(pair), data)
    assert answer.context["form"].initial == {"relation": "weaker", "summary": "Typed."}
    focus = answer.context["focus"]
    assert (focus.suggested_relation, focus.suggested_summary) == (
        "merged",
        "Points 1 and 3 are merged into point 1. 800,000 instead of 600,000.",
    )
    assert correspondences() == []


@pytest.mark.parametrize("number", [3, 30])
def test_the_workbench_asks_as_often_for_many_clauses_as_for_few(number, analyst, django_assert_num_queries):
    process = make_process()
    texts = [make_proposal("draft", process=process) for _ in range(2)]
    for text in texts:
        for berth in range(number):
            make_clause(proposal=text, text=f"{HARBOUR} Berth {berth}.")
    make_correspondence("draft", from_clauses=[texts[1].clauses.first()], to_clauses=[texts[0].clauses.first()])
    analyst.get(workbench_url(texts))
    with django_assert_num_queries(21):
        assert len(analyst.get(workbench_url(texts)).context["rows"]) == number


def test_the_other_texts_of_the_process_are_listed_with_their_progress(analyst, pair):
    later, earlier = pair
    stranger = make_clause().proposal
    accept(analyst, pair)
    rows = analyst.get(reverse("admin:proposals_proposal_align_with", args=[later.pk])).context["rows"]
    assert [(row["text"], row["origin"], row["done"]) for row in rows] == [(earlier, True, 1)]
    assert stranger not in [row["text"] for row in rows]
    assert analyst.get(workbench_url((later, stranger))).status_code == 404


# Deciding


def test_a_correspondence_is_a_draft_with_its_author_from_the_earlier_text_to_this_one(analyst, pair):
    answer = accept(analyst, pair, summary="  Another   figure. ")
    assert answer.headers["Location"].endswith("?clause=2")
    assert correspondences() == [(["earlier/1"], ["later/1"], "amended", "draft")]
    correspondence = Correspondence.objects.get()
    [row] = correspondence.history.all()
    assert (correspondence.summary, row.history_user, row.history_change_reason) == (
        "Another figure.",
        analyst.user,
        "Aligned later with earlier",
    )
    assert [[link.clause.key for link in side.all()] for side in (row.from_clauses, row.to_clauses)] == [["1"], ["1"]]


def test_several_clauses_are_grouped_on_either_side(analyst, pair):
    accept(analyst, pair, **{"with": ["1", "3"], "also": ["2"], "relation": "replaced"})
    assert correspondences() == [(["earlier/1", "earlier/3"], ["later/1", "later/2"], "replaced", "draft")]


def test_a_draft_is_changed_in_place(analyst, pair):
    accept(analyst, pair)
    correspondence = Correspondence.objects.get()
    assert analyst.get(workbench_url(pair), {"clause": "1"}).context["focus"].correspondence == correspondence
    accept(analyst, pair, **{"with": ["1", "3"], "relation": "merged", "correspondence": correspondence.pk})
    assert correspondences() == [(["earlier/1", "earlier/3"], ["later/1"], "merged", "draft")]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"with": []}, "Choose at least one clause of Earlier plan."),
        ({"with": ["no such"]}, "Choose at least one clause of Earlier plan."),
        ({"clause": "9"}, "Choose at least one clause of Later plan."),
        ({"relation": ""}, "Relation: choose how the clauses are related. None is filled in before you decide."),
        ({"seen": ""}, "Nothing was recorded: these texts, or what is recorded of them, have changed"),
        ({"seen": "0" * 32}, "Nothing was recorded: these texts, or what is recorded of them, have changed"),
        ({"relation": "better"}, "Select a valid choice. better is not one of the available choices."),
        ({"summary": "x" * 401}, "Ensure this value has at most 400 characters (it has 401)."),
        ({"correspondence": "999"}, "That correspondence has been removed in the meantime"),
    ],
)
def test_what_cannot_be_accepted_is_refused_and_nothing_is_written(fields, sentence, analyst, pair):
    answer = accept(analyst, pair, **fields)
    assert answer.status_code == 422
    assert sentence in " ".join(answer.context["errors"])
    assert correspondences() == []


def test_a_clause_has_one_correspondence_between_two_texts(analyst, pair):
    accept(analyst, pair)
    answer = accept(analyst, pair, clause="2")
    assert answer.context["errors"] == [
        "earlier/1 is already in c001: remove that correspondence first, or open it and add the clause there."
    ]


# Silences


def test_an_omission_is_recorded_and_removed(analyst, pair):
    data = {"do": "silence", "clause": "1", "omit": "3"}
    for how in ("struck", "replaced", "left-out"):
        analyst.post(workbench_url(pair), data | {"how": how})
        assert Omission.objects.get().how == how
    assert Omission.objects.get().history.first().history_user == analyst.user
    analyst.post(workbench_url(pair), data | {"how": ""})
    assert not Omission.objects.exists()


def test_only_a_text_that_draws_on_another_can_omit_its_clauses(analyst, pair):
    Proposal.objects.filter(pk=pair[0].pk).update(revises=None)
    answer = analyst.post(workbench_url(pair), {"do": "silence", "clause": "1", "omit": "3", "how": "struck"})
    assert answer.context["errors"][0].startswith("“Later plan” neither revises nor draws on “Earlier plan”.")
    assert not Omission.objects.exists()


def test_omissions_of_a_published_text_are_recorded_elsewhere(editor, pair):
    Proposal.objects.filter(pk=pair[0].pk).update(state="published", published_at="2026-01-01T00:00Z")
    answer = editor.post(workbench_url(pair), {"do": "silence", "clause": "1", "omit": "3", "how": "struck"})
    assert answer.context["errors"] == ["“Later plan” is published: record the omission on its own page."]


# Undoing


def test_undo_takes_back_one_step_at_a_time(analyst, pair):
    accept(analyst, pair)
    analyst.post(workbench_url(pair), {"do": "silence", "clause": "1", "omit": "3", "how": "struck"})
    correspondence = Correspondence.objects.get()
    accept(analyst, pair, relation="stronger", correspondence=correspondence.pk)
    analyst.post(workbench_url(pair), {"do": "undo", "clause": "1"})
    assert correspondences() == [(["earlier/1"], ["later/1"], "amended", "draft")]
    analyst.post(workbench_url(pair), {"do": "undo"})
    assert not Omission.objects.exists()
    analyst.post(workbench_url(pair), {"do": "undo"})
    assert correspondences() == []
    assert analyst.post(workbench_url(pair), {"do": "undo"}).context["errors"] == ["You have nothing to undo here."]


def test_undo_restores_a_removed_correspondence_whole(analyst, pair):
    accept(analyst, pair, **{"with": ["1", "3"], "relation": "merged"})
    analyst.post(workbench_url(pair), {"do": "remove", "correspondence": Correspondence.objects.get().pk})
    assert correspondences() == []
    analyst.post(workbench_url(pair), {"do": "undo"})
    assert correspondences() == [(["earlier/1", "earlier/3"], ["later/1"], "merged", "draft")]


def test_undo_does_not_touch_the_work_of_others(analyst, editor, pair):
    accept(analyst, pair)
    correspondence = Correspondence.objects.get()
    assert editor.post(workbench_url(pair), {"do": "undo"}).context["errors"] == ["You have nothing to undo here."]
    accept(editor, pair, relation="weaker", correspondence=correspondence.pk)
    assert analyst.post(workbench_url(pair), {"do": "undo"}).context["errors"] == [
        f"{correspondence} has changed since: open its page."
    ]
    assert correspondences()[0][2] == "weaker"


# Rights and visibility


@pytest.mark.parametrize("role", ["anonymous", "administrator"])
def test_the_workbench_is_closed_to_people_who_may_not_see_texts(role, pair, request):
    client = request.getfixturevalue(role)
    expected = 302 if role == "anonymous" else 403
    first = reverse("admin:proposals_proposal_align_with", args=[pair[0].pk])
    assert [client.get(first).status_code, client.get(workbench_url(pair)).status_code] == [expected] * 2
    for do in ("accept", "unanswered", "bulk", "undo", "remove", "silence", "submit", "summarise"):
        data = {
            "do": do,
            "clause": "1",
            "with": ["1"],
            "relation": "amended",
            "at_least": "50",
            "omit": "3",
            "how": "struck",
        }
        assert client.post(workbench_url(pair), data).status_code == expected
    assert (correspondences(), Omission.objects.count()) == ([], 0)


def test_a_submitted_correspondence_cannot_be_changed(analyst, pair):
    accept(analyst, pair)
    analyst.post(workbench_url(pair), {"do": "submit"})
    assert correspondences()[0][3] == "in-review"
    correspondence = Correspondence.objects.get()
    for data in ({"do": "remove", "correspondence": correspondence.pk}, {"do": "undo"}):
        assert analyst.post(workbench_url(pair), data | {"clause": "1"}).status_code == 422
    assert accept(analyst, pair, relation="stronger", correspondence=correspondence.pk).status_code == 422
    assert correspondences() == [(["earlier/1"], ["later/1"], "amended", "in-review")]


def test_a_correspondence_overrules_the_engine_once_it_is_published_and_while_its_words_stand(analyst, editor, pair):
    later = pair[0]
    Proposal.objects.filter(pk=later.pk).update(state="published", published_at="2026-01-01T00:00Z")
    accept(analyst, pair, **{"with": ["3"], "relation": "contrary"})

    def answer() -> list[tuple[str, list[str]]]:
        texts = list(Proposal.objects.with_lineage().order_by("slug"))
        rows = compare(texts, texts[0]).rows
        here = next(row for row in rows if any(c.clause.key == "1" for c in row.cells[1].clauses))
        return here.row.matched_by, [c.clause.key for c in here.cells[0].clauses]

    assert answer() == ("issue", ["1"])
    analyst.post(workbench_url(pair), {"do": "submit"})
    assert answer() == ("issue", ["1"])
    correspondence = Correspondence.objects.get()
    editor.post(page(correspondence, "verb", "publish"), {"confirmed": "yes"})
    assert answer() == ("person", ["3"])
    later.clauses.filter(key="1").update(text="Another reading, as a corrected text may bring.")
    assert answer()[0] != "person"
    correspondence = Correspondence.objects.get()
    confirm(correspondence, correspondence.basis, by=editor.user, reason="Read in the better copy.")
    assert answer() == ("person", ["3"])


def test_hostile_text_on_the_workbench_is_only_text(analyst, pair):
    hostile = '<script>alert("x")</script><ins>forged</ins>'
    for text in pair:
        text.clauses.filter(key="1").update(text=hostile, heading=hostile)
    content = analyst.get(workbench_url(pair), {"clause": "1"}).content.decode()
    assert "<script>alert" not in content
    assert "<ins>forged" not in content


@pytest.mark.parametrize("key", ["", "no such", "\x00", "9" * 500])
def test_no_clause_in_an_address_breaks_the_workbench(key, analyst, pair):
    assert analyst.get(workbench_url(pair), {"clause": key}).status_code == 200
    assert analyst.get(workbench_url(pair), {"bulk": "1", "at_least": key}).status_code == 200
