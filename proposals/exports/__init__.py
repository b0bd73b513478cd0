"""What readers take away: files that hold exactly what a page shows."""

from typing import NamedTuple


class FileType(NamedTuple):
    """How a file says what it is: its media type and the end of its name."""

    content_type: str
    suffix: str
