"""``Idempotency-Key``: a POST that is sent again, because its answer was lost, is answered again and not done again."""

import hashlib
import json
import re
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.db import IntegrityError, transaction
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from config.bodies import TooLarge
from config.problems import Conflict, InvalidParameters, KeyUsed

HEADER: Final = "Idempotency-Key"
REPLAYED: Final = "Idempotency-Replayed"
KEPT_HEADERS: Final = ("ETag", "Location")
_KEY: Final = re.compile(r"[!-~]{1,255}")
BUSY: Final = "A request with this Idempotency-Key is being answered; wait a moment and send it again."


def once_per_key(act: Callable[..., Response]) -> Callable[..., Response]:
    """Decorate an action that writes: with the header it is done once in 24 hours for each key of a token.

    The answer is kept in the transaction of the write, so there is never one without the other. An answer that refuses
    has written nothing and is not kept.
    """

    @wraps(act)
    def answer(view: Any, request: Request, *args: Any, **kwargs: Any) -> Response:
        key = request.headers.get(HEADER)
        if key is None or request.auth is None:
            return act(view, request, *args, **kwargs)
        if not _KEY.fullmatch(key):
            message = "Give 1 to 255 visible ASCII characters, such as a UUID."
            raise InvalidParameters([{"field": HEADER, "message": message}])
        digest = _digest_of(request)
        try:
            with transaction.atomic():
                return _kept_or_new(request.auth, key, digest, lambda: act(view, request, *args, **kwargs))
        except IntegrityError as error:
            raise Conflict(BUSY) from error

    return answer


def _kept_or_new(token: Any, key: str, digest: str, act: Callable[[], Response]) -> Response:
    kept_answers = token.answers.model
    if not kept_answers.claim(token, key):
        raise Conflict(BUSY)
    kept_answers.clear_old()
    kept = token.answers.filter(key=key).first()
    if kept is not None:
        if kept.request_digest != digest:
            raise KeyUsed
        return Response(json.loads(kept.body), kept.status, headers={**kept.headers, REPLAYED: "true"})
    response = act()
    token.answers.create(
        key=key,
        request_digest=digest,
        status=response.status_code,
        headers={name: response[name] for name in KEPT_HEADERS if name in response},
        body=JSONRenderer().render(response.data).decode(),
    )
    return response


def _digest_of(request: Request) -> str:
    """Of the method, the address and the body; the body is read here first, so that its parser reads a copy."""
    parts = (request.method or "", request.get_full_path())
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass") + b"\n")
    try:
        digest.update(request._request.body)
    except RequestDataTooBig:
        raise TooLarge from None
    return digest.hexdigest()
