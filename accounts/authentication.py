"""How the API knows who asks: ``Authorization: Bearer parley_…``, and nothing else. It reads no cookie."""

from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from accounts.models import Token, User


class TokenAuthentication(BaseAuthentication):
    """The owner of a token, with rights that go no further than its scopes."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        given = request.headers.get("Authorization")
        if given is None:
            return None
        kind, _space, key = given.strip().partition(" ")
        if kind.lower() != "bearer" or not key:
            raise AuthenticationFailed("Send your token in the header Authorization: Bearer parley_…")
        token = Token.of(key.strip())
        # One answer for all that is wrong: it tells nobody which tokens there were.
        if token is None or not token.is_usable:
            raise AuthenticationFailed(
                "This token is unknown, expired or revoked, or its owner has no access. Make one at /account/tokens/."
            )
        token.used()
        user = token.user
        user.scopes = frozenset(token.scopes)
        return user, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="Parley"'
