"""What belongs to the dump of one process."""

from __future__ import annotations

import pytest

from proposals.dataset.problems import DatasetError
from proposals.models import Proposal
from tests.dataset.folder import dump
from tests.factories import (
    make_clause,
    make_correspondence,
    make_party,
    make_process,
    make_proposal,
    make_source,
)

pytestmark = pytest.mark.django_db


def test_one_process_is_dumped_without_what_only_another_uses(tmp_path):
    ours, other = make_process(slug="talks"), make_process(slug="other-talks")
    shared, foreign, _ = (make_source(slug=slug) for slug in ("shared", "foreign", "unused"))
    member, coalition, stranger = (make_party(slug=slug) for slug in ("member", "coalition", "stranger"))
    coalition.members.add(member)
    make_proposal(slug="ours", process=ours, sources=[shared], drafted_by=[coalition])
    make_proposal(slug="theirs", process=other, sources=[shared, foreign], drafted_by=[stranger, member])
    written = dump(tmp_path / "one")
    assert sorted(name for name in written if name.startswith("proposals/")) == ["proposals/ours.yaml"]
    assert b"foreign" not in written["sources.yaml"]
    assert all(slug in written["sources.yaml"] for slug in (b"slug: shared", b"slug: unused"))
    assert b"stranger" not in written["parties.yaml"]
    assert all(slug in written["parties.yaml"] for slug in (b"slug: member", b"slug: coalition"))


def test_a_record_that_reaches_into_another_process_is_named(tmp_path):
    ours = make_process(slug="talks")
    make_proposal(slug="ours", process=ours, revises=make_proposal(slug="theirs"))
    ours_text, elsewhere = Proposal.objects.get(slug="ours"), make_proposal(slug="elsewhere")
    sides = {"from_clauses": [make_clause(proposal=ours_text)], "to_clauses": [make_clause(proposal=elsewhere)]}
    make_correspondence(slug="across", **sides)
    with pytest.raises(DatasetError) as refused:
        dump(tmp_path / "one")
    assert [str(problem) for problem in refused.value.problems] == [
        "correspondences.yaml: across: to: “elsewhere/1” is not in the clauses, written as proposal/key; add it there "
        "or correct it",
        "proposals/ours.yaml: revises: “theirs” is not in the folder proposals; add it there or correct it",
    ]
    assert not (tmp_path / "one").exists()
