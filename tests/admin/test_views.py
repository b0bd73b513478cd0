"""Every address of the desk, every method and every role against one table. An address without a row fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.contrib import admin
from django.urls import URLPattern, reverse

from config.records import CATALOGUE, PARTS, REVIEWED
from proposals.models import Clause, Correspondence, Omission, Proposal, SuggestedChange, Term
from tests.admin import records
from tests.factories import make_clause, make_proposal

pytestmark = pytest.mark.django_db

ROLES = ("anonymous", "administrator", "analyst", "editor")
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
OPEN, SENT_ON, SHUT, MISSING, WRONG_METHOD, BAD = 200, 302, 403, 404, 405, 422

# The view: what get and post answer for a draft to (analyst, editor). Nobody signed in is sent to the sign-in page, an
# administrator is shut out; what other methods do is what get or post does, or nothing.
OURS: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "verb": ((OPEN, OPEN), (OPEN, OPEN)),
    "review": ((OPEN, OPEN), (WRONG_METHOD, WRONG_METHOD)),
    "restore": ((OPEN, OPEN), (SENT_ON, SENT_ON)),
    "suggest": ((SHUT, SHUT), (SHUT, SHUT)),
    "look": ((OPEN, OPEN), (BAD, BAD)),
    "align_with": ((OPEN, OPEN), (WRONG_METHOD, WRONG_METHOD)),
    "align": ((OPEN, OPEN), (MISSING, MISSING)),
    "issues": ((OPEN, OPEN), (SENT_ON, SENT_ON)),
    "import": ((OPEN, OPEN), (OPEN, OPEN)),
    "import_choose": ((OPEN, OPEN), (OPEN, OPEN)),
}
# Pages of Django's own: what they do is the table of tests/admin/test_permissions.py and tests/accounts. The last two
# have no name and are known by their route: an old address of a record, and whatever is no page.
STOCK = {"changelist", "add", "change", "delete", "history"}
SITE = {
    "index", "login", "logout", "password_change", "password_change_done", "autocomplete", "jsi18n", "view_on_site",
    "app_list", "<path:object_id>/", "(?P<url>.*)$",
}  # fmt: skip


def patterns(resolvers: list) -> Iterator[URLPattern]:
    for pattern in resolvers:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from patterns(pattern.url_patterns)


def views() -> dict[str, set[str]]:
    """View → the models that have it; what is about no model stands under its own name."""
    models = {f"{m._meta.app_label}_{m._meta.model_name}": m._meta.model_name for m in admin.site._registry}
    models["auth_user"] = "user"
    models_of: dict[str, set[str]] = {}
    for pattern in patterns(admin.site.urls[0]):
        name = pattern.name or str(pattern.pattern)
        label = next((label for label in sorted(models, key=len, reverse=True) if name.startswith(f"{label}_")), "")
        view = name.removeprefix(f"{label}_") if label else name
        models_of.setdefault(view, set()).add(models[label] if label else "")
    return models_of


def test_every_address_has_a_row():
    assert set(views()) == set(OURS) | STOCK | SITE


def test_every_view_of_ours_exists_for_its_models():
    models_of = views()
    assert models_of["verb"] == models_of["review"] == set(REVIEWED)
    assert models_of["look"] == {"correspondence", "term"}
    assert models_of["restore"] == models_of["suggest"] == {*CATALOGUE, *PARTS, *REVIEWED}
    models = {model._meta.model_name for model in admin.site._registry}
    assert [view for view in sorted(STOCK) if models_of[view] != models] == []
    assert models_of["password_change"] == {"", "user"}


CASES = sorted((view, model) for view in OURS for model in views()[view])


def address(view: str, record) -> str:
    name = f"admin:proposals_{record._meta.model_name}_{view}"
    more = {
        "verb": lambda: ["submit"],
        "restore": lambda: [record.history.latest("history_id").history_id],
        "align": lambda: [make_clause(proposal=make_proposal("draft", process=record.process)).proposal_id],
    }
    arguments: list = [] if view == "import_choose" else [record.pk]
    return reverse(name, args=arguments + more.get(view, list)())


def draft(model: str):
    return records.make(model) if model in CATALOGUE else records.make(model, "draft")


def counts() -> list[tuple[int, int]]:
    """Rows and history rows of what could be written behind somebody's back."""
    models = (Proposal, Clause, Term, Omission, Correspondence, SuggestedChange)
    return [(model.objects.count(), model.history.count()) for model in models]


@pytest.mark.sweep
@pytest.mark.parametrize(("view", "model"), CASES)
def test_the_table_holds_for_every_method_and_role(view, model, request):
    record = draft(model)
    url = address(view, record)
    got: dict[str, dict[str, int]] = {}
    for role in ROLES:
        client = request.getfixturevalue(role)
        before = counts()
        got[role] = {method: getattr(client, method)(url).status_code for method in METHODS}
        assert counts() == before, role
    get, post = OURS[view]
    assert set(got["anonymous"].values()) == {SENT_ON}
    assert set(got["administrator"].values()) <= {SHUT, WRONG_METHOD}
    for role, index in (("analyst", 0), ("editor", 1)):
        assert (got[role]["get"], got[role]["head"], got[role]["post"]) == (get[index], get[index], post[index]), role
        others = {got[role][method] for method in ("put", "patch", "delete", "options")}
        assert others <= {get[index], post[index], WRONG_METHOD}, role


@pytest.mark.parametrize("state", ["in-review", "published"])
@pytest.mark.parametrize("view", ["align", "issues", "import", "restore"])
def test_an_analyst_writes_nothing_into_a_text_that_is_closed_to_them(view, state, analyst):
    clause = make_clause(proposal=make_proposal(state), text="Forces of 800,000 personnel.")
    url = address(view, clause.proposal)
    other = Clause.objects.exclude(proposal=clause.proposal).first() or clause
    before = counts()
    data: dict[str, Callable | str | int | list] = {
        "do": "silence", "clause": "1", "omit": other.key, "how": "struck", f"issue-{clause.pk}": clause.issue_id,
        "reason": "x", "text": "1. One.",
    }  # fmt: skip
    # The page is there: what an analyst imports into a published text becomes a suggestion.
    suggests = (view, state) == ("import", "published")
    assert analyst.post(url, data).status_code in ((OPEN,) if suggests else (SHUT, BAD))
    assert counts() == before
