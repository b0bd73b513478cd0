"""Choosing related records: no value in an address or in posted data is a server error."""

from __future__ import annotations

import pytest

from tests.admin.form_data import add, errors, position_data
from tests.factories import make_process


def test_an_impossible_value_in_the_address_of_the_add_page_is_no_error(analyst):
    make_process()
    for value in ("abc", "9" * 30, "", "٣"):
        assert analyst.get(add("clause"), {"proposal": value}).status_code == 200


@pytest.mark.parametrize("value", ["abc", "9" * 30, "-1", "٣"])
def test_an_impossible_related_record_is_an_error_of_its_field(value, analyst):
    data = {"slug": "x", "name": "X", "short_name": "X", "kind": "coalition", "members": [value]}
    assert list(errors(analyst.post(add("party"), data))) == ["members"]
    assert list(errors(analyst.post(add("position"), position_data(party=value)))) == ["party"]
