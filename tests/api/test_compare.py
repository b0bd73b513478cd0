"""The comparison for scripts: which rows it gives, and what it refuses."""

from __future__ import annotations

import pytest

from tests.api.compared import make_two_texts
from tests.factories import (
    make_correspondence,
    make_proposal,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts():
    return make_two_texts()


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("", ["first.6", "first.7"]),
        ("issue=size", ["first.6"]),
        ("topic=forces", ["first.6", "first.7"]),
        ("rows=differences", ["first.6", "first.7"]),
        ("rows=contested", ["first.6"]),
        ("rows=contested&issue=blocs", []),
        ("rows=all&match=all", ["first.6", "first.7"]),
    ],
)
def test_the_rows_are_filtered_and_all_of_them_are_counted(api, texts, query, rows):
    answer = api.json(f"compare/?t=first&t=second&{query}".rstrip("&"))
    assert [row["id"] for row in answer["rows"]] == rows
    assert (answer["summary"]["shown"], answer["summary"]["rows"]) == (len(rows), 2)


def test_by_wording_alone_correspondences_count_for_nothing(api, texts):
    first, second = texts
    make_correspondence(
        from_clauses=[first.clauses.get(key="7")],
        to_clauses=[second.clauses.get(key="5.a")],
        relation="replaced",
        summary="The bloc gives way to a cap.",
    )
    by_person = api.json("compare/?t=first&t=second")["rows"]
    row = next(row for row in by_person if row["matched_by"] == "person")
    assert (row["relation"], row["relation_by"], row["engine_relation"]) == ("replaced", "person", "rewritten")
    assert (row["correspondences"], row["certainty"]) == (
        [{"first": "first", "second": "second", "relation": "replaced", "summary": "The bloc gives way to a cap."}],
        1.0,
    )
    by_wording = api.json("compare/?t=first&t=second&match=wording")["rows"]
    assert {(row["matched_by"], row["relation_by"], len(row["correspondences"])) for row in by_wording} == {
        ("wording", "engine", 0),
        ("unmatched", "engine", 0),
    }


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("", {"t": "Give the slugs of 2 to 6 texts: t=a&t=b."}),
        ("t=first", {"t": "Give the slugs of 2 to 6 texts: t=a&t=b."}),
        ("t=first&t=first", {"t": "first: choose each text only once."}),
        ("t=first&t=nowhere", {"t": "There is no proposal nowhere."}),
        ("t=first&t=a%00b", {"t": "There is no proposal a\x00b."}),
        ("t=first&t=secret", {"t": "There is no proposal secret."}),
        ("&".join(f"t=x{n}" for n in range(7)), {"t": "At most 6 texts can be compared; you chose 7."}),
        ("t=first&t=second&base=third", {"base": "Choose one of the compared texts: first, second."}),
        (
            "t=first&t=second&topic=x",
            {"topic": "There is no record with this slug. Use a slug from the list."},
        ),
        ("t=first&t=second&rows=some", {"rows": "“some” is not valid; use all, differences or contested."}),
        ("t=first&t=second&match=luck", {"match": "“luck” is not valid; use all or wording."}),
    ],
)
def test_what_cannot_be_compared_is_refused_by_name(api, texts, query, errors):
    make_proposal(slug="secret", state="draft")
    assert api.errors(f"compare/?{query}") == errors
