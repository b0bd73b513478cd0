"""Who may do what on the desk. Changing and deleting a record is decided in :mod:`proposals.models.editorial`."""

from typing import Any

from django.db import models

from proposals.models.clause import Clause
from proposals.models.correspondence import Correspondence
from proposals.models.editorial import PART_OF, State, governing_record, has_right, may_change
from proposals.models.proposal import Proposal


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


def may_add_to_published(user: Any, model: type[models.Model]) -> bool:
    """Whether ``user`` may add a ``model`` to a published text, which is a correction of that text."""
    return model._meta.model_name in PART_OF and has_right(user, "publish", Proposal)


# Two texts beside each other


def may_see_alignment(user: Any) -> bool:
    return has_right(user, "view", Proposal) and has_right(user, "view", Correspondence)


def may_align(user: Any) -> bool:
    return has_right(user, "add", Correspondence)


def may_publish_alignment(user: Any) -> bool:
    return has_right(user, "publish", Correspondence)


# The data as a whole


def may_make_release(user: Any) -> bool:
    return user.has_perm("proposals.make_release")
