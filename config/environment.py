"""Values from the environment, checked and completed before they become settings."""

import re
import warnings
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import URLValidator, validate_email

# Every variable that settings.py reads.
VARIABLES = (
    *("ALLOWED_HOSTS", "API_RATE", "CACHE_URL", "CONTACT", "CSRF_TRUSTED_ORIGINS", "DATABASE_URL", "DEBUG", "HTTPS"),
    *("HSTS_SECONDS", "HSTS_SUBDOMAINS", "PROXIES", "SECRET_KEY", "STATEMENT_SECONDS", "STATIC_COLLECTED"),
    "VAR_DIR",
)
ALIKE = 0.9  # of two names of which one is a slip of the other; TEST_DATABASE_URL and DATABASE_URL have 0.83

ON, OFF = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")
LONGEST_NUMBER = 9
ORIGIN = re.compile(r"https?://[^/\s]+")
SHORTEST_KEY, FEWEST_CHARACTERS = 32, 10
ENGINES = ("django.db.backends.sqlite3", "django.db.backends.postgresql")
RATE = re.compile(r"[1-9][0-9]{0,8}/(s|sec|second|m|min|minute|h|hour|d|day)")
SWITCHES = ("ATOMIC_REQUESTS", "CONN_HEALTH_CHECKS", "DISABLE_SERVER_SIDE_CURSORS")
# These caches keep 300 items at most by default; the others limit their memory themselves.
COUNTING = ("locmem.LocMemCache", "db.DatabaseCache", "filebased.FileBasedCache")
MOST_ENTRIES = 100_000

# SQLite waits for a lock instead of failing.
FOR_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
# Connections survive a restart of the PostgreSQL server, and a server that is away is noticed within seconds. Compiling
# our statements (jit) takes longer than they run. Nobody waits long for a lock, or keeps one and does nothing.
FOR_POSTGRESQL = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
CONNECT_SECONDS = 5
PARAMETERS = "-c jit=off -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s -c statement_timeout={}s"


def misspelt(names: Iterable[str]) -> None:
    """Refuse a variable whose name is nearly one of ours: it would be ignored without a word."""
    for name in sorted(set(names) - set(VARIABLES)):
        if meant := get_close_matches(name, VARIABLES, n=1, cutoff=ALIKE):
            raise ImproperlyConfigured(f"{name} is not a variable of Parley: write {meant[0]}, or remove it.")


def switch(name: str, value: str) -> bool:
    """A variable that is on or off."""
    if value.lower() not in ON + OFF:
        raise ImproperlyConfigured(f"{name} is {value!r}: use 1 for on or 0 for off.")
    return value.lower() in ON


def hosts(names: list[str], debug: bool) -> list[str]:
    """ALLOWED_HOSTS. With a host that a stranger chose, links in pages would lead to the stranger."""
    if "*" in names and not debug:
        raise ImproperlyConfigured("ALLOWED_HOSTS has *, any name: list the names of the site, such as parley.example.")
    return names


def secret_key(value: str) -> str:
    """SECRET_KEY, long enough not to be guessed."""
    if value and (len(value) < SHORTEST_KEY or len(set(value)) < FEWEST_CHARACTERS):
        raise ImproperlyConfigured(
            f"SECRET_KEY is too easy to guess: use at least {SHORTEST_KEY} random characters, or leave it to Parley."
        )
    return value


def number(name: str, value: str) -> int:
    """A variable that is a whole number from 0."""
    if not (value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER):
        raise ImproperlyConfigured(f"{name} is {value!r}: use a whole number from 0.")
    return int(value)


def origins(values: list[str]) -> list[str]:
    """CSRF_TRUSTED_ORIGINS; one without a scheme would never match."""
    for value in values:
        if not ORIGIN.fullmatch(value):
            raise ImproperlyConfigured(
                f"CSRF_TRUSTED_ORIGINS has {value!r}: use a scheme and a host, such as https://parley.example."
            )
    return values


def database(url: str, statement_seconds: int = 0) -> dict[str, Any]:
    """DATABASE_URL over our defaults. PostgreSQL stops a statement after so many seconds; 0: never."""
    try:
        with warnings.catch_warnings(action="ignore"):
            parts = environ.Env.db_url_config(url)
        known = parts.get("ENGINE") in ENGINES and bool(parts["NAME"])
    except ValueError:
        known = False
    if not known:
        raise ImproperlyConfigured(
            "DATABASE_URL is not an address of a database: use postgres://user:password@host/name, or "
            "sqlite:////folder/file.sqlite3."
        )
    if parts["ENGINE"].endswith("sqlite3"):
        return {**parts, "OPTIONS": FOR_SQLITE | parts.get("OPTIONS", {})}
    options = {name: _switch(value) if name in SWITCHES else value for name, value in parts.items()}
    age = options.get("CONN_MAX_AGE", 0)
    if not (isinstance(age, int) and age >= 0):
        raise ImproperlyConfigured(f"DATABASE_URL has CONN_MAX_AGE={age}: use whole seconds, or 0 for no reuse.")
    ours = {"connect_timeout": CONNECT_SECONDS, "options": PARAMETERS.format(statement_seconds)}
    return FOR_POSTGRESQL | options | {"OPTIONS": ours | parts.get("OPTIONS", {})}


def _switch(value: Any) -> bool:
    """django-environ leaves these as strings, and "false" would be true."""
    return value if isinstance(value, bool) else str(value).lower() in ON


def cache(url: str) -> dict[str, Any]:
    """CACHE_URL. A cache that counts its items holds 100,000 unless the address says otherwise."""
    try:
        parts = environ.Env.cache_url_config(url)
    except (ImproperlyConfigured, ValueError) as refused:
        raise ImproperlyConfigured(
            f"CACHE_URL is {url!r}: use locmemcache://, dbcache://table, redis://host:6379/1 or pymemcache://host:11211."
        ) from refused
    if not parts["BACKEND"].endswith(COUNTING):
        return dict(parts)
    return {**parts, "OPTIONS": {"MAX_ENTRIES": MOST_ENTRIES} | parts.get("OPTIONS", {})}


def rate(value: str) -> str:
    """API_RATE, such as 600/min. Unchecked, "month" would mean a minute, and a typo fail at the first request."""
    if not RATE.fullmatch(value):
        raise ImproperlyConfigured(
            f"API_RATE is {value!r}: use a number from 1, a slash, and sec, min, hour or day, such as 600/min."
        )
    return value


def contact(value: str) -> str:
    """CONTACT as a link: an e-mail address as mailto, a web address as it is; empty if none is set."""
    try:
        if not value:
            return ""
        if "://" in value:
            URLValidator(["http", "https"])(value)
            return value
        validate_email(value)
    except ValidationError as refused:
        raise ImproperlyConfigured(
            f"CONTACT is {value!r}: use an e-mail address, such as corrections@example.org, or a web address."
        ) from refused
    return f"mailto:{value}"
