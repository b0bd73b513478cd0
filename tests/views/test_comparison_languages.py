"""Words that are not compared, of another language or not seen: nothing is new for want of words, no word is marked."""

import pytest

from proposals.models import Clause, Measure, Proposal
from tests.exports.reading import csv_rows
from tests.factories import make_term
from tests.views.reading import read, rows_of
from tests.views.site import make_site, speak_ukrainian
from tests.views.test_comparison import row

pytestmark = pytest.mark.django_db

COMPARED = "/compare/?t=plan&t=ukrainian"
NOT_SEEN = "wording not seen: not compared"
WORDS = "different languages: not compared by words"


@pytest.fixture(autouse=True)
def text(db):
    return speak_ukrainian(make_site())


def cell(client, row_id, query="", column=-1):
    return row(read(client.get(f"{COMPARED}{query}")), row_id).all("td")[column]


@pytest.mark.parametrize("view", ["aligned", "redline", "summary"])
def test_every_view_says_that_the_words_are_not_compared(client, view):
    found, missing = (cell(client, row_id, f"&view={view}") for row_id in ("plan.1", "plan.2"))

    assert found.all("p", "cell-relation")[0].text == WORDS
    assert missing.one("p", "silence").text == WORDS
    assert [found.all(tag) + missing.all(tag) for tag in ("ins", "del")] == [[], []]


def test_a_redline_shows_both_wordings_and_says_whose_each_is(client):
    texts = cell(client, "plan.1", "&view=redline").all("p", "text")

    assert [(p.attrs["lang"], p.text) for p in texts] == [
        ("uk", "Альфа утримує не більше 700 000 осіб."),
        ("en", "Alpha keeps at most 600,000 personnel."),
    ]


@pytest.mark.parametrize("base", ["plan", "ukrainian"])
def test_no_row_differs_and_all_count_as_not_compared(client, base):
    page, differences = (read(client.get(f"{COMPARED}&base={base}{query}")) for query in ("", "&rows=differences"))

    assert {relation for _, relation, _ in rows_of(page)} == {WORDS}
    assert page.one("p", "sentence").text.endswith("0 of 3 rows differ, 0 agree, 3 cannot be compared.")
    assert {each.one("span", "sign").raw for each in page.one("ol", "overview").all("li")} == {"?"}
    assert differences.all("table", "comparison") == []


def test_the_row_says_how_it_was_matched_without_words(client):
    how = row(read(client.get(COMPARED)), "plan.1").one("details", "how")

    assert how.one("summary").text.startswith("Matched by shared issue, ")


def test_figures_are_compared_all_the_same(client, text):
    make_term(clause=text.clauses.get(key="4"), measure=Measure.objects.get(), value="700000")

    page = read(client.get(COMPARED))

    assert [relation for row_id, relation, _ in rows_of(page) if row_id == "plan.1"] == ["figure changed"]
    assert row(page, "plan.1").all("td")[-1].all("p", "cell-relation")[0].text == f"figure changed; {WORDS}"


def test_it_says_so_in_ukrainian(client):
    assert cell(client, "plan.2", "&lang=uk").one("p", "silence").text == "різні мови: слова не порівнюються"


def test_the_page_of_a_clause_says_so_too(client):
    counterparts = read(client.get("/proposals/plan/1/")).all("article", "counterpart")

    assert [WORDS in each.text for each in counterparts] == [True, False, False]


def test_other_letters_recorded_under_the_same_language_are_named_scripts(client, text):
    text.text_language = "en"
    text.save()

    assert cell(client, "plan.2").one("p", "silence").text == "different scripts: not compared by words"


@pytest.mark.parametrize("view", ["aligned", "redline", "summary"])
def test_a_wording_that_nobody_has_seen_is_not_compared_in_any_view(client, text, view):
    plan = Proposal.objects.get(slug="plan")
    there = Clause.objects.get(proposal__slug="counter", key="1")
    there.terms.all().delete()
    there.text = plan.clauses.get(key="1").text
    there.verification = "unseen"
    there.save()

    address = f"t=plan&t=counter&view={view}"
    found = row(read(client.get(f"/compare/?{address}")), "plan.1")
    line = csv_rows(client.get(f"/compare/comparison.csv?{address}"))[0]
    answer = client.get("/api/v1/compare/?t=plan&t=counter").json()["rows"][0]

    assert found.all("td")[-1].all("p", "cell-relation")[0].text == NOT_SEEN
    assert [found.all(tag) for tag in ("ins", "del")] == [[], []]
    assert "same words" not in found.text
    columns = ("row", "relation", "Counter: relation", "matched by")
    assert [line[column] for column in columns] == ["plan.1", NOT_SEEN, NOT_SEEN, "matched by shared issue"]
    other = answer["cells"][1]
    assert (other["barrier"], other["relation"], other["state"]) == ("unseen", None, "not_compared")
    assert answer["matched_by"] == "issue"
