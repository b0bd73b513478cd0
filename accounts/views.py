"""The pages of a person's own account."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms import TokenForm
from accounts.models import Token, User


class SignedInRequest(HttpRequest):
    """A request that ``login_required`` lets through."""

    user: User


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: SignedInRequest) -> HttpResponse:
    """The person's tokens, and a form to make one. Only the answer to that form shows the new key."""
    form = TokenForm(request.POST or None, user=request.user)
    new_token = key = None
    if request.method == "POST" and form.is_valid():
        new_token, key = form.make()
        form = TokenForm(user=request.user)
    context = {"form": form, "new_token": new_token, "key": key, "tokens": request.user.tokens.all()}
    return render(request, "accounts/tokens.html", context, status=400 if form.errors else 200)


@never_cache
@login_required
@require_POST
def revoke(request: SignedInRequest, pk: int) -> HttpResponse:
    """Revoke one of the person's own tokens."""
    token = Token.objects.filter(user=request.user, pk=pk).first() if pk < 2**63 else None
    if token is None:
        raise Http404
    token.revoke()
    return redirect("account:tokens")
