"""Add what docs/openapi.yaml promises to docs/api-v1.txt: ``python -m tests.api.record_contract``."""

from __future__ import annotations

import yaml

from tests.api.contract import promises
from tests.api.test_contract import DOCS, RECORDED


def main() -> None:
    before = set(RECORDED.read_text().splitlines()) if RECORDED.exists() else set()
    now = promises(yaml.safe_load((DOCS / "openapi.yaml").read_text()))
    RECORDED.write_text("\n".join(sorted(before | now)) + "\n")


if __name__ == "__main__":
    main()
