"""A client that a generator makes of the OpenAPI document reads, compares, writes, and is told of a stale change."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from tests.api.conftest import script_of
from tests.factories import make_user
from tests.views.site import make_site

DOCUMENT = Path(__file__).parents[2] / "docs" / "openapi.yaml"
CONFIG = """
post_hooks: []
package_name_override: parley_client
content_type_overrides: {application/zip: application/octet-stream}
"""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def module(tmp_path_factory) -> Iterator[Callable[[str], ModuleType]]:
    """The modules of the generated package, by their path in it."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "config.yml").write_text(CONFIG)
    generate = ["-m", "openapi_python_client", "generate", "--path", DOCUMENT, "--config", "config.yml"]
    command = [*generate, "--output-path", "made", "--fail-on-warning"]
    made = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, cwd=folder)
    assert made.returncode == 0, made.stdout + made.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder / "made"))
        yield lambda path: importlib.import_module(f"parley_client.{path}" if path else "parley_client")


def test_without_a_token_it_lists_and_compares(module, live_server):
    site = make_site()
    with module("").Client(base_url=live_server.url) as client:
        texts = module("api.proposals.proposals_list").sync(client=client, process="talks")
        compared = module("api.compare.compare").sync(client=client, t=["plan", "counter"])

    assert [text.slug for text in texts.results] == ["plan", "counter", "reported"]
    assert (texts.count, texts.results[0].title) == (3, site.plan.title)
    assert [text.proposal for text in compared.texts] == ["plan", "counter"]
    (size,) = [term for row in compared.rows for term in row.terms]
    assert size.values.to_dict() == {"plan": "600000", "counter": "800000"}


def test_with_a_token_it_makes_a_draft_and_a_stale_change_is_refused(module, live_server):
    make_site()
    models, proposals = module("models"), "api.proposals.proposals"
    token = script_of(make_user("Analyst"), "read", "write").sent["Authorization"].removeprefix("Bearer ")
    draft = models.ProposalDraft(
        slug="second-plan",
        process="talks",
        title="The second plan",
        short_title="Second plan",
        kind=models.ProposalKind.PLAN,
        issued_on=date(2025, 12, 1),
        status=models.ProposalStatus.PRESENTED,
        text_availability=models.TextAvailabilityEnum.FULL,
        original_language="en",
    )

    with module("").AuthenticatedClient(base_url=live_server.url, token=token) as client:
        made = module(f"{proposals}_create").sync_detailed(client=client, body=draft)
        etag = module(f"{proposals}_retrieve").sync_detailed("second-plan", client=client).headers["ETag"]
        change = partial(module(f"{proposals}_partial_update").sync_detailed, "second-plan", client=client)
        first, second = (
            change(if_match=etag, body=models.PatchedProposalDraft(title=title))
            for title in ("Changed", "Changed by somebody who had not seen it")
        )
        saved = module(f"{proposals}_retrieve").sync("second-plan", client=client)

    assert (made.status_code, made.parsed.slug, made.parsed.state.value) == (201, "second-plan", "draft")
    assert (first.status_code, first.parsed.title) == (200, "Changed")
    assert (second.status_code, second.parsed.status) == (412, 412)
    assert saved.title == "Changed"
