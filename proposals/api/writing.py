"""Writing with a token: create, change and delete records, and move them from state to state.

The rules are those of the desk: :mod:`proposals.editing.save` and the verbs of :mod:`proposals.models.editorial`. What
readers see does not depend on a token; only ``state=`` and the address of a single record show more to its owner.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError, QuerySet, RestrictedError
from django.utils.http import parse_etags
from django.utils.text import get_text_list
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from config.problems import Conflict, InvalidParameters, NeedsCondition, Stale
from config.records import PART_OF
from proposals.api.descriptions import STATE
from proposals.api.idempotency import once_per_key
from proposals.api.rows import PublicRows
from proposals.api.serializers.drafts import DecisionSerializer
from proposals.api.serializers.writing import DraftSerializer
from proposals.editing.save import (
    Refused,
    listed_by,
    lock,
    sign,
    why_no_addition,
    why_reason_is_missing,
    why_state_forbids,
)
from proposals.models import Proposal, State
from proposals.models.editorial import (
    PUBLISH,
    SEND_BACK,
    SUBMIT,
    VERBS,
    WITHDRAW,
    Verb,
    fixed_fields,
    has_right,
    may_change,
    may_delete,
    seen_by,
)
from proposals.models.numbering import next_slug
from proposals.models.odd_text import odd_sentences
from proposals.moment import NOW, current

TOKEN_NEEDED = "Send a token in the header Authorization: Bearer parley_…"  # noqa: S105 - words
VERB_PATHS = {verb.name.replace("_", "-"): verb for verb in VERBS.values()}


class WritableRows(PublicRows):
    """Public rows, and for the owner of a token also the ones they work on.

    ``draft_class`` reads what is sent. ``numbered`` is the letter before the number in slugs that are numbered. A
    subclass adds related records in ``with_relatives``; ``among`` are the proposals they may name, None for all public.
    """

    draft_class: type[DraftSerializer]
    numbered = ""
    state_path = "state"

    def with_relatives(self, rows: Any, among: QuerySet | None) -> QuerySet:
        return rows

    def parameters(self) -> Any:
        return [*super().parameters(), STATE.name] if self.action == "list" else super().parameters()

    def get_queryset(self) -> QuerySet:
        manager, user = self.serializer_class.Meta.model.objects, self.request.user
        if self.action == "list":
            state = self._wanted_state()
            if state is None:
                return self.with_relatives(manager.public(), None)
            rows = manager.open_to(user).filter(**{self.state_path: state})
        elif user.is_authenticated and current() == NOW:
            rows = seen_by(user, manager.model)
        else:
            return self.with_relatives(manager.public(), None)
        return self.with_relatives(rows, seen_by(user, Proposal))

    def _wanted_state(self) -> str | None:
        state = self.request.query_params.get(STATE.name)
        if state is None:
            return None
        if state not in State.values:
            message = f"“{state}” is not valid; use {get_text_list(State.values)}."
            raise InvalidParameters([{"field": STATE.name, "message": message, "allowed": list(State.values)}])
        if not self.request.user.is_authenticated:
            raise NotAuthenticated(TOKEN_NEEDED)
        if current() != NOW:
            message = "`state` shows records as they are now; omit on and release."
            raise InvalidParameters([{"field": STATE.name, "message": message}])
        return state

    # Reading with a token

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().retrieve(request, *args, **kwargs)
        if request.user.is_authenticated:
            response["ETag"] = tag_of(response.data)
        return response

    def answer(self, record: Model, status: int = 200) -> Response:
        """The record as it is now, with the ETag that its next change needs."""
        written = self.get_queryset().filter(pk=record.pk).first()
        data = self.get_serializer(written).data
        headers = {"ETag": tag_of(data)} | ({"Location": data["url"]} if status == 201 else {})
        return Response({**data, "warnings": list(_odd(written))}, status, headers=headers)

    def envelope(self) -> dict[str, Any]:
        """In a list of working records, the warnings also name what is odd about their characters."""
        envelope = super().envelope()
        if STATE.name in self.request.query_params:
            named = [f"{self.name_of(row)}: {odd}" for row in self.shown for odd in _odd(row)]
            envelope["warnings"] = [*envelope["warnings"], *named]
        return envelope

    # DraftSerializer

    @once_per_key
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        self._require_right("add")
        with _refusals(), transaction.atomic():
            serializer = self._read(request)
            text = serializer.validated_data.get(PART_OF.get(self._name, ""))
            if text is not None:
                if refusal := why_no_addition(request.user, text):
                    raise PermissionDenied(refusal)
                self._require_reason(text, serializer)
            draft = serializer.draft()
            if self.numbered and "slug" not in draft.values:
                draft.values["slug"] = next_slug(type(draft.record).objects.all(), self.numbered)
            record = draft.save(request.user, self._reason(serializer))
        return self.answer(record, 201)

    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        with _refusals(), transaction.atomic():
            record = self._locked_record("change")
            if not may_change(request.user, record):
                raise PermissionDenied(why_state_forbids(record, "change"))
            serializer = self._read(request, record)
            fixed = fixed_fields(request.user, record)
            touched = [
                name
                for name in fixed
                if serializer.validated_data.get(name, getattr(record, name)) != getattr(record, name)
            ]
            if touched:
                message = "This can no longer be changed, because other records rely on it."
                raise Refused([(name, message) for name in sorted(touched)])
            self._require_reason(record, serializer)
            serializer.draft().save(request.user, self._reason(serializer))
        return self.answer(record)

    def destroy(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        with _refusals(), transaction.atomic():
            record = self._locked_record("delete")
            if not may_delete(request.user, record):
                raise PermissionDenied(why_state_forbids(record, "delete"))
            users = [str(user) for users in listed_by(record) for user in users[:10]]
            if users:
                raise Conflict(f"It cannot be deleted, because these refer to it: {', '.join(users)}.")
            sign(record, request.user, "")
            record.delete()
        return Response(status=204)

    @once_per_key
    def move(self, request: Request, verb: Verb) -> Response:
        """Call a verb of the model."""
        with _refusals(), transaction.atomic():
            record = self._locked_record("publish" if verb.right == "publish" else "change")
            serializer = DecisionSerializer(data=request.data)
            serializer.is_valid(raise_exception=True)
            reason = serializer.validated_data.get("reason", "")
            if reason and not verb.needs_reason:
                raise Refused([("reason", f"No reason is needed to {verb.label} a record; omit it.")])
            try:
                getattr(record, verb.name)(by=request.user, **({"reason": reason} if verb.needs_reason else {}))
            except ValidationError as refusal:
                if hasattr(refusal, "error_dict"):
                    raise
                problems = record.blocking() if any(each.code == "blocked" for each in refusal.error_list) else []
                errors = [{"field": problem.field, "message": problem.message} for problem in problems]
                raise Conflict(" ".join(refusal.messages), errors) from refusal
        return self.answer(record)

    # Helpers

    @property
    def _name(self) -> str:
        return self.serializer_class.Meta.model._meta.model_name

    def _require_right(self, right: str) -> None:
        user = self.request.user
        if not user.is_authenticated:
            raise NotAuthenticated(TOKEN_NEEDED)
        if not has_right(user, right, self.serializer_class.Meta.model):
            raise PermissionDenied(f"Your role or the scopes of this token do not let you {right} this.")

    def _locked_record(self, right: str) -> Any:
        """The record, locked, in the version the client has read.

        Raises NeedsCondition without If-Match, Stale if the record has changed since.
        """
        self._require_right(right)
        record = self.get_object()
        if "If-Match" not in self.request.headers:
            raise NeedsCondition
        lock(record)
        record = self.get_object()
        now = self.get_serializer(record).data
        if tag_of(now) not in parse_etags(self.request.headers["If-Match"]):
            raise Stale(tag_of(now), now)
        return record

    def _read(self, request: Request, record: Model | None = None) -> DraftSerializer:
        serializer = self.draft_class(
            record, data=request.data, partial=record is not None, context=self.get_serializer_context()
        )
        serializer.is_valid(raise_exception=True)
        return serializer

    def _require_reason(self, record: Model, serializer: DraftSerializer) -> None:
        if missing := why_reason_is_missing(record, self._reason(serializer)):
            raise Refused([("reason", missing)])

    @staticmethod
    def _reason(serializer: DraftSerializer) -> str:
        return serializer.validated_data.get("reason", "")


class ReviewableRows(WritableRows):
    """Records with a state of their own: each verb is an action of its own."""

    def submit(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.move(request, SUBMIT)

    def send_back(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.move(request, SEND_BACK)

    def publish(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.move(request, PUBLISH)

    def withdraw(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.move(request, WITHDRAW)


def _odd(record: Any) -> Iterator[str]:
    """What is odd about the characters of a record and of its parts."""
    yield from odd_sentences(record)
    for relation in ("terms", "variant_readings", "public_omissions"):
        rows = getattr(record, relation, ())
        for part in rows.all() if hasattr(rows, "all") else rows:
            yield from odd_sentences(part)


def tag_of(data: Any) -> str:
    """The ETag of a record as the token's owner sees it."""
    written = json.dumps(data, sort_keys=True, default=str).encode("utf-8", "surrogatepass")
    return f'"{hashlib.sha256(written).hexdigest()[:32]}"'


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn what prevents a change into the problem that the API answers with."""
    try:
        yield
    except Refused as refusal:
        errors = [{"field": name or "body", "message": sentence} for name, sentence in refusal.errors]
        raise InvalidParameters(errors) from refusal
    except (ProtectedError, RestrictedError) as refusal:
        held = refusal.protected_objects if isinstance(refusal, ProtectedError) else refusal.restricted_objects
        raise Conflict(
            f"It cannot be deleted, because these refer to it: {', '.join(sorted(map(str, held))[:10])}."
        ) from refusal
    except IntegrityError as error:
        raise Conflict("Somebody saved the same record at this moment; read it again and retry.") from error
