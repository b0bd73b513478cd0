"""Parties at the desk."""

from __future__ import annotations

from tests.admin.form_data import add, errors


def test_only_a_state_has_an_iso_code(analyst):
    data = {"slug": "x", "name": "X", "short_name": "X", "kind": "coalition", "iso": "UA"}
    assert errors(analyst.post(add("party"), data)) == {"iso": ["Only a state has an ISO code; leave it empty."]}
