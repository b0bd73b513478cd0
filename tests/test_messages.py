"""Every word of the interface is in every catalogue, translated, and compiled as it stands."""

from __future__ import annotations

import re

import polib
import pytest

from tests.messages import catalogues, in_python, in_template, key, messages

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|</?\w+[^>]*>")


@pytest.fixture(params=catalogues(), ids=lambda path: path.parts[-3])
def catalogue(request) -> polib.POFile:
    return polib.pofile(str(request.param))


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_there_is_a_catalogue():
    assert [path.parts[-3] for path in catalogues()] == ["uk"]


def test_a_catalogue_has_the_strings_of_the_source_and_no_others(catalogue):
    assert sorted(map(str, map(key, catalogue))) == sorted(map(str, messages())), "run: make messages"


def test_every_string_is_translated(catalogue):
    assert [entry.msgid for entry in catalogue if "fuzzy" in entry.flags or not all(translations(entry))] == []


def test_a_translation_has_the_values_and_the_markup_of_its_original(catalogue):
    def parts(text: str) -> list[str]:
        return sorted(PLACEHOLDER.findall(text))

    wrong = [
        (entry.msgid, translation)
        for entry in catalogue
        for translation in translations(entry)
        if parts(translation) not in (parts(entry.msgid), parts(entry.msgid_plural))
    ]
    assert wrong == []


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parts[-3])
def test_the_compiled_catalogue_is_that_of_the_text(path):
    def content(file: polib._BaseFile) -> dict:
        return {key(entry): translations(entry) for entry in file}

    compiled = polib.mofile(str(path.with_suffix(".mo")))
    assert content(compiled) == content(polib.pofile(str(path))), "run: make messages"


def test_marked_strings_are_recognised_in_python():
    source = '_("a"); gettext_lazy("b" "c"); pgettext("d", "e"); ngettext("f", "g", n); _(name); other("h"); x._("i")'
    assert list(in_python(source)) == [
        *((None, "a", None), (None, "bc", None), ("d", "e", None), (None, "f", "g"), (None, "i", None)),
    ]


def test_marked_strings_are_recognised_in_templates():
    source = """{% load i18n %}{% translate "a" %}{% translate 'it’s' context "c" %}{{ x|default:_("d") }}<p>_("no")</p>
    {% blocktranslate trimmed count n=rows with name=x.y %}{{ n }} row
      of {{ name }}{% plural %}{{ n }} rows{% endblocktranslate %}"""
    assert list(in_template(source)) == [
        *((None, "a", None), ("c", "it’s", None), (None, "d", None), (None, "%(n)s row of %(name)s", "%(n)s rows")),
    ]
