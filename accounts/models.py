"""The people who edit, and the tokens their scripts use. Readers need no account."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import connection, models
from django.utils import timezone


class Scope(models.TextChoices):
    """What a token allows, out of what its owner may do."""

    READ = "read", "Read your own drafts"
    WRITE = "write", "Write drafts and submit them"
    PUBLISH = "publish", "Publish, correct, send back and withdraw; read others’ drafts"


class User(AbstractUser):
    """A member of staff, whose rights come from a role, a group in :mod:`accounts.roles`.

    ``scopes`` limits them during a request made with a token; None for a person who has signed in.
    """

    scopes: frozenset[str] | None = None

    must_change_password = models.BooleanField(
        "must change the password",
        default=False,
        help_text="Set this if somebody else has seen the password; the next sign-in asks for a new one.",
    )

    def set_password(self, raw_password: str | None) -> None:
        """Code that sets a password for somebody else has to set ``must_change_password`` afterwards."""
        super().set_password(raw_password)
        self.must_change_password = False

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With a new password the tokens made under the old one end: whoever knew that may have made one."""
        is_new = self._password is not None  # type: ignore[attr-defined]  # not in the stubs
        super().save(*args, **kwargs)
        if is_new:
            for token in self.tokens.filter(revoked_at=None):
                token.revoke()

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """A permission counts only within the scopes of the token: ``proposals.publish_event`` needs publish."""
        if self.scopes is not None and not self.scopes & _scopes_for(perm):
            return False
        return super().has_perm(perm, obj)


def _scopes_for(perm: str) -> set[str]:
    """The scopes that allow a permission. Every scope allows reading."""
    verb = perm.partition(".")[2].partition("_")[0]
    if verb == "view":
        return set(Scope.values)
    return {Scope.PUBLISH.value if verb == "publish" else Scope.WRITE.value}


class Token(models.Model):
    """A key to the API for one person's scripts. Only a hash is stored; the key itself is shown once, when made."""

    START = "parley_"
    LONGEST_LIFE = timedelta(days=366)
    # The least time between two updates of last_used_at.
    USE_NOTED_EVERY = timedelta(minutes=5)

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens", verbose_name="owner")
    name = models.CharField("name", max_length=80, help_text="What the token is for, such as “import of statements”.")
    scopes = models.JSONField("scopes")
    prefix = models.CharField(max_length=16, help_text="The first characters of the token, to tell tokens apart.")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the token.")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")), name="token_expires_after_it_is_made"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @classmethod
    def make(cls, user: User, name: str, scopes: list[str], life: timedelta) -> tuple["Token", str]:
        """A new token and its key (256 random bits), which cannot be recovered later."""
        key = f"{cls.START}{secrets.token_urlsafe(32)}"
        now = timezone.now()
        token = cls.objects.create(
            user=user,
            name=name,
            scopes=sorted(scopes),
            prefix=key[: len(cls.START) + 4],
            digest=_digest(key),
            made_at=now,
            expires_at=now + min(life, cls.LONGEST_LIFE),
        )
        return token, key

    @classmethod
    def of(cls, key: str) -> "Token | None":
        """The token with this key and its owner, even if it is no longer usable."""
        return cls.objects.select_related("user").filter(digest=_digest(key)).first()

    @property
    def is_usable(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now() and self.user.is_active

    @property
    def state(self) -> str:
        if self.revoked_at is not None:
            return "revoked"
        return "in use" if self.expires_at > timezone.now() else "expired"

    @property
    def scope_labels(self) -> list[str]:
        return [str(Scope(scope).label) for scope in Scope.values if scope in self.scopes]

    def note_use(self) -> None:
        """Record that it was used, at most every few minutes."""
        now = timezone.now()
        if self.last_used_at is None or now - self.last_used_at > self.USE_NOTED_EVERY:
            self.last_used_at = now
            self.save(update_fields=["last_used_at"])

    def revoke(self) -> None:
        """End it now. Repeating this changes nothing."""
        if self.revoked_at is None:
            self.revoked_at = timezone.now()
            self.save(update_fields=["revoked_at"])


class KeptAnswer(models.Model):
    """What the API answered to a POST with an ``Idempotency-Key``, so that it is not done again."""

    LIFE = timedelta(hours=24)
    CLEARED_AT_ONCE = 500

    token = models.ForeignKey(Token, models.CASCADE, related_name="answers")
    key = models.CharField(max_length=255)
    request_digest = models.CharField(max_length=64, help_text="SHA-256 of the method, the address and the body.")
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField()
    body = models.TextField()
    made_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="one_answer_for_each_key")]

    def __str__(self) -> str:
        return self.key

    @staticmethod
    def claim(token: Token, key: str) -> bool:
        """Reserve the key until the transaction ends; False if another request has it.

        SQLite has one writer at a time: the other request has ended by now.
        """
        if connection.vendor != "postgresql":
            return True
        with connection.cursor() as cursor:
            name = f"{KeptAnswer._meta.db_table}.{token.pk}.{key}"
            cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [name])
            return bool(cursor.fetchone()[0])

    @classmethod
    def clear_old(cls) -> None:
        """Delete what is past its life, of whichever token; what another request is deleting is left to it."""
        old = cls.objects.filter(made_at__lt=timezone.now() - cls.LIFE).order_by("made_at")
        keys = list(old.select_for_update(skip_locked=True).values_list("pk", flat=True)[: cls.CLEARED_AT_ONCE])
        if keys:
            cls.objects.filter(pk__in=keys).delete()


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
