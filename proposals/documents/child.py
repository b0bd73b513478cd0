"""The process that reads one document: ``python -m proposals.documents.child KIND``, with the file on standard input.

Before it imports a library, it limits its own memory, processor time and files. It answers with one JSON object:
``{"text": …}`` or ``{"problem": code}``.
"""

import json
import resource
import sys
from importlib import import_module

from proposals.documents import limits
from proposals.documents.problems import DocumentError

PARSERS = {"text": "plain", "html": "html", "docx": "docx", "pdf": "pdf"}


def main() -> None:
    limits_of_process = {
        resource.RLIMIT_AS: limits.MEMORY_BYTES,
        resource.RLIMIT_CPU: limits.SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for name, limit in limits_of_process.items():
        resource.setrlimit(name, (limit, limit))
    sys.stdout.write(json.dumps(_answer(sys.argv[1], sys.stdin.buffer.read())))


def _answer(kind: str, data: bytes) -> dict[str, str]:
    try:
        text = import_module(f"proposals.documents.{PARSERS[kind]}").text_of(data)
    except DocumentError as problem:
        return {"problem": problem.code}
    except MemoryError:
        return {"problem": "memory"}
    except Exception:  # a library may raise anything when it reads a file from outside
        return {"problem": "malformed"}
    # One character over the limit shows that the text is too long.
    return {"text": text[: limits.CHARACTERS + 1]}


if __name__ == "__main__":
    main()
