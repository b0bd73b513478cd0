"""A corrected text of a published proposal: suggested by an analyst, tried at once, accepted by an editor."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from proposals.editing.revise import OVERTAKEN
from proposals.engine.splitting import split
from proposals.importing import ImportRefused, suggesting, version_of_clauses
from proposals.models import Change, Clause, SuggestedChange
from tests.factories import make_issue, make_user
from tests.importing.texts import SAME, TEXT, WITHOUT_NUMBERS

WARDEN = "A warden sits at the bridge by day and by night."
LONGER = SAME.replace("600", "800") + f"4. {WARDEN}\n"


@pytest.fixture
def issue(published):
    return make_issue(process=published.process, slug="wardens")


@pytest.fixture
def suggest(analyst, origin, published, issue):
    def suggested(text: str = LONGER, by=analyst, reason: str = "A better copy", issues: dict | None = None, **more):
        answers = {index: key for index, (key, _, _) in enumerate(TEXT)}
        named = {4: issue.slug} if issues is None else issues
        return suggesting.suggest(
            published, split(text), origin, by=by, reason=reason, answers=answers, issues=named, **more
        )

    return suggested


def keys_and_texts(proposal) -> list[tuple[str, str]]:
    return list(proposal.clauses.order_by("order").values_list("key", "text"))


def test_a_suggested_text_changes_nothing_that_readers_see(suggest, published):
    before, history, changes = keys_and_texts(published), Clause.history.count(), Change.objects.count()
    suggestion = suggest()
    assert (keys_and_texts(published), Clause.history.count(), Change.objects.count()) == (before, history, changes)
    assert (str(suggestion), suggestion.state) == (f"{published}: a corrected text", "pending")
    fates = [(pair.new.key, pair.fate.value) for pair in suggesting.plan_of(suggestion).pairs]
    assert fates == [("1", "kept"), ("2", "kept"), ("2.a", "kept"), ("3", "changed"), ("4", "new")]


def test_an_editor_accepts_all_of_it_and_readers_are_told_why_but_not_by_whom(suggest, analyst, editor, published):
    suggestion = suggest()
    suggesting.accept(suggestion, editor)
    assert keys_and_texts(published)[3:] == [("3", TEXT[3][2].replace("600", "800")), ("4", WARDEN)]
    clause = published.clauses.get(key="4")
    assert (clause.issue.slug, clause in Clause.objects.public()) == ("wardens", True)
    [row] = clause.history.all()
    assert (row.history_user, row.history_change_reason) == (editor, f"A better copy (suggested by {analyst})")
    changes = Change.objects.filter(key__in=["3", "4"]).order_by("key")
    told = [(change.kind, change.reason) for change in changes]
    assert told == [("correction", "A better copy"), ("addition", "A better copy")]
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decided_by) == ("accepted", editor)


def test_what_could_not_be_published_is_refused_at_once(suggest):
    with pytest.raises(ImportRefused) as refused:
        suggest(issues={})
    assert [(trouble.message, trouble.piece) for trouble in refused.value.troubles] == [
        ("With this correction, the text could no longer be published. Fix these problems:", None),
        ("Clause 4, issue: choose its main issue.", 4),
    ]
    assert SuggestedChange.objects.count() == 0


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"reason": " "}, "Give a reason; the editor reads it."),
        ({"issues": {4: "nothing"}}, "Issue: these talks have no issue “nothing”; choose one from the list."),
        (
            {"version": "old"},
            "Somebody has changed clauses of this text in the meantime. "
            "Check again what is kept, changed and missing.",
        ),
    ],
)  # fmt: skip
def test_what_is_missing_or_wrong_is_reported_and_nothing_is_filed(options, sentence, suggest):
    with pytest.raises(ImportRefused) as refused:
        suggest(**options)
    assert [trouble.message for trouble in refused.value.troubles] == [sentence]
    assert SuggestedChange.objects.count() == 0


def test_an_unchanged_text_is_no_suggestion(suggest):
    with pytest.raises(ImportRefused) as refused:
        suggest(SAME, issues={})
    assert [trouble.message for trouble in refused.value.troubles] == [
        "Nothing has changed: every clause of this text is already recorded."
    ]


def test_only_people_with_the_right_suggest_and_only_another_person_accepts(suggest, analyst, editor):
    with pytest.raises(PermissionDenied):
        suggest(by=make_user())
    with pytest.raises(ImportRefused):
        suggest(by=editor)
    suggestion = suggest()
    for by in (analyst, make_user("Analyst", username="another")):
        with pytest.raises(PermissionDenied):
            suggesting.accept(suggestion, by)
    assert suggestion.state == "pending"


def test_a_suggestion_that_has_become_impossible_stays_pending(suggest, editor, issue, published):
    suggestion = suggest()
    assert suggesting.is_overtaken(suggestion) is False
    issue.delete()
    clause = published.clauses.get(key="1")
    clause.text = "The bridge is closed."
    clause.save()
    assert suggesting.is_overtaken(suggestion) is True
    before = version_of_clauses(published)
    with pytest.raises(ValidationError) as refused:
        suggesting.accept(suggestion, editor, before)
    assert refused.value.messages == ["Issue: these talks have no issue “wardens”; choose one from the list."]
    suggestion.refresh_from_db()
    assert (suggestion.state, version_of_clauses(published)) == ("pending", before)


def test_a_late_acceptance_takes_a_correction_back_only_knowingly(suggest, editor, published):
    suggestion = suggest()
    clause = published.clauses.get(key="3")
    clause.text = "Whoever breaks the peace pays a fine of 700 crowns into the common chest."
    clause.save()
    now = keys_and_texts(published)
    [(pk, before)] = suggesting.corrected_since(suggestion).items()
    assert (pk, before.text) == (clause.pk, TEXT[3][2])
    for over in ("", suggestion.corrected_text["version"]):
        with pytest.raises(ValidationError) as refused:
            suggesting.accept(suggestion, editor, over)
        assert refused.value.messages == [OVERTAKEN]
    assert keys_and_texts(published) == now
    suggesting.accept(suggestion, editor, version_of_clauses(published))
    assert published.clauses.get(key="3").text == TEXT[3][2].replace("600", "800")


@pytest.mark.parametrize(("numbers", "kept"), [("keep", ["1", "2", "2.a", "3"]), ("erase", [""] * 4)])
def test_a_suggested_text_without_numbers_says_what_becomes_of_them(numbers, kept, suggest, editor, published):
    text = WITHOUT_NUMBERS.replace("600", "800")
    with pytest.raises(ImportRefused, match="keep or erase"):
        suggest(text, issues={})
    suggestion = suggest(text, issues={}, numbers=numbers)
    assert [pair.new.number for pair in suggesting.plan_of(suggestion).pairs] == kept
    suggesting.accept(suggestion, editor)
    assert [clause.number for clause in published.clauses.order_by("order")] == kept


@pytest.mark.parametrize(
    ("name", "corrected", "accepted"),
    [
        ("locator", "page 7", "point 3"),
        ("confidence", "low", "high"),
        ("verification", "unseen", "direct"),
        ("basis", "translation", "verbatim"),
    ],
)
def test_a_late_acceptance_takes_back_no_correction_of_where_words_come_from_unasked(
    name, corrected, accepted, suggest, editor, published
):
    suggestion = suggest()
    fine, bridge = (published.clauses.get(key=key) for key in ("3", "1"))
    then = getattr(fine, name)
    for clause in (fine, bridge):
        setattr(clause, name, corrected)
        clause.save()
    before = suggesting.corrected_since(suggestion)
    taken = {
        pair.new.key: suggesting.taken_back(suggestion, pair, before[pair.old.pk])
        for pair in suggesting.plan_of(suggestion).pairs
        if pair.old and pair.old.pk in before
    }
    assert taken == {"1": {}, "3": {name: (then, corrected, accepted)}}
    with pytest.raises(ValidationError) as refused:
        suggesting.accept(suggestion, editor)
    assert refused.value.messages == [OVERTAKEN]
    suggesting.accept(suggestion, editor, version_of_clauses(published))
    assert [getattr(published.clauses.get(key=key), name) for key in ("3", "1")] == [accepted, corrected]


@pytest.mark.parametrize(("headings", "kept"), [("keep", "The mill"), ("erase", "")])
def test_a_suggested_text_without_headings_says_what_becomes_of_them(headings, kept, suggest, editor, published):
    published.clauses.filter(key="2").update(heading="The mill")
    with pytest.raises(ImportRefused, match="keep or erase its heading"):
        suggest()
    suggestion = suggest(headings=headings)
    assert [pair.new.heading for pair in suggesting.plan_of(suggestion).pairs] == ["", kept, "", "", ""]
    suggesting.accept(suggestion, editor)
    assert published.clauses.get(key="2").heading == kept
