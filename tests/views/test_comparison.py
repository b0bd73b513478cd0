"""The comparison page: queries, refusals, and what a row says."""

import pytest

from tests.factories import make_clause, make_issue, make_proposal, make_topic, make_unanswered
from tests.views.reading import read, rows_of
from tests.views.site import make_site

pytestmark = pytest.mark.django_db

COMPARED = "/compare/?t=plan&t=counter"


def row(page, row_id):
    return next(each for each in page.one("tbody").all("tr") if each.attrs["id"] == row_id)


def test_it_shows_every_clause_once_beside_what_answers_it(client):
    make_site()

    page = read(client.get(COMPARED))

    assert rows_of(page) == [
        ("plan.1", "figure changed", [["/proposals/plan/1/"], ["/proposals/counter/1/"]]),
        ("plan.2", "not carried over", [["/proposals/plan/2/"], ["/proposals/counter/2/"]]),
        ("counter.3", "wording not seen: not compared", [[], ["/proposals/counter/3/"]]),
    ]


def test_a_changed_row_reads_aloud_with_what_was_inserted_and_deleted_in_order(client):
    make_site()

    cells = row(read(client.get(COMPARED)), "plan.1").all("td")

    assert [cell.one("p", "text").text for cell in cells] == [
        "Alpha keeps at most 600,000 personnel.",
        "Alpha keeps at most deleted: 600,000 end of deletion inserted: 800,000 end of insertion personnel"
        "inserted: in peacetime end of insertion .",
    ]


def test_without_the_marks_both_texts_can_be_read_back(client):
    make_site()
    plan, counter = row(read(client.get(COMPARED)), "plan.1").all("td")
    marked = counter.one("p", "text")

    def without(*tags):
        parts = []
        for child in marked.children:
            if isinstance(child, str):
                parts.append(child)
            elif child.tag not in tags:
                parts += [text for text in child.children if isinstance(text, str)]
        return "".join(parts)

    assert without("del") == "Alpha keeps at most 800,000 personnel in peacetime."
    assert without("ins") == plan.one("p", "text").raw == "Alpha keeps at most 600,000 personnel."


def test_figures_are_shown_with_the_change_and_the_ratio(client):
    make_site()

    figure = row(read(client.get(COMPARED)), "plan.1").one("th").one("p", "figure")

    assert figure.text == "Cap 600,000 personnel then 800,000 personnel +200,000, ×1.333"


def test_a_struck_point_and_an_unrecorded_point_say_so(client):
    make_site()

    page = read(client.get(COMPARED))

    assert [silence.text for silence in page.one("tbody").all("p", "silence")] == [
        "struck here: the text marks point 2 as deleted",
        "wording not seen: not compared",
        "not recorded here yet: the text has a point 3, which we have not read",
    ]


def test_the_silence_of_a_text_known_from_reports_is_no_evidence(client):
    make_site()

    page = read(client.get("/compare/?t=plan&t=reported"))

    assert page.one("ul", "caveats").text == (
        "Beta's draft is known from reports only; absence of a clause is not evidence."
    )
    assert [silence.text for silence in page.one("tbody").all("p", "silence")] == ["not known: this text is not public"]


def test_a_correspondence_decides_and_is_named(client):
    make_site()

    head = row(read(client.get("/compare/?t=plan&t=reported")), "plan.1").one("th")

    assert head.one("p", "relation").text == "weaker"
    assert head.one("p", "note").text == "decided by a person"
    assert head.one("p", "summary").text == "The figure is open."
    how = head.one("details", "how")
    assert how.one("summary").text == "Matched by a person, 100%"
    assert [p.text for p in how.all("p")] == ["How many.", "Cite this row"]


def test_a_clause_that_a_person_found_no_answer_to_stands_alone_and_says_so(client):
    site = make_site()
    address = "/compare/?t=plan&t=counter"
    assert row(read(client.get(address)), "plan.1").all("td")[1].all("p", "silence") == []
    make_unanswered(from_clauses=[site.size], silent=site.counter, summary="Another force is meant.")

    ours = row(read(client.get(address)), "plan.1")
    assert ours.one("th").one("p", "summary").text == "Another force is meant."
    how = ours.one("th").one("details", "how")
    assert how.one("summary").text == "A person found no counterpart"
    assert [p.text for p in how.all("p")] == ["How many.", "Cite this row"]
    assert [p.text for p in ours.all("td")[1].all("p", "silence")] == [
        "not recorded here yet; on this issue see point 1 Size"
    ]
    assert (
        row(read(client.get(address)), "counter.1").one("details", "how").one("summary").text == "No counterpart found"
    )


def test_a_stance_is_shown_beside_its_target(client):
    make_site()

    page = read(client.get(COMPARED))

    size = row(page, "plan.1")
    assert [token.text for token in size.one("th").all("span", "token")] == ["Beta supports with conditions"]
    assert size.one("th").one("p", "thesis").text == "Thesis of the issue: There is a cap."
    plan, counter = size.all("td")
    assert [token.text for token in plan.all("span", "token")] == ["Alpha supports,", "Beta rejects"]
    assert counter.all("span", "token") == []
    assert page.one("details", "on-texts").one("summary").text == "What parties said about these texts as a whole (1)"


def test_another_base_changes_the_marks_and_keeps_the_rows(client):
    make_site()

    page = read(client.get(f"{COMPARED}&base=counter"))

    assert row(page, "plan.1").all("td")[0].one("p", "text").text == (
        "Alpha keeps at most deleted: 800,000 end of deletion inserted: 600,000 end of insertion personnel"
        "deleted: in peacetime end of deletion ."
    )
    assert {each[0] for each in rows_of(page)} == {"plan.1", "plan.2", "counter.3"}


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("&rows=differences", ["plan.1", "plan.2"]),
        ("&rows=contested", ["plan.1"]),
        ("&topic=forces", ["plan.1", "plan.2"]),
        ("&issue=aid", ["plan.2"]),
        ("&issue=aid&rows=contested", []),
    ],
)
def test_filters_keep_the_rows_they_name(client, query, rows):
    make_site()

    page = read(client.get(COMPARED + query))

    if rows:
        assert [each[0] for each in rows_of(page)] == rows
    else:
        assert page.one("main").all("p", "silence")[0].text == ("No rows match the filters. Show all 3")


def test_identical_rows_are_left_out_of_the_differences(client):
    site = make_site()
    for text in (site.plan, site.counter):
        make_clause(proposal=text, key="9", text="The sides exchange all prisoners.", issue=site.size.issue)

    every = {each[0]: each[1] for each in rows_of(read(client.get(COMPARED)))}
    different = [each[0] for each in rows_of(read(client.get(f"{COMPARED}&rows=differences")))]

    assert every["plan.9"] == "same in our paraphrase"
    assert different == [row_id for row_id in every if row_id not in ("plan.9", "counter.3")]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?t=plan&t=nowhere", "t: There is no proposal nowhere."),
        ("?t=plan&t=plan", "t: plan: choose each text only once."),
        ("?t=plan&t=counter&base=nowhere", "base: Choose one of the compared texts: plan, counter."),
        ("?base=plan", "base: Choose the texts to compare first, each with a t parameter."),
        ("?t=plan&t=counter&topic=nowhere", "topic: There is no record with this slug. Use a slug from the list."),
        ("?t=plan&t=counter&rows=some", "rows: “some” is not valid; use all, differences or contested."),
        ("?t=plan&t=counter&match=any", "match: “any” is not valid; use all or wording."),
        ("?t=plan&t=a%00b", "t: There is no proposal a␀b."),
    ],
)
def test_an_invalid_query_is_refused_with_a_sentence(client, query, sentence):
    make_site()

    response = client.get(f"/compare/{query}")

    assert response.status_code == 400
    assert [each.text for each in read(response).one("div", "problem").all("li")] == [" ".join(sentence.split())]


def test_more_than_six_texts_are_refused(client):
    texts = [make_proposal() for _ in range(7)]

    response = client.get("/compare/?" + "&".join(f"t={text.slug}" for text in texts))

    assert response.status_code == 400
    assert read(response).one("div", "problem").one("li").text == ("t: At most 6 texts can be compared; you chose 7.")


def test_fewer_than_two_texts_lead_to_the_choice_of_texts_with_the_one_ticked(client):
    make_site()

    page = read(client.get("/compare/?t=counter"))

    ticked = {box.attrs["value"]: "checked" in box.attrs for box in page.one("fieldset", "chooser").all("input")}
    assert ticked == {"plan": False, "counter": True, "reported": False}


def test_the_canonical_address_leaves_out_what_is_the_default(client):
    make_site()

    page = read(client.get("/compare/?t=plan&t=counter&base=plan&rows=all&topic=&match=all&utm_source=x"))

    links = {link.attrs["rel"]: link.attrs["href"] for link in page.one("head").all("link")}
    assert links["canonical"] == "http://testserver/compare/?t=plan&t=counter"
    assert links["alternate"] == "/api/v1/compare/?t=plan&t=counter"


def test_a_matter_left_in_brackets_is_left_open_rather_than_unknown(client):
    site = make_site()
    bracketed = site.reported.clauses.get()
    bracketed.further_issues.add(site.plan.clauses.get(key="2").issue)

    page = read(client.get("/compare/?t=plan&t=reported"))

    aid = row(page, "plan.2")
    assert aid.one("p", "relation").text == "left open"
    assert aid.one("p", "silence").text == "left open in brackets: see point r1 Size open"


def test_a_report_that_a_clause_was_taken_out_is_shown_without_marks(client):
    site = make_site()
    site.reported.clauses.update(status="removed", text="The cap of 600,000 personnel is no longer included.")

    _, cell = row(read(client.get("/compare/?t=plan&t=reported")), "plan.1").all("td")

    assert cell.one("p", "text").text == "The cap of 600,000 personnel is no longer included."
    assert cell.all("ins") == cell.all("del") == []
    assert cell.one("p", "status").text == "Reported as removed"


def test_unticking_the_base_leaves_the_first_text_as_the_base(client):
    make_site()

    response = client.get("/compare/?t=plan&t=counter&base=reported&rows=differences")

    assert response.status_code == 302
    assert response.headers["Location"] == "/compare/?t=plan&t=counter&rows=differences"


def test_a_filter_by_issue_is_named_and_can_be_left(client):
    make_site()

    note = read(client.get(f"{COMPARED}&issue=aid&match=wording")).one("p", "filtered")

    assert note.text == (
        "Only rows on the issue Aid. "
        "Rows are matched by wording alone, ignoring issues and correspondences. Show every row"
    )
    assert note.one("a").attrs["href"] == COMPARED


def test_the_topic_chosen_is_the_topic_shown_even_where_clauses_only_touch_it(client):
    site = make_site()
    other = make_issue(slug="money", topic=make_topic(slug="economy", process=site.process, name="Economy"))
    site.size.further_issues.add(other)

    page = read(client.get(f"{COMPARED}&topic=economy"))

    chosen = [option.attrs["value"] for option in page.one("select").all("option") if "selected" in option.attrs]
    assert chosen == ["economy"]
    assert [each[0] for each in rows_of(page)] == ["plan.1"]


def test_figures_are_compared_with_the_base_whichever_text_that_is(client):
    make_site()

    head = row(read(client.get(f"{COMPARED}&base=counter")), "plan.1").one("th")

    assert head.one("p", "figure").text == "Cap 800,000 personnel then 600,000 personnel −200,000, ×0.750"


def test_the_line_of_stances_says_what_is_not_on_the_record_and_which_target_is_inferred(client):
    site = make_site()
    beta = site.counter.drafted_by.get()
    site.size.positions.filter(party=beta).update(certainty="reported")
    site.size.issue.positions.filter(party=beta).update(target_basis="inferred")

    shown = row(read(client.get(COMPARED)), "plan.1")

    assert [each.one("summary").text for each in shown.all("details", "stances")] == [
        "Beta supports with conditions (target inferred)",
        "Alpha supports, Beta rejects (reported)",
    ]
