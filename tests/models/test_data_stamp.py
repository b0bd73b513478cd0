"""The version of the data, put together from its stamps."""

from __future__ import annotations

import pytest

from proposals.models.data_stamp import DataStamp, data_version


@pytest.mark.django_db
def test_the_version_is_all_stamps_in_one_order_read_in_one_query(django_assert_num_queries):
    DataStamp.objects.all().delete()
    assert data_version() == ""
    DataStamp.objects.bulk_create(DataStamp(stamp=stamp) for stamp in ("b2", "a1", "c3"))
    with django_assert_num_queries(1):
        assert data_version() == "a1-b2-c3"
