"""A file in, its text out: checked, then read in a process of its own with bounds on time and memory."""

import json
import os
import subprocess
import sys
from pathlib import Path, PurePath

from proposals.documents import guard, limits
from proposals.documents.failure import Failure
from proposals.documents.problems import DocumentError

KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
ACCEPTED = ",".join(KINDS)
"""For a file input."""

ROOT = Path(__file__).resolve().parents[2]
CHILD = [sys.executable, "-m", "proposals.documents.child"]


def read(name: str, data: bytes, seconds: float = limits.SECONDS) -> str:
    """The text of the file ``name`` with line feeds between lines; numbers of automatic lists are written out.

    Raises DocumentError with a sentence for the person who chose the file. Takes ``seconds`` at most.
    """
    try:
        kind = KINDS.get(PurePath(name.lower()).suffix)
        if kind is None:
            raise Failure("unknown")
        guard.check(kind, data)
        return check_text(_in_a_process_of_its_own(kind, data, seconds))
    except Failure as failure:
        raise DocumentError(failure.code) from failure


def check_text(text: str) -> str:
    """``text`` with its line ends as line feeds. Raises DocumentError where it is empty or too long."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if not text.strip():
        raise DocumentError("empty")
    if len(text) > limits.CHARACTERS:
        raise DocumentError("too-long")
    return text


def _in_a_process_of_its_own(kind: str, data: bytes, seconds: float) -> str:
    # Nothing of the site's environment: whatever a document makes of its reader, there are no secrets near it.
    environment = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}
    if "PATH" in os.environ:
        environment["PATH"] = os.environ["PATH"]
    with subprocess.Popen(
        [*CHILD, kind],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=ROOT,
    ) as child:
        try:
            answer, _ = child.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            child.kill()
            raise Failure("slow") from error
    if child.returncode:
        # Ended by the kernel, for processor time or for memory.
        raise Failure("memory")
    try:
        result = json.loads(answer)
    except ValueError as error:
        raise Failure("malformed") from error
    if "failure" in result:
        raise Failure(result["failure"])
    return result["text"]
