"""The secret key, generated once per installation and stored in a private file, unless the environment sets one."""

import contextlib
import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key


def stored_secret_key(path: Path) -> str:
    """The key in the file at ``path``, which is created (mode 0600) if it is missing.

    Several processes may start at once: the first to create the file decides, the others read it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            scratch = path.with_name(f"{path.name}.{os.getpid()}")
            with open(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                file.write(get_random_secret_key())
            with contextlib.suppress(FileExistsError):
                os.link(scratch, path)
            scratch.unlink()
        key = path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(f"Set SECRET_KEY, or let Parley write to {path}: {error}") from error
    if len(key) < 50:
        raise ImproperlyConfigured(
            f"{path} contains a key that is too short; delete the file, and Parley makes a new one."
        )
    return key
