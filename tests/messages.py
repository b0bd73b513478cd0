"""The words of the interface and their translations: ``python -m tests.messages`` brings locale/ up to date.

Needs no GNU gettext. Every string marked in Python or in a template gets an entry in every catalogue, one that is gone
loses it, and the compiled catalogue that the site reads is written beside it. tests/test_messages.py fails until this
has been run and every entry is translated.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.template import templatize

from tests.sources import ROOT, files_with_suffix

LOCALE = ROOT / "locale"
# The desk speaks English: nothing in it is marked. docs/decisions/0001-the-desk-speaks-english.md
DESK = (
    "templates/admin",
    "templates/accounts",
    "accounts",
    "proposals/admin",
    "proposals/importing",
    "proposals/documents",
    "proposals/management",
)
# Function → how many of its first arguments are a context, and a plural.
MARKS = {
    "_": (0, 0),
    "gettext": (0, 0),
    "gettext_lazy": (0, 0),
    "gettext_noop": (0, 0),
    "ngettext": (0, 1),
    "ngettext_lazy": (0, 1),
    "pgettext": (1, 0),
    "pgettext_lazy": (1, 0),
    "npgettext": (1, 1),
    "npgettext_lazy": (1, 1),
}
_CALL = re.compile(rf"(?<![\w.])({'|'.join(sorted(MARKS, key=len, reverse=True))})\(")
_STRING = re.compile(r"""\s*u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*,?""", re.DOTALL)

# Context or None, the words, their plural or None.
Message = tuple[str | None, str, str | None]


def messages() -> dict[Message, list[str]]:
    """Every marked string, and the files that have it."""
    files: dict[Message, list[str]] = {}
    for path in sorted(files_with_suffix(".py", ".html")):
        if path.parts[0] not in {"accounts", "config", "proposals", "templates"}:
            continue
        read = in_python if path.suffix == ".py" else in_template
        for message in read((ROOT / path).read_text(encoding="utf-8")):
            files.setdefault(message, []).append(path.as_posix())
    return files


def in_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            strings = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if name in MARKS and strings and isinstance(strings[0], str):
                yield _message(name, strings)


def in_template(source: str) -> Iterator[Message]:
    """Django turns a template into text in which the marked strings stand as calls."""
    code = templatize(source)
    for call in _CALL.finditer(code):
        strings, position = [], call.end()
        while len(strings) <= sum(MARKS[call[1]]) and (string := _STRING.match(code, position)):
            strings.append(ast.literal_eval(string[1]))
            position = string.end()
        if strings:
            yield _message(call[1], strings)


def _message(name: str, strings: list[str]) -> Message:
    context, plural = MARKS[name]
    forms = strings[context:]
    return (strings[0] if context else None, forms[0], forms[1] if plural else None)


def key(entry: polib.POEntry) -> Message:
    return (entry.msgctxt, entry.msgid, entry.msgid_plural or None)


def catalogues() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def update(path: Path) -> None:
    """Bring one catalogue and its compiled form up to date with the source."""
    catalogue = polib.pofile(str(path), wrapwidth=0)
    known = {key(entry): entry for entry in catalogue}
    updated = polib.POFile(wrapwidth=0)
    updated.metadata = catalogue.metadata
    for message, sources in sorted(messages().items(), key=lambda item: (item[0][1], item[0][0] or "")):
        entry = known.get(message)
        if entry is None:
            context, text, plural = message
            entry = polib.POEntry(msgctxt=context, msgid=text, msgid_plural=plural or "")
            if plural:
                entry.msgstr_plural = dict.fromkeys(range(4), "")
        entry.occurrences = [(source, "") for source in dict.fromkeys(sources)]
        updated.append(entry)
    updated.save(str(path))
    updated.save_as_mofile(str(path.with_suffix(".mo")))


if __name__ == "__main__":
    for each in catalogues():
        update(each)
        left = [entry.msgid for entry in polib.pofile(str(each)) if not entry.translated()]
        print(f"{each.relative_to(ROOT)}: {len(left)} to translate", *left, sep="\n  ")
