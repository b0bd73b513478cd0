"""Another name for the unit of a measure: what is no other name, and what follows it."""

from __future__ import annotations

import pytest

from proposals.editing.renaming import keeps_quantity, rename_unit
from proposals.models import Change
from tests.factories import make_clause, make_measure, make_proposal, make_term, make_user


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (("number", "personnel"), ("number", "troops"), True),
        (("money", "USD billion"), ("money", "USD billion"), True),
        (("money", "USD billion"), ("money", "USD million"), False),
        (("money", "USD billion"), ("money", "EUR billion"), False),
        (("number", "personnel"), ("share", "personnel"), False),
        (("number", "personnel"), ("number", "million personnel"), False),
        (("number", "personnel"), ("number", "tanks"), False),
        (("number", "personnel"), ("number", "people"), False),
        (("number", "km"), ("number", "kilometres"), True),
        (("number", "km"), ("number", "square km"), False),
        (("number", "launcher"), ("number", "launchers"), True),
        (("duration", "hours"), ("duration", "days"), False),
        (("duration", "weeks"), ("duration", "months"), False),
        (("duration", "days"), ("duration", "working days"), False),
        (("duration", "day"), ("duration", "days"), True),
        (("share", "percent"), ("share", "per mille"), False),
        (("share", "percent"), ("share", "percentage points"), False),
        (("share", "percent"), ("share", "%"), True),
    ],
)
def test_only_the_name_of_a_unit_may_change_without_making_another_quantity(old, new, same):
    assert keeps_quantity(old, new) is same


@pytest.mark.django_db
def test_terms_take_over_the_new_name_of_their_unit_and_words_stay_without_one():
    measure, editor = make_measure(unit="personnel"), make_user("Editor")
    number, words = make_term(measure=measure, value="5"), make_term(measure=measure, value="no more personnel")
    between = make_term(measure=measure, value="5\u20137 personnel", unit="")
    measure.unit = "troops"
    measure.save()
    rename_unit(measure, "personnel", editor, "A better name")
    expected = {number: ("5", "troops"), words: ("no more personnel", ""), between: ("5\u20137 troops", "")}
    for term, recorded in expected.items():
        term.refresh_from_db()
        term.full_clean()
        assert (term.value, term.unit) == recorded
    latest = number.history.first()
    assert (latest.unit, latest.history_user, latest.history_change_reason) == ("troops", editor, "A better name")


@pytest.mark.django_db
def test_readers_are_told_of_every_term_whose_unit_is_renamed(history):
    measure, editor = make_measure(unit="personnel"), make_user("Editor")
    shown, words = (make_clause(proposal=make_proposal(), issue=measure.issue) for _ in range(2))
    draft = make_clause(proposal=make_proposal("draft"), issue=measure.issue)
    for clause, value in ((shown, "5"), (words, "none"), (draft, "5")):
        make_term(clause=clause, measure=measure, value=value)
        Change.of(Change.Kind.PUBLICATION, clause.proposal).save()
    told = Change.objects.count()
    measure.unit = "troops"
    measure.save()
    rename_unit(measure, "personnel", editor, "A better name")
    entry = Change.objects.latest("at")
    assert (Change.objects.count(), entry.name, entry.reason) == (told + 1, str(shown), "A better name")
    [before], [after] = entry.values["terms"]
    assert (before["unit"], after["unit"], after["value"]) == ("personnel", "troops", "5")
