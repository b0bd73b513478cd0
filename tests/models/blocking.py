"""What blocks the publishing of a record, in words."""

from __future__ import annotations

from proposals.models.editorial import Reviewed


def problems(record: Reviewed) -> list[str]:
    return [problem.message for problem in record.blocking()]
