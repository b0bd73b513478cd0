"""Rules between the records of a dataset: each violation gives a sentence, and nothing is saved."""

from __future__ import annotations

import pytest

from proposals.models import Process
from tests.dataset.mistakes import MISTAKES, PLAN

pytestmark = pytest.mark.django_db


def test_every_wrong_reference_is_reported_at_once(folder):
    folder["parties.yaml"][2]["members"] = ["north", "west"]
    folder["topics.yaml"][1]["parent"] = "money"
    folder["measures.yaml"][0]["topic"] = "security"
    plan = folder[PLAN]
    plan |= {"drafted_by": ["west"], "sources": ["wire", "wire"], "derived_from": ["lost"], "companions": ["plan"]}
    folder.clause("1").update(topics=["security"], sources=["lost"], parent="9")
    folder.clause("1")["terms"][0]["key"] = "lost"
    folder.clause("1")["variant_readings"][0]["source"] = "lost"
    folder.clause("3.north")["advanced_by"] = "west"
    folder["proposals/answer.yaml"]["omitted_from_base"][0]["key"] = "99"
    folder["positions.yaml"][0] |= {"party": "west", "source": "lost", "also_in": ["lost"]}
    folder["positions.yaml"][0]["target"]["clause"] = "99"
    folder["positions.yaml"][1]["target"] = {"topic": "security"}
    folder["positions.yaml"][2]["target"] = {"topic": "forces", "proposal": "plan"}
    folder["events.yaml"][0] |= {"participants": ["west"], "proposals": ["lost"], "sources": ["lost"]}
    folder["correspondences.yaml"][0]["to"] = ["answer/99"]
    add = "add it there or correct it"
    assert folder.refused() == [
        f"correspondences.yaml: caps: to: “answer/99” is not in the clauses, written as proposal/key; {add}",
        f"events.yaml: meeting: participants: “west” is not in parties.yaml; {add}",
        f"events.yaml: meeting: proposals: “lost” is not in the folder proposals; {add}",
        f"events.yaml: meeting: sources: “lost” is not in sources.yaml; {add}",
        f"measures.yaml: cap: topic: “security” is not in the leaves of topics.yaml; {add}",
        f"parties.yaml: both: members: “west” is not in parties.yaml; {add}",
        f"positions.yaml: p1: also_in: “lost” is not in sources.yaml; {add}",
        f"positions.yaml: p1: party: “west” is not in parties.yaml; {add}",
        f"positions.yaml: p1: source: “lost” is not in sources.yaml; {add}",
        "positions.yaml: p1: target.clause: no clause “99” in plan; correct it",
        f"positions.yaml: p2: target.topic: “security” is not in the leaves of topics.yaml; {add}",
        "positions.yaml: p3: target: name one topic, or one proposal, or one proposal and its clause",
        "proposals/answer.yaml: omitted_from_base[99].key: no clause “99” in plan; correct it",
        "proposals/plan.yaml: companions: a text cannot list itself; remove it",
        f"proposals/plan.yaml: derived_from: “lost” is not in the folder proposals; {add}",
        f"proposals/plan.yaml: drafted_by: “west” is not in parties.yaml; {add}",
        "proposals/plan.yaml: sources: “wire” occurs twice; keep one",
        "proposals/plan.yaml: clause 1: parent: no clause “9” in this text; correct it",
        f"proposals/plan.yaml: clause 1: sources: “lost” is not in sources.yaml; {add}",
        f"proposals/plan.yaml: clause 1: terms[lost].key: “lost” is not in measures.yaml; {add}",
        f"proposals/plan.yaml: clause 1: topics: “security” is not in the leaves of topics.yaml; {add}",
        f"proposals/plan.yaml: clause 1: variant_readings[lost].source: “lost” is not in sources.yaml; {add}",
        f"proposals/plan.yaml: clause 3.north: advanced_by: “west” is not in parties.yaml; {add}",
        f"topics.yaml: forces: parent: “money” is not in the headings of topics.yaml; {add}",
    ]


@pytest.mark.parametrize(("path", "values", "sentence"), MISTAKES, ids=[sentence for *_, sentence in MISTAKES])
def test_one_mistake_gives_one_sentence_and_nothing_is_saved(folder, path, values, sentence):
    file, _, name = path.partition("#")
    record = folder[file]
    if file.startswith("proposals/") and name:
        record = folder.clause(name, file.removeprefix("proposals/").removesuffix(".yaml"))
    elif name:
        record = next(entry for entry in record if name in (entry.get("slug"), entry.get("id")))
    record |= values
    assert f"{file}: {sentence}" in folder.refused()
    assert not Process.objects.exists()


def test_a_draft_may_be_incomplete(folder):
    folder[PLAN].update(state="draft", sources=[], drafted_by=[])
    folder.clause("1.a").update(topics=[], sources=[])
    folder.load()
    assert Process.objects.exists()


def test_a_source_graded_propaganda_is_refused_under_anything_public(folder):
    folder["sources.yaml"][0].update(reliability="propaganda")
    refused = folder.refused()
    advice = "sources: wire is graded propaganda and cannot be cited; choose another source"
    citing = ["events.yaml: meeting", "positions.yaml: p1", "proposals/plan.yaml", "proposals/plan.yaml: clause 1"]
    expected = {f"{place}: {advice}".replace(": clause 1: ", ": clause 1, ") for place in citing}
    assert expected - set(refused) == set()
    assert not Process.objects.exists()
