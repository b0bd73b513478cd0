"""Values from the environment, checked and completed before they become settings."""

import re
from collections.abc import Mapping
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import URLValidator, validate_email

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
# Connections survive a restart of the PostgreSQL server.
FOR_OTHERS = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def database(parts: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of DATABASE_URL over our defaults."""
    if parts["ENGINE"].endswith("sqlite3"):
        return {**parts, "OPTIONS": FOR_SQLITE | parts.get("OPTIONS", {})}
    options = {name: _switch(value) if name in SWITCHES else value for name, value in parts.items()}
    age = options.get("CONN_MAX_AGE", 0)
    if not (isinstance(age, int) and age >= 0):
        raise ImproperlyConfigured(f"DATABASE_URL has CONN_MAX_AGE={age}: use whole seconds, or 0 for no reuse.")
    return FOR_OTHERS | options


def _switch(value: Any) -> bool:
    """django-environ leaves these as strings, and "false" would be true."""
    return value if isinstance(value, bool) else str(value).lower() in environ.Env.BOOLEAN_TRUE_STRINGS


def cache(parts: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of CACHE_URL. A cache that counts its items holds 100,000 unless the address says otherwise."""
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
