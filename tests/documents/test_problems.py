"""Each problem with a document has its sentence."""

from __future__ import annotations

import re

from proposals.documents.problems import SENTENCES, DocumentError
from tests.sources import ROOT


def test_every_problem_that_is_raised_has_a_sentence_and_no_sentence_is_left_over():
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "proposals").rglob("*.py")]
    raised = {code for source in sources for code in re.findall(r'DocumentError\("([\w-]+)"\)', source)}
    assert raised == set(SENTENCES)


def test_a_problem_says_the_limit_that_was_passed():
    problem = DocumentError("too-long")
    assert (problem.code, str(problem)) == (
        "too-long",
        "The text has more than 200,000 characters. Import it in parts.",
    )
