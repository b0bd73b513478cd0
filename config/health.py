"""The health of an installation: what ``manage.py doctor`` asks of its settings, files, cache and database."""

import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core import checks
from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.executor import MigrationExecutor

LEAST_FREE = 200 * 2**20  # bytes: a release, an upload and what a database writes beside its file
IN_ONE_PROCESS = ("LocMemCache", "DummyCache")


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one subject: nothing wrong, or a sentence that says what to do.

    With ``advice`` the site works, but not as well as it could.
    """

    subject: str
    sentence: str = ""
    advice: bool = False

    @property
    def is_problem(self) -> bool:
        return bool(self.sentence) and not self.advice


def examine() -> Iterator[Finding]:
    """What every question finds. A question that fails is a problem too, and the others are still asked."""
    yield from _settings()
    for subject, ask in QUESTIONS.items():
        try:
            sentence = ask()
        except Exception as error:  # whatever it is, the operator has to know it
            sentence = f"{type(error).__name__}: {' '.join(str(error).split())}"
        yield Finding(subject, sentence)


def _settings() -> Iterator[Finding]:
    """What Django's checks say, with HTTPS those of a site in public use as well, and what they leave out."""
    found = checks.run_checks(include_deployment_checks=settings.HTTPS)
    messages = [message for message in found if not message.is_silenced()]
    sentences = [(f"{message.msg} {message.hint or ''}".strip(), not message.is_serious()) for message in messages]
    if settings.DEBUG:
        sentences.append(("DEBUG is on, for work on Parley only: pages of errors show data and settings.", True))
    if not settings.HTTPS:
        sentences.append(("HTTPS is off: passwords and sessions travel in the clear.", True))
    if settings.CACHES["default"]["BACKEND"].endswith(IN_ONE_PROCESS):
        sentences.append(("CACHE_URL names no shared cache: every process counts API requests for itself.", True))
    yield from (Finding("settings", *sentence) for sentence in sentences or [("", False)])


def _files() -> str:
    with tempfile.TemporaryFile(dir=settings.VAR_DIR) as file:
        file.write(b"writable")
    free = shutil.disk_usage(settings.VAR_DIR).free
    return "" if free >= LEAST_FREE else f"Only {free // 2**20} MB are free for {settings.VAR_DIR}: make room."


def _cache() -> str:
    key, value = f"doctor-{secrets.token_hex(8)}", secrets.token_hex(8)
    cache.set(key, value, 60)
    kept = cache.get(key)
    cache.delete(key)
    return "" if kept == value else "The cache of CACHE_URL does not give back what is put into it."


def _database() -> str:
    """Whether it is whole and can be written to."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE doctor (number integer)")
        cursor.execute("DROP TABLE doctor")
        cursor.execute("UPDATE django_migrations SET name = name WHERE id = -1")
        if connection.vendor == "sqlite":
            [answer] = cursor.execute("PRAGMA quick_check(1)").fetchone()
            return "" if answer == "ok" else f"The file of the database is damaged ({answer}): restore a backup."
        cursor.execute("SHOW jit")
        [compiles] = cursor.fetchone()
        return "" if compiles == "off" else "jit is on: short statements take seconds. ALTER ROLE … SET jit = off."


def _migrations() -> str:
    if unknown := checks.run_checks(tags=[checks.Tags.database], databases=[DEFAULT_DB_ALIAS]):
        return f"{unknown[0].msg} {unknown[0].hint or ''}".strip()
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return ""
    first, _ = plan[0]
    return f"Not applied: {len(plan)}, the first {first.app_label}.{first.name}. Run manage.py migrate."


QUESTIONS: dict[str, Callable[[], str]] = {
    "files": _files,
    "cache": _cache,
    "database": _database,
    "migrations": _migrations,
}
