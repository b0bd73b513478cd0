"""Every address of the site with every argument that stands in it, and requests that no browser would send to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver

_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
# A part that is declared by a pattern, and what stands for it.
_PATTERN = re.compile(r"\(\?P<(\w+)>[^()]*\)|[\^$]")
_WORDS = {"app_label": "proposals", "url": "nowhere"}
_KIND = re.compile(r"^(admin/(?:accounts|auth|proposals)|api/v1)/\w+")


@dataclass(frozen=True)
class Route:
    """An address as it is declared: "admin/proposals/party/<path:object_id>/change/"."""

    path: str
    name: str

    @property
    def arguments(self) -> list[str]:
        return _ARGUMENT.findall(self.path)

    def address(self, values: Mapping[str, Any]) -> str:
        """The address with these values, written as they are, for its arguments."""
        path = _PATTERN.sub(lambda found: _WORDS.get(found[1], ""), self.path)
        return f"/{_ARGUMENT.sub(lambda found: str(values[found[1]]), path)}"

    @property
    def kind(self) -> str:
        """What the addresses of the same page of other models share."""
        return _KIND.sub(r"\1/*", self.path)


def routes() -> list[Route]:
    """All of them, each once."""
    return list(dict.fromkeys(_walk(get_resolver().url_patterns, "")))


def _walk(patterns: list, before: str) -> Iterator[Route]:
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield Route(path, pattern.name or "")
        else:
            yield from _walk(pattern.url_patterns, path)


# Type and bytes of a body that a form or a script could send by mistake or on purpose.
BODIES = {
    "none": ("", b""),
    "malformed multipart": ("multipart/form-data; boundary=x", b"--y\r\nnonsense"),
    "multipart without a boundary": ("multipart/form-data", b"--x\r\n"),
    "half a file": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a\0.docx"\r\n\r\nPK\x03\x04',
    ),
    "broken base64": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64\r\n\r\n!\r\n--x--\r\n',
    ),
    "form": ("application/x-www-form-urlencoded", b"a=%00&name=%00&slug=%ED%A0%80&action=%00&%FF&id=" + b"9" * 5000),
    "form in no charset": ("application/x-www-form-urlencoded; charset=nonsense", b"name=%FF"),
    "JSON": ("application/json", b'{"slug": "\\ud800", "name": "\\u0000", "key": 1e999, "id": ' + b"9" * 5000 + b"}"),
    "no JSON": ("application/json", b"[" * 5000),
    "text": ("text/plain", "\0\ufeff\u202eé".encode()),
}
WITHOUT_BODY = ("GET", "HEAD", "OPTIONS", "TRACE", "BREW")
WITH_BODY = ("POST", "PUT", "PATCH", "DELETE")
REQUESTS = [(method, "none") for method in WITHOUT_BODY] + [(method, body) for method in WITH_BODY for body in BODIES]

# Written into an address as they are.
HOSTILE = [
    "%00", "a%00b", "%ED%A0%80", "%FF%FE", "%E2%80%AE", "0", "-1", "9" * 20, "9" * 5000, "_31", "x" * 3000, "nan",
    "1e309", "%F0%9F%95%8A", "'%22%3C", "%5B%5D", "..%2F..", "%0A", "%25",
]  # fmt: skip
# The parameters that any page reads, and those of the desk's own.
PARAMETERS = [
    "on", "release", "lang", "process", "q", "page", "cursor", "p", "e", "next", "t", "base", "view", "kind", "party",
    "topic", "issue", "characters", "needs", "lacks", "for_you", "state__exact", "_changelist_filters", "_to_field",
    "_popup", "term", "app_label", "model_name", "field_name", "proposal", "clause", "version", "%00", "%ED%A0%80",
    "%FF",
]  # fmt: skip


class Asker:
    """Sends requests as somebody, each as the first of its session, and takes back whatever it has written."""

    def __init__(self, user: Any = None, *, forged: bool = False):
        """``forged``: with a cookie against forgery, but not the token that belongs to it."""
        self.cookies = {settings.CSRF_COOKIE_NAME: "a" * 32} if forged else {}
        self.forged = forged
        if user is not None:
            client = Client()
            client.force_login(user)
            self.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value

    def send(self, method: str, address: str, data: bytes = b"", content_type: str = "") -> HttpResponse:
        client = Client(enforce_csrf_checks=self.forged, raise_request_exception=False)
        client.cookies.load(self.cookies)
        with transaction.atomic():
            response = client.generic(method, address, data, content_type=content_type)
            response.getvalue()
            transaction.set_rollback(True)
        return response


def is_fault(response: HttpResponse) -> bool:
    return response.status_code >= 500


class _Fields(HTMLParser):
    """The fields of the forms on a page that are sent by POST, with what stands in them."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._is_post, self._area, self._choice = False, "", ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attributes}
        if tag == "form":
            self._is_post = named.get("method", "").lower() == "post"
        if not self._is_post:
            return
        name = named.get("name", "")
        ticked = named.get("type") not in ("checkbox", "radio") or "checked" in named
        if tag in ("input", "button") and name and ticked:
            self.fields[name] = named.get("value", "")
        elif tag in ("select", "textarea") and name:
            self.fields.setdefault(name, "")
            self._area, self._choice = (name, "") if tag == "textarea" else ("", name)
        elif tag == "option" and self._choice and "selected" in named:
            self.fields[self._choice] = named.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data


def fields_of(response: HttpResponse) -> dict[str, str]:
    """What a browser would send from a page; the token against forgery is left out."""
    reader = _Fields()
    reader.feed(response.content.decode())
    return {name: value for name, value in reader.fields.items() if name != "csrfmiddlewaretoken"}
