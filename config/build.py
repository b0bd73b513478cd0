"""The version of the code that made an answer: a short name that changes with the source."""

from functools import cache
from hashlib import sha256

from django.conf import settings

FOLDERS = ("accounts", "config", "proposals", "templates")
SUFFIXES = {".py", ".html", ".mo"}


@cache
def code_version() -> str:
    """A hash of the source and of the locked libraries, read once per process (a few milliseconds)."""
    root = settings.BASE_DIR
    files = [path for folder in FOLDERS for path in (root / folder).rglob("*") if path.suffix in SUFFIXES]
    digest = sha256()
    for path in sorted([*files, root / "requirements" / "run.txt"]):
        digest.update(f"{path.relative_to(root)}\0".encode())
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()[:16]
