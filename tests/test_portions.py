"""What a run leaves to `make test-all` leaves out no parameter, no value and no kind of address."""

from __future__ import annotations

import pytest

from tests.portions import one_of_each_kind, share_of


@pytest.mark.parametrize("shares", [1, 3, 8])
@pytest.mark.parametrize("count", [1, 4, 8, 9, 20])
def test_every_parameter_gets_a_value_and_every_value_a_parameter(count, shares):
    values = [str(number) for number in range(count)]
    tried = [share_of(values, number, shares) for number in range(20)]

    assert [number for number, share in enumerate(tried) if not share] == []
    assert {value for share in tried for value in share} == set(values)
    assert [len(set(share)) for share in tried] == [len(share) for share in tried]
    if shares == 1:
        assert tried == [values] * 20


def test_of_each_kind_the_first_is_asked_and_the_order_stays():
    urls = ["/board/?topic=a", "/", "/board/", "/proposals/a/", "/?process=b", "/proposals/b/"]
    assert one_of_each_kind(urls) == ["/board/?topic=a", "/", "/proposals/a/"]
    assert one_of_each_kind(urls, len) == urls[:-1]
