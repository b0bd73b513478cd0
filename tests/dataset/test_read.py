"""Reading a folder: what is refused, and the sentence that says where it is and what to do."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from proposals.dataset.read import LARGEST_FILE, read_folder
from proposals.models import Process

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
        "events.yaml: this file is missing; add it, with [] if there are no records",
        "partys.yaml: is not a file of the format; correct its name or remove it",
        f"positions.yaml: has {LARGEST_FILE + 1} bytes, but at most {LARGEST_FILE} are allowed; split the dataset",
        "proposals/notes.txt: only .yaml files belong here; rename or remove it",
        "sources.yaml: byte 1 is not UTF-8; save the file as UTF-8",
        "5 mistakes; nothing was saved.",
    ]


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


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("slug: a\nslug: b\n", "line 2: “slug” occurs twice; keep one"),
        ("", "a record with named fields is expected here"),
        ("- slug: talks\n", "a record with named fields is expected here"),
    ],
)
def test_a_file_that_is_not_a_record_is_named(folder, text, sentence):
    folder.files["process.yaml"] = text
    assert folder.refused() == [f"process.yaml: {sentence}"]


def test_a_file_that_is_not_a_list_and_a_missing_folder_are_named(folder):
    folder.files = {name: value for name, value in folder.files.items() if not name.startswith("proposals/")}
    folder.files["events.yaml"] = "slug: meeting\n"
    folder.files["sources.yaml"] = "- 5\n"
    assert folder.refused() == [
        "events.yaml: a list of records is expected; write [] for none",
        "proposals: this folder is missing; create it, even if it is empty",
        "sources.yaml: record 1: a record with named fields is expected here",
    ]


def test_the_records_keep_the_order_of_the_files(folder):
    dataset = read_folder(folder.write())
    assert [record.slug for record in dataset.proposals] == ["answer", "plan", "side-paper"]
    assert [clause.key for clause in dataset.proposals[1].clauses] == ["1", "1.a", "2", "3.north", "4"]
    assert ([record.slug for record in dataset.topics], [record.slug for record in dataset.issues]) == (
        ["security"],
        ["forces", "money"],
    )
