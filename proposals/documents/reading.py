"""From a file to its text: checked first, then read in a process of its own, within limits of time and memory."""

import json
import os
import subprocess
import sys
from pathlib import Path, PurePath

from proposals.documents import guard, limits
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
"""For the ``accept`` attribute of a file input."""

ROOT = Path(__file__).resolve().parents[2]
CHILD = [sys.executable, "-m", "proposals.documents.child"]


def read(name: str, data: bytes, seconds: float = limits.SECONDS) -> str:
    """The text of the file ``name``, with line feeds between lines and the numbers of automatic lists written out.

    Raises DocumentError if it cannot be read, also if that takes more than ``seconds``.
    """
    kind = KINDS.get(PurePath(name.lower()).suffix)
    if kind is None:
        raise DocumentError("unknown")
    guard.check(kind, data)
    return check_text(_read_in_child(kind, data, seconds))


def check_text(text: str) -> str:
    """``text`` with line feeds between lines. Raises DocumentError if it is empty or too long."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if not text.strip():
        raise DocumentError("empty")
    if len(text) > limits.CHARACTERS:
        raise DocumentError("too-long")
    return text


def _read_in_child(kind: str, data: bytes, seconds: float) -> str:
    # A document that takes over the reading process finds no secrets in its environment.
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
            raise DocumentError("slow") from error
    if child.returncode:
        # Ended by the kernel, for using too much processor time or memory.
        raise DocumentError("memory")
    try:
        result = json.loads(answer)
    except ValueError as error:
        raise DocumentError("malformed") from error
    if "problem" in result:
        raise DocumentError(result["problem"])
    return result["text"]
