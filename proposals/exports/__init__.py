"""Downloads: files that hold exactly what a page shows."""

from typing import NamedTuple


class FileType(NamedTuple):
    """The media type of a file and the suffix of its name."""

    content_type: str
    suffix: str
