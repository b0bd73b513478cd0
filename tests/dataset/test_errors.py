"""What is refused, and the sentence that says where it is and what to do. Nothing is ever half saved."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from proposals.dataset.read import LARGEST_FILE
from proposals.models import Process, Source
from tests.dataset.mistakes import MISTAKES, PLAN
from tests.factories import (
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
)

pytestmark = pytest.mark.django_db


def test_every_mistake_is_reported_at_once_sorted_with_file_record_and_field(folder):
    folder["process.yaml"]["started_on"] = "2025-13-01"
    folder["parties.yaml"][0]["kind"] = "empire"
    folder["sources.yaml"][1]["url"] = "not an address"
    folder["positions.yaml"][0]["colour"] = "red"
    del folder["positions.yaml"][1]["stance"]
    folder.clause("1")["key"] = 1
    folder.clause("1.a")["terms"] = [{"key": "cap", "value": None}]
    folder["events.yaml"][0]["persons"] = "The envoy"
    assert folder.refused() == [
        "events.yaml: meeting: persons: a list is expected here; write [] for none",
        "parties.yaml: north: kind: choose one of state, organisation, coalition",
        "positions.yaml: p1: colour: is not a field of the format; correct its name or remove it",
        "positions.yaml: p2: stance: is missing; add it, with null if nothing is known",
        "process.yaml: started_on: not a valid date; write it like 2025-11-20",
        "proposals/plan.yaml: clause 1: key: text is expected here; put numbers, true and false in quotes",
        "proposals/plan.yaml: clause 1.a: terms[cap].value: a number, text, true or false is expected here",
        "sources.yaml: gazette: url: Enter a valid URL",
    ]
    assert not Process.objects.exists()


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
        "proposals/plan.yaml: companions: a text cannot be its own; remove it",
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


BROKEN = [
    ("slug: a\nslug: b\n", "line 2: “slug” occurs twice; keep one"),
    ("slug: &a x\nname: *a\n", "line 1: anchors and aliases are not allowed; write the value out"),
    (
        "slug: !!python/name:os.system x\n",
        "line 1: tags are not allowed; remove “tag:yaml.org,2002:python/name:os.system”",
    ),
    ("slug: !!str x\n", "line 1: tags are not allowed; remove “tag:yaml.org,2002:str”"),
    ("slug: " + "[" * 100_000, "line 1: lists and records are nested too deeply; use at most 12 levels"),
    ("? [a]\n: b\n", "line 1: a field name must be text; put “['a']” in quotes"),
    ("slug: " + "9" * 5000 + "\n", "line 1: this number is too long; use at most 300 digits"),
    ("slug: [x\n", "line 2: did not find expected ',' or ']'"),
    ("slug: x\n---\nslug: y\n", "line 2: but found another document"),
    ("slug: \x00\n", "contains a character that YAML does not allow; remove control characters"),
    ('slug: "\\ud800"\n', "line 1: found invalid Unicode character escape code"),
    ("", "a record with named fields is expected here"),
]


@pytest.mark.parametrize(("text", "sentence"), BROKEN, ids=range(len(BROKEN)))
def test_a_file_that_is_not_plain_yaml_is_refused(folder, text, sentence):
    folder.files["process.yaml"] = text
    assert folder.refused() == [f"process.yaml: {sentence}"]


def test_words_that_yaml_1_1_takes_for_something_else_are_words(folder):
    folder.files["process.yaml"] = (
        "slug: talks\nname: NO\nsummary: 12:30\nstarted_on: 2025-04-17\nended_on:\nnote: yes\n"
    )
    folder.load()
    process = Process.objects.get()
    assert (process.name, process.summary, str(process.started_on), process.note) == (
        "NO",
        "12:30",
        "2025-04-17",
        "yes",
    )


def test_files_that_are_missing_unknown_too_large_or_not_utf_8_are_named(folder):
    del folder.files["events.yaml"]
    folder.files["partys.yaml"] = []
    folder.write()
    (folder.path / "proposals" / "notes.txt").write_text("mine")
    (folder.path / "positions.yaml").write_bytes(b"[]" + b" " * (LARGEST_FILE - 1))
    (folder.path / "sources.yaml").write_bytes("- slug: Київ".encode("utf-16"))
    with pytest.raises(CommandError) as refused:
        call_command("load_dataset", str(folder.path))
    assert str(refused.value).splitlines() == [
        "events.yaml: this file is missing; add it, with [] if there are no entries",
        "partys.yaml: is not a file of the format; correct its name or remove it",
        f"positions.yaml: has {LARGEST_FILE + 1} bytes, but at most {LARGEST_FILE} are allowed; split the dataset",
        "proposals/notes.txt: only .yaml files belong here; rename or remove it",
        "sources.yaml: byte 1 is not UTF-8; save the file as UTF-8",
        "5 mistakes; nothing was saved.",
    ]


def test_a_folder_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(CommandError) as refused:
        call_command("load_dataset", str(tmp_path / "nowhere"))
    assert str(refused.value).splitlines() == [
        f"{tmp_path / 'nowhere'}: there is no such folder; name the folder that contains process.yaml",
        "1 mistake; nothing was saved.",
    ]


def test_a_slug_of_another_process_is_refused(folder):
    other = make_process(slug="other-talks")
    issue = make_issue(slug="forces", process=other)
    make_measure(slug="cap", issue=issue)
    make_proposal(slug="plan", process=other)
    make_position(slug="p1", issue=issue)
    assert folder.refused() == [
        "measures.yaml: cap: slug: “cap” belongs to process other-talks; choose another",
        "positions.yaml: p1: id: “p1” belongs to process other-talks; choose another",
        "proposals/plan.yaml: slug: “plan” belongs to process other-talks; choose another",
        "topics.yaml: forces: slug: “forces” belongs to process other-talks; choose another",
    ]


def test_an_address_or_code_that_another_record_has_is_refused(folder):
    make_source(slug="elsewhere", url="https://example.org/wire")
    make_party(slug="norway", iso="NO")
    assert folder.refused() == [
        "parties.yaml: north: iso: norway already has “NO”; use that record",
        "sources.yaml: wire: url: elsewhere already has “https://example.org/wire”; use that record",
    ]
    assert Source.objects.count() == 1
