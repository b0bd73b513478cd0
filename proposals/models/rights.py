"""Who may do what on the desk. Changing and deleting a record is decided in :mod:`proposals.models.editorial`."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models

from config.records import PART_OF
from proposals.models.clause import Clause
from proposals.models.correspondence import Correspondence
from proposals.models.editorial import State, governing_record, has_right, may_change, needs_reason
from proposals.models.proposal import Proposal


def require_right(user: Any, right: str, model: type[models.Model]) -> None:
    """Raise PermissionDenied, with a sentence, if the role of ``user`` does not have ``right`` for this model."""
    if not has_right(user, right, model):
        raise PermissionDenied(f"Your role does not let you {right} {model._meta.verbose_name_plural}.")


def asks_for_reason(user: Any, model: type[models.Model], record: models.Model | None = None) -> bool:
    """Whether ``user`` may be about to correct what readers see: by changing ``record``, or by adding a ``model``.

    A new part is a correction if its text, which is not known yet, is published.
    """
    if record is not None:
        return needs_reason(record) and may_change(user, record)
    return model._meta.model_name in PART_OF and has_right(user, "publish", Proposal)


def may_suggest(user: Any, record: models.Model) -> bool:
    """Whether ``user`` may suggest a change to ``record``: it is published, and they cannot correct it themselves."""
    reviewed = governing_record(record)
    return (
        reviewed is not None
        and reviewed.state == State.PUBLISHED
        and user.has_perm("proposals.add_suggestedchange")
        and not may_change(user, record)
    )


# Clauses of a text


def may_add_clause(user: Any, text: Proposal) -> bool:
    return has_right(user, "add", Clause) and may_change(user, text)


def may_confirm_issues(user: Any, text: Proposal) -> bool:
    """Whether ``user`` may confirm the issues and terms offered for the clauses of ``text``."""
    return has_right(user, "change", Clause) and may_change(user, text)


def may_write_clauses(user: Any) -> bool:
    """Whether the role of ``user`` includes importing texts; :func:`may_import` asks about one proposal."""
    return has_right(user, "add", Clause) and has_right(user, "change", Clause)


def may_import(user: Any, text: Proposal) -> bool:
    """Whether ``user`` may import clauses into ``text`` now: save them, or suggest them to the editors."""
    return may_write_clauses(user) and (may_change(user, text) or may_suggest(user, text))


# Two texts beside each other


def may_see_alignment(user: Any) -> bool:
    return has_right(user, "view", Proposal) and has_right(user, "view", Correspondence)


def may_align(user: Any) -> bool:
    return has_right(user, "add", Correspondence)


def may_align_omissions(user: Any, text: Proposal) -> bool:
    """Whether ``user`` may record what ``text`` omits on the workbench, which asks for no reason."""
    return may_change(user, text) and not needs_reason(text)


def may_publish_alignment(user: Any) -> bool:
    return has_right(user, "publish", Correspondence)


# The data as a whole


def may_choose_default(user: Any) -> bool:
    """Whether ``user`` may say which process readers are shown when they ask for none."""
    return has_right(user, "publish", Proposal)


def may_make_release(user: Any) -> bool:
    return user.has_perm("proposals.make_release")
