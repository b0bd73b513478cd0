"""A text that has nothing in a row but speaks of its issue elsewhere is not called silent, on any page."""

import pytest

from tests.views.reading import read, rows_of
from tests.views.site import make_site, speak_elsewhere
from tests.views.test_comparison import row

pytestmark = pytest.mark.django_db

# The counter-proposal is the base, so that the plan has a column in a redline too.
COMPARED = "/compare/?t=counter&t=plan"


@pytest.fixture(autouse=True)
def clause(db):
    return speak_elsewhere(make_site())


def plan_cell(client, query=""):
    return row(read(client.get(f"{COMPARED}{query}")), "counter.7").all("td")[-1]


@pytest.mark.parametrize("view", ["aligned", "redline", "summary"])
def test_every_view_says_where_the_text_speaks_with_a_link(client, view):
    silence = plan_cell(client, f"&view={view}").one("p", "silence")

    assert (silence.text, silence.one("a").attrs["href"]) == ("see point 1 Size", "/proposals/plan/1/")
    assert silence.one("a").all("span")[-1].attrs["lang"] == "en"


def test_it_says_so_in_ukrainian_in_the_moment_of_the_reader(client):
    silence = plan_cell(client, "&lang=uk&on=2025-12-31").one("p", "silence")

    assert silence.text == "див. пункт 1 Size"
    assert silence.one("a").attrs["href"] == "/proposals/plan/1/?on=2025-12-31&lang=uk"


def test_a_redline_does_not_put_the_words_of_the_base_into_the_mouth_of_the_other_text(client):
    assert [p.text for p in plan_cell(client, "&view=redline").all("p") if "cell-title" not in p.attrs["class"]] == [
        "see point 1 Size",
        "words of the Counter, not compared",
        "A fund repairs bridges.",
    ]


def test_the_row_says_that_no_counterpart_was_found_and_is_no_difference(client):
    page, differences = (read(client.get(f"{COMPARED}{query}")) for query in ("", "&rows=differences"))

    assert [(row_id, relation) for row_id, relation, _ in rows_of(page)] == [
        ("counter.1", "words changed; figure 800,000 → 600,000"),
        ("counter.2", "only here"),
        ("counter.3", "wording not seen: not compared"),
        ("counter.7", "addressed elsewhere"),
    ]
    strip = page.one("ol", "overview").all("li")[-1]
    assert (strip.one("span", "sign").raw, strip.text) == ("?", "Bridges: addressed elsewhere")
    assert [row_id for row_id, _, _ in rows_of(differences)] == ["counter.1", "counter.2"]
    assert [span.text for span in page.one("p", "counts").all("span", "relation")][-1] == "2 cannot be compared"
    assert page.one("p", "sentence").text.endswith("2 of 4 rows differ, 0 agree, 2 cannot be compared.")


def test_the_other_text_as_the_base_makes_nothing_new(client):
    page = read(client.get("/compare/?t=plan&t=counter"))

    ours = row(page, "counter.7")
    assert ours.one("p", "relation").text == "addressed elsewhere"
    assert ours.all("td")[0].one("p", "silence").text == "see point 1 Size"


def test_the_page_of_a_clause_says_where_the_other_texts_speak_of_its_issue(client):
    said = [
        each.one("p", "silence").text
        for each in read(client.get("/proposals/counter/7/")).all("article", "counterpart")
    ]

    assert said == ["see point 1 Size", "not known: this text is not public"]


def test_the_matrix_names_the_same_point(client):
    rows = read(client.get("/issues/")).one("table", "matrix").all("tr")

    cells = {each.one("th").text: [cell.text for cell in each.all("td")] for each in rows if each.all("td")}
    assert cells["Bridges in 2 of 3 texts"] == [
        "Plan point 1",
        "Counter point 7",
        "Beta's draft not known: this text is not public",
    ]
