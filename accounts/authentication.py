"""Authentication of the API: ``Authorization: Bearer parley_…`` and nothing else. It reads no cookie."""

from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from accounts.models import Token, User


class TokenAuthentication(BaseAuthentication):
    """Signs in the owner of a token, with rights limited to its scopes."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        header = request.headers.get("Authorization")
        if header is None:
            return None
        scheme, _space, key = header.strip().partition(" ")
        if scheme.lower() != "bearer" or not key:
            raise AuthenticationFailed("Send your token in the header Authorization: Bearer parley_…")
        token = Token.of(key.strip())
        # One answer for every reason, so that it does not reveal which tokens existed.
        if token is None or not token.is_usable:
            raise AuthenticationFailed(
                "This token is unknown, expired or revoked, or its owner has no access. Make one at /account/tokens/."
            )
        token.note_use()
        user = token.user
        user.scopes = frozenset(token.scopes)
        return user, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="Parley"'
