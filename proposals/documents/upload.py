"""Refuses a form that is far too large before its file is received."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from proposals.documents import limits


class EarlyRefusal(FileUploadHandler):
    """Checks the declared length of a request and leaves the file to the handlers after it."""

    def handle_raw_input(
        self, input_data: Any, META: dict, content_length: Any, boundary: Any, encoding: str | None = None
    ) -> None:
        if content_length > limits.REQUEST_BYTES:
            raise RequestDataTooBig(f"The request has more than {limits.REQUEST_BYTES} bytes.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
