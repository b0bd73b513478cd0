"""YAML as the format reads and writes it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from proposals.dataset.yaml_text import LONGEST_NUMBER, Number, YamlError, is_number, parse, write

BROKEN = [
    ("slug: a\nslug: b\n", "line 2: “slug” occurs twice; keep one."),
    ("slug: &a x\nname: *a\n", "line 1: anchors and aliases are not allowed; write the value out."),
    (
        "slug: !!python/name:os.system x\n",
        "line 1: tags are not allowed; remove “tag:yaml.org,2002:python/name:os.system”.",
    ),
    ("slug: !!str x\n", "line 1: tags are not allowed; remove “tag:yaml.org,2002:str”."),
    ("slug: " + "[" * 100_000, "line 1: lists and records are nested too deeply; use at most 12 levels."),
    ("? [a]\n: b\n", "line 1: a field name must be text; put “['a']” in quotes."),
    ("slug: " + "9" * 5000 + "\n", "line 1: this number is too long; use at most 300 digits."),
    ("slug: [x\n", "line 2: did not find expected ',' or ']'."),
    ("slug: x\n---\nslug: y\n", "line 2: but found another document."),
    ("slug: \x00\n", "contains a character that YAML does not allow; remove control characters."),
    ('slug: "\\ud800"\n', "line 1: found invalid Unicode character escape code."),
]


@pytest.mark.parametrize(("text", "sentence"), BROKEN, ids=range(len(BROKEN)))
def test_what_is_not_plain_yaml_is_refused_with_its_line(text, sentence):
    with pytest.raises(YamlError) as refused:
        parse(text)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("2025-04-17", "2025-04-17"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("007", "007"),
        ("1e5", "1e5"),
        (".5", ".5"),
        ("+5", "+5"),
        ("true", True),
        ("~", None),
        ("", None),
        ("-3", -3),
        ("0.50", Decimal("0.50")),
        ("'5'", "5"),
    ],
)
def test_only_plain_numbers_true_false_and_null_are_not_words(text, value):
    parsed = parse(f"field: {text}\n")["field"]
    assert (parsed, type(parsed)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", True),
        ("-12", True),
        ("0.50", True),
        ("1" * LONGEST_NUMBER, True),
        ("1" * (LONGEST_NUMBER + 1), False),
        ("-0", False),
        ("007", False),
        ("1e5", False),
        (".5", False),
        ("5\n", False),
        ("", False),
    ],
)
def test_a_number_is_written_without_quotes_only_if_it_keeps_its_digits(text, expected):
    assert is_number(text) is expected


def test_what_is_written_is_read_back_and_names_stand_on_one_line():
    value = {
        "slug": "plan",
        "sources": ["wire", "gazette"],
        "note": None,
        "open": True,
        "words": ["NO", "5", "2025-11-20", "a: b", "line\nbreak", "Київ"],
        "terms": [{"key": "cap", "value": Number("0.50")}, {"key": "place", "value": "0.50"}],
    }
    text = write(value)
    assert text.splitlines()[:3] == ["slug: plan", "sources: [wire, gazette]", "note: null"]
    assert "value: 0.50\n" in text
    assert "value: '0.50'\n" in text
    back = parse(text)
    assert back == value | {"terms": [{"key": "cap", "value": Decimal("0.50")}, {"key": "place", "value": "0.50"}]}
    assert list(back) == list(value)
