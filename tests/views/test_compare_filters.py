"""The comparison page, narrowed: by topic, by issue, to differences, to what is contested."""

import pytest

from proposals.comparison.compare import compare
from proposals.models import Position, Proposal
from tests.factories import make_clause, make_issue, make_position, make_topic
from tests.views.reading import read, rows_of
from tests.views.site import make_site

pytestmark = pytest.mark.django_db

COMPARED = "/compare/?t=plan&t=counter"


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
        assert [found[0] for found in rows_of(page)] == rows
    else:
        assert page.one("main").all("p", "silence")[0].text == ("No rows match the filters. Show all 3")


def test_a_row_is_contested_only_where_parties_differ_on_the_same_thing():
    site = make_site()
    Position.objects.filter(slug="p004").delete()  # Beta rejects the clause; now nobody accepts it
    make_position(issue=site.size.issue, stance="supports")  # the thesis is another thing

    texts = Proposal.objects.public().with_relatives().filter(slug__in=["plan", "counter"])
    comparison = compare(texts, site.plan, rows="contested")

    assert comparison.rows == ()


def test_identical_rows_are_left_out_of_the_differences(client):
    site = make_site()
    for text in (site.plan, site.counter):
        make_clause(proposal=text, key="9", text="The sides exchange all prisoners.", issue=site.size.issue)

    every = {found[0]: found[1] for found in rows_of(read(client.get(COMPARED)))}
    different = [found[0] for found in rows_of(read(client.get(f"{COMPARED}&rows=differences")))]

    assert every["plan.9"] == "same"
    assert different == [row_id for row_id in every if row_id not in ("plan.9", "counter.3")]


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
    assert [found[0] for found in rows_of(page)] == ["plan.1"]
