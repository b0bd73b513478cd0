"""Why a document is refused."""

from __future__ import annotations

import pytest

from proposals.documents.problems import SENTENCES, DocumentError
from proposals.documents.reading import read


def refusal(name: str, data: bytes, **options) -> str:
    """The code of the problem with a file, which has its sentence."""
    with pytest.raises(DocumentError) as caught:
        read(name, data, **options)
    assert str(caught.value) == SENTENCES[caught.value.code]
    return caught.value.code
