"""The call in the README gives the answer in the README."""

from __future__ import annotations

import json
import re

import pytest
from django.core.management import call_command

from tests.sources import ROOT

pytestmark = pytest.mark.django_db


def test_the_call_gives_the_answer_printed_beside_it(client):
    readme = (ROOT / "README.md").read_text()
    call = re.search(r"curl '(http://localhost:8000)(\S+)'", readme)
    answer = json.loads(re.search(r"```json\n(.*?)```", readme, re.DOTALL)[1])
    call_command("load_dataset", str(ROOT / "proposals" / "data" / "ukraine-2025"), verbosity=0)

    response = client.get(call[2], headers={"host": "localhost:8000"})

    assert response.json() == answer
