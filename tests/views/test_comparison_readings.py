"""The comparison page's three readings of the same rows, their order, and the links between them."""

from urllib.parse import parse_qs, urlsplit

import pytest

from proposals.models import Term
from tests.factories import (
    make_clause,
    make_correspondence,
    make_issue,
    make_party,
    make_proposal,
    make_term,
    make_topic,
)
from tests.views.reading import read, rows_of
from tests.views.site import make_site

pytestmark = pytest.mark.django_db

COMPARED = "/compare/?t=plan&t=counter"


def row(page, row_id):
    return next(each for each in page.one("table", "comparison").all("tr") if each.attrs.get("id") == row_id)


def texts_of(cell):
    return [node.text for node in cell.all("p", "text")]


def test_one_sentence_says_what_is_compared(client):
    make_site()

    page = read(client.get(f"{COMPARED}&t=reported"))

    assert page.one("h1").text == "Counter and Beta's draft read against the Plan"
    assert page.one("p", "sentence").text == (
        "What is compared: of the Plan and the Counter, our paraphrase; of Beta's draft, what was reported. "
        "None of it is the texts’ own words. "
        "Clause by clause, the Counter (23 November 2025) and Beta's draft (December 2025) read against the Plan "
        "(20 November 2025): 2 of 3 rows differ in some text, 0 agree in all, 0 agree as far as known, "
        "1 cannot be compared."
    )


@pytest.mark.parametrize("view", ["aligned", "redline", "summary"])
def test_every_reading_shows_the_same_rows(client, view):
    make_site()

    page = read(client.get(f"{COMPARED}&view={view}"))
    side_by_side = read(client.get(COMPARED))

    assert [(r[0], r[1]) for r in rows_of(page)] == [(r[0], r[1]) for r in rows_of(side_by_side)]
    chosen = next(ul for ul in page.all("ul") if ul.attrs.get("aria-labelledby") == "by-view")
    assert [a.attrs.get("aria-current") for a in chosen.all("a")] == [
        "true" if view == each else None for each in ("aligned", "redline", "summary")
    ]


def test_a_redline_has_the_base_within_the_other_text(client):
    make_site()

    page = read(client.get(f"{COMPARED}&view=redline"))

    assert [th.one("a").text for th in page.one("thead").all("th")[1:]] == ["Counter"]
    (changed,), (dropped,) = (row(page, row_id).all("td") for row_id in ("plan.1", "plan.2"))
    assert texts_of(changed) == [
        "Alpha keeps at most deleted: 600,000 end of deletion inserted: 800,000 end of insertion personnel"
        "inserted: in peacetime end of insertion ."
    ]
    assert texts_of(dropped) == ["deleted: Beta pays for the rebuilding. end of deletion"]


def test_a_redline_strikes_nothing_where_a_text_is_not_known(client):
    make_site()

    (cell,) = row(read(client.get("/compare/?t=plan&t=reported&view=redline")), "plan.2").all("td")

    assert cell.all("del") == []
    assert cell.one("p", "silence").text == "not known: this text is not public"
    assert cell.one("p", "cell-relation").text == "words of the Plan, not compared"
    assert texts_of(cell) == ["Beta pays for the rebuilding."]


def test_a_summary_has_points_and_relations_but_none_of_the_texts_words(client):
    make_site()

    page = read(client.get(f"{COMPARED}&view=summary"))

    plan, counter = row(page, "plan.1").all("td")
    assert page.one("tbody").all("p", "text") == []
    assert plan.text == "Plan, point 1 Size"
    assert counter.text == "Counter, point 1 Size figure changed (+3 −1 words)"


def test_rows_ordered_by_topic_are_under_their_topics_those_without_an_issue_last(client):
    site = make_site()
    earlier = make_topic(slug="aims", process=site.process, name="Aims")
    for text in (site.plan, site.counter):
        make_clause(
            proposal=text, key="9", text="Both want peace.", issue=make_issue(slug=f"peace-{text.slug}", topic=earlier)
        )

    page = read(client.get(f"{COMPARED}&order=topic"))

    rows = [tr.attrs.get("id") or tr.text for tr in page.one("table", "comparison").all("tr")[1:-1]]
    assert rows == ["Aims", "plan.9", "Forces", "plan.1", "plan.2", "Clauses without an issue", "counter.3"]


def test_the_overview_links_to_every_row_and_names_it(client):
    make_site()

    page = read(client.get(COMPARED))

    assert [(a.attrs["href"], a.text) for a in page.one("ol", "overview").all("a")] == [
        ("#plan.1", "Force size: figure changed"),
        ("#plan.2", "Aid: not carried over"),
        ("#counter.3", "point 3 of the Counter: wording not seen: not compared"),
    ]
    glyphs = [span.raw for span in page.one("ol", "overview").all("span", "sign")]
    assert glyphs == ["#", "−", "?"]


def test_every_link_that_changes_the_reading_keeps_the_rest(client):
    make_site()

    page = read(client.get(f"{COMPARED}&base=counter&rows=differences&topic=forces&view=redline&order=topic"))

    section = page.one("section", "controls")
    queries = [parse_qs(urlsplit(a.attrs["href"]).query) for a in section.all("a")]
    parameters = {
        "t": ["plan", "counter"],
        "base": ["counter"],
        "rows": ["differences"],
        "topic": ["forces"],
        "view": ["redline"],
        "order": ["topic"],
    }
    # Each link changes one thing: it differs from the query in at most one parameter.
    assert all(sum(query.get(name) != parameters.get(name) for name in parameters) <= 1 for query in queries)
    assert len(queries) == 3 + 2 + 3 + 2
    inputs = {
        field.attrs["name"]: field.attrs["value"] for field in section.all("input") if field.attrs["type"] == "hidden"
    }
    assert inputs == {name: values[0] for name, values in parameters.items() if name not in ("t", "topic")}


def test_a_text_can_be_left_out_while_two_stay(client):
    make_site()

    two, three = (read(client.get(url)) for url in (COMPARED, f"{COMPARED}&t=reported&base=counter"))

    assert two.all("a", "remove") == []
    assert {a.attrs["aria-label"]: a.attrs["href"] for a in three.all("a", "remove")} == {
        "Remove Plan": "/compare/?t=counter&t=reported",
        "Remove Counter": "/compare/?t=plan&t=reported",
        "Remove Beta's draft": "/compare/?t=plan&t=counter&base=counter",
    }


def test_identical_cells_say_so_in_words_and_name_the_text_they_repeat(client):
    site = make_site()
    third = make_proposal(slug="third", short_title="Third", process=site.process)
    make_clause(proposal=third, key="1", text=site.counter.clauses.get(key="1").text, issue=site.size.issue)
    for text in (site.plan, site.counter, third):
        make_clause(proposal=text, key="9", text="The sides exchange prisoners.", issue=site.size.issue)

    page = read(client.get(f"{COMPARED}&t=third"))

    def repeated(row_id):
        return [[p.text for p in cell.all("p", "cell-relation")] for cell in row(page, row_id).all("td")]

    assert repeated("plan.1") == [[], [], ["same in our paraphrase as the Counter"]]
    assert repeated("plan.9") == [[], *[["same in our paraphrase as the Plan"]] * 2]


def test_a_point_that_was_split_and_one_that_moved_stay_in_one_row_with_words(client):
    process = make_topic(slug="x").process
    issues = [make_issue(slug=f"i{n}", process=process) for n in range(4)]
    old, new = (make_proposal(slug=slug, short_title=slug, process=process) for slug in ("old", "new"))
    first = "The border opens at once for all goods and people of both states. "
    second = "A joint office counts every crossing and publishes the numbers weekly."
    make_clause(proposal=old, key="1", text=first + second, issue=issues[0])
    make_clause(proposal=old, key="2", text="Prisoners of both sides go home within a month.", issue=issues[1])
    make_clause(proposal=old, key="3", text="The parliament of each state ratifies this agreement.", issue=issues[2])
    make_clause(proposal=new, key="1", text="The parliament of each state ratifies this agreement.", issue=issues[2])
    whole = make_clause(proposal=new, key="2", text=first, issue=issues[0])
    part = make_clause(proposal=new, key="3", text=second, issue=issues[0])
    make_clause(proposal=new, key="4", text="Prisoners of both sides go home within a month.", issue=issues[1])
    make_correspondence(from_clauses=[old.clauses.get(key="1")], to_clauses=[whole, part], relation="split")

    page = read(client.get("/compare/?t=old&t=new"))

    assert [(each[0], each[1]) for each in rows_of(page)] == [
        ("old.1", "split"),
        ("old.2", "same in our paraphrase"),
        ("old.3", "moved"),
    ]
    assert row(page, "old.1").all("td")[1].one("p", "moved").text == "split into 2 and 3"
    assert row(page, "old.3").all("td")[1].one("span", "moved").text == "moved from 3"


def test_each_rival_version_is_under_the_party_that_advances_it(client):
    site = make_site()
    for party, key in (("Gamma", "1.g"), ("Delta", "1.d")):
        make_clause(
            proposal=site.counter, key=key, parent=site.counter.clauses.get(key="1"), status="variant",
            text=f"{party} wants another cap.", issue=site.size.issue,
            advanced_by=make_party(slug=party.lower(), name=party),
        )  # fmt: skip

    cell = row(read(client.get(COMPARED)), "plan.1").all("td")[1]

    assert [(p.text) for p in cell.all("p", "advances")] == [
        "Version advanced by Gamma",
        "Version advanced by Delta",
    ]


def test_a_disputed_wording_names_who_published_which(client):
    make_site()

    plan, _ = row(read(client.get(COMPARED)), "plan.1").all("td")

    assert (
        plan.one("p", "reading").text
        == "Agency (newspaper or agency of record) published instead: The figure is missing."
    )


def test_a_row_names_the_next_best_match(client):
    site = make_site()
    make_clause(
        proposal=site.counter, key="7", text="Alpha keeps at most 700 tanks in peacetime.",
        issue=make_issue(slug="tanks", process=site.process),
    )  # fmt: skip

    how = row(read(client.get(COMPARED)), "counter.7").one("details", "how")

    next_best = how.all("a")[0]
    assert next_best.attrs["href"] == "/proposals/plan/1/"
    assert next_best.text == "point 1 of the Plan"


def test_buttons_that_move_through_the_rows_are_hidden_until_scripts_have_loaded(client):
    make_site()

    bar = read(client.get(COMPARED)).one("nav", "keys")

    assert "hidden" in bar.attrs
    assert [button.attrs["data-act"] for button in bar.all("button")] == ["k", "j", "p", "n", "b", "c", "?"]
    assert bar.attrs["data-base"] == "/compare/?t=plan&t=counter&base=counter"


def test_print_names_the_address_in_the_foot_of_every_page_and_the_sources_at_the_end(client):
    make_site()

    page = read(client.get(f"{COMPARED}&rows=differences"))

    assert page.one("tfoot").text == (
        "http://testserver/compare/?t=plan&t=counter&rows=differences · records run to 20 November 2025"
    )
    assert [li.text for li in page.one("section", "print-only").all("li")] == [
        "Agency, Report, 20 November 2025. https://example.org/wire (newspaper or agency of record)"
    ]


def test_a_figure_names_the_texts_that_fix_it_where_there_are_more_than_two(client):
    site = make_site()
    make_term(clause=site.reported.clauses.get(), measure=site.size.terms.get().measure, value="600000")

    def heads():
        for more in ("", "&t=counter"):
            yield (
                row(read(client.get(f"/compare/?t=plan&t=reported{more}")), "plan.1").one("th").one("p", "figure").text
            )

    assert list(heads()) == [
        "Cap 600,000 personnel Plan 600,000 personnel Beta's draft left open",
        "Cap 600,000 personnel Plan 600,000 personnel Beta's draft left open 800,000 personnel Counter",
    ]
    site.reported.clauses.update(status="active")
    two, three = heads()

    assert two == "Cap 600,000 personnel in both"
    assert three == "Cap 600,000 personnel Plan 600,000 personnel Beta's draft 800,000 personnel Counter"


def test_an_equal_figure_of_some_texts_is_not_said_of_all(client):
    make_site()

    head = row(read(client.get(f"{COMPARED}&t=reported&base=reported")), "plan.1").one("th")

    assert head.one("p", "figure").text == "Cap 600,000 personnel Plan 800,000 personnel Counter"
    Term.objects.update(value="600000")
    head = row(read(client.get(f"{COMPARED}&t=reported")), "plan.1").one("th")
    assert head.one("p", "figure").text == "Cap 600,000 personnel in Plan and Counter"
