"""Every word of the interface is in every catalogue, translated, and compiled as it stands."""

from __future__ import annotations

import re

import polib
import pytest

from tests.messages import DESK, catalogues, in_python, in_template, key, messages
from tests.sources import ROOT, files_with_suffix

# What a page says in every language. The page of an error of ours depends on nothing, translations included; only
# the desk and the account pages answer 403.
NAMES = {"API", "BibTeX", "CC BY", "CSV", "JSON", "Parley", "RIS", "UTC", "Word"}
ENGLISH_ONLY = ("templates/api", *(f"templates/{name}.html" for name in ("403", "403_csrf", "500", "503")), *DESK)
TEMPLATE_CODE = re.compile(
    r"{#.*?#}|{% blocktranslate.*?endblocktranslate %}|{% block (?:body_class|social_type) %}\w*"
    r"|{%.*?%}|{{.*?}}|<(?:code|pre|script)\b.*?</(?:code|pre|script)>",
    re.DOTALL,
)
SPOKEN_ATTRIBUTE = re.compile(r'(?:alt|aria-label|placeholder|title)="([^"]*)"')
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


def test_no_string_says_that_a_record_holds_now():
    """The records end on a day, which the page names; what has happened since they do not know."""
    said = [text for _, text, _ in messages() if re.search(r"\b(?:current|currently|now)\b", PLACEHOLDER.sub("", text))]
    assert said == []


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


def test_the_desk_marks_nothing():
    marked = {place for places in messages().values() for place in places}
    assert sorted(place for place in marked if place.startswith(DESK)) == []


def words_outside_marks(source: str) -> set[str]:
    text = TEMPLATE_CODE.sub("", source)
    visible = [*SPOKEN_ATTRIBUTE.findall(text), re.sub(r"<[^>]*>", "\n", text)]
    return {words for each in visible for words in re.findall(r"[^\W\d_]{2,}(?: [^\W\d_]+)*", each)}


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in sorted(files_with_suffix(".html"))
        if path.parts[0] == "templates" and not path.as_posix().startswith(ENGLISH_ONLY)
    ],
    ids=str,
)
def test_every_word_of_a_readers_template_is_marked(path):
    assert words_outside_marks((ROOT / path).read_text(encoding="utf-8")) - NAMES == set()


def test_words_outside_marks_are_found():
    source = '<p title="some title">{% translate "in" %} not in{# no #} <b>bold</b></p>{{ x|default:"no" }}'
    assert words_outside_marks(source) == {"some title", "not in", "bold"}


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
