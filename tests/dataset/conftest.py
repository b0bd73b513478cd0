"""A dataset in a folder."""

from __future__ import annotations

import pytest

from tests.dataset.folder import Folder


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "dataset")
