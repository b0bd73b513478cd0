"""The process that reads one document: ``python -m proposals.documents.child KIND``, the file on standard input.

It bounds its own memory, processor time and files before it imports a library, and answers with one JSON object:
``{"text": …}`` or ``{"failure": code}``.
"""

import json
import resource
import sys
from importlib import import_module

from proposals.documents import limits
from proposals.documents.failure import Failure

PARSERS = {"text": "plain", "html": "html", "docx": "docx", "pdf": "pdf"}


def main() -> None:
    bounds = {
        resource.RLIMIT_AS: limits.MEMORY_BYTES,
        resource.RLIMIT_CPU: limits.SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for bound, most in bounds.items():
        resource.setrlimit(bound, (most, most))
    sys.stdout.write(json.dumps(_answer(sys.argv[1], sys.stdin.buffer.read())))


def _answer(kind: str, data: bytes) -> dict[str, str]:
    try:
        text = import_module(f"proposals.documents.{PARSERS[kind]}").text_of(data)
    except Failure as failure:
        return {"failure": failure.code}
    except MemoryError:
        return {"failure": "memory"}
    except Exception:  # whatever a library stumbles over in a stranger's file
        return {"failure": "malformed"}
    # One more than the limit is enough to see that it is passed.
    return {"text": text[: limits.CHARACTERS + 1]}


if __name__ == "__main__":
    main()
