"""The preview of a text, and of a corrected text beside the recorded one."""

from __future__ import annotations

import re

from tests.admin.importing.browsing import (
    CORRECTED,
    fates,
    press,
    submit_text,
)

# Mending the pieces


def test_hostile_text_in_the_preview_is_only_text(analyst, draft):
    attack = "<script>alert(1)</script>"
    response = submit_text(analyst, draft, text=f"1. {attack}\n{attack}\n2. </textarea>{attack}\n")
    assert attack not in response.content.decode()


def test_a_corrected_text_shows_what_is_kept_changed_new_and_missing(analyst, recorded):
    response = submit_text(analyst, recorded, text=CORRECTED)
    assert fates(response) == [("1", "1", "changed", "1"), ("2", "2", "kept", "2"), ("3", "3", "changed", "3")]
    parted = press(analyst, response, "look", **{"answers-2": ""})
    assert fates(parted)[2] == ("3", "3-2", "new", "")
    assert [row.missing.clause.key for row in parted.context["preview"].missing] == ["3"]
    content = " ".join(parted.content.decode().split())
    assert "<del>" in content
    assert re.search(r"<b>1</b> missing", content)


def test_a_heading_that_the_corrected_text_lacks_is_shown_as_removed(analyst, recorded):
    recorded.clauses.filter(key="2").update(heading="The wells")
    response = submit_text(analyst, recorded, text=CORRECTED)
    assert fates(response)[1] == ("2", "2", "changed", "2")
    content = " ".join(response.content.decode().split())
    assert content.count('<span class="quiet">Heading:</span>') == 1
    assert "<del>The wells</del>" in content


def test_an_impossible_answer_is_taken_back_by_emptying_its_field(analyst, recorded):
    typed = press(analyst, submit_text(analyst, recorded, text=CORRECTED), "look", **{"answers-2": "33"})
    assert fates(typed)[2] == ("3", "3-2", "new", "33")
    assert fates(press(analyst, typed, "look"))[2] == ("3", "3-2", "new", "33")
    assert fates(press(analyst, typed, "look", **{"answers-2": ""}))[2] == ("3", "3-2", "new", "")
