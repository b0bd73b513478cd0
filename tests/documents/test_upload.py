"""A form that is far too large is refused by its declared length."""

from __future__ import annotations

import pytest
from django.core.exceptions import RequestDataTooBig

from proposals.documents import limits
from proposals.documents.upload import EarlyRefusal


def test_a_form_of_the_largest_size_is_received_and_one_byte_more_is_refused():
    handler = EarlyRefusal()
    assert handler.handle_raw_input(b"", {}, limits.REQUEST_BYTES, b"x") is None
    with pytest.raises(RequestDataTooBig):
        handler.handle_raw_input(b"", {}, limits.REQUEST_BYTES + 1, b"x")


def test_the_file_is_left_to_the_handlers_after_it():
    handler = EarlyRefusal()
    assert (handler.receive_data_chunk(b"words", 0), handler.file_complete(5)) == (b"words", None)
