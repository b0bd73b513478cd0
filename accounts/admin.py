"""The admin of accounts. Nobody who manages accounts can give anyone, themselves included, more rights than a role."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as StockGroupAdmin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from accounts.models import Token, User
from accounts.roles import ROLES
from config.lists import SeveralRecords, SteadyList, SteadySearch

MOST_NAMED = 20  # members named when a group cannot be deleted because of them


class TemporaryPasswordForm(AdminPasswordChangeForm):
    """A password that somebody else has set is valid for one sign-in."""

    def save(self, commit: bool = True) -> User:
        user = super().save(commit=False)
        user.must_change_password = user.has_usable_password()
        if commit:
            user.save()
        return user


@admin.register(User)
class UserAdmin(SteadyList, StockUserAdmin):
    change_password_form = TemporaryPasswordForm
    list_display = ["username", "email", "roles", "is_active", "is_staff", "must_change_password", "last_login"]
    list_filter = ["is_active", "is_staff", "is_superuser", "groups", "must_change_password"]
    filter_horizontal = ["user_permissions"]
    autocomplete_fields = ["groups"]
    readonly_fields = ["last_login", "date_joined", "must_change_password"]
    fieldsets = [
        (None, {"fields": ["username", "password", "must_change_password"]}),
        ("Person", {"fields": ["first_name", "last_name", "email"]}),
        (
            "Access",
            {
                "fields": ["is_active", "is_staff", "groups", "is_superuser", "user_permissions"],
                "description": "An editor or analyst needs staff status and the role. Deactivate an account instead of "
                "deleting it: the history of the data names it.",
            },
        ),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["widget"] = SteadySearch(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs, form_class=SeveralRecords)

    @admin.display(description="roles")
    def roles(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all())

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Only superusers grant single permissions, and only they change the roles of their own account."""
        if request.user.is_superuser:
            return self.readonly_fields
        own = ["groups"] if obj is not None and obj.pk == request.user.pk else []
        return [*self.readonly_fields, "is_superuser", "user_permissions", *own]

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """Accounts that the history names are protected, as deleting them would remove their names from it."""
        tree, counts, missing_permissions, protected = super().get_deleted_objects(objs, request)
        histories = [model for model in apps.get_models() if hasattr(model, "history_user")]
        for user in objs:
            number = sum(model._default_manager.filter(history_user=user).count() for model in histories)
            if number:
                times = f"{number} time{'' if number == 1 else 's'}"
                protected = [*protected, f"The history names {user} {times}: deactivate the account instead."]
        return tree, counts, set() if protected else missing_permissions, protected

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if not change:
            obj.must_change_password = obj.has_usable_password()
        super().save_model(request, obj, form, change)


@admin.register(Token)
class TokenAdmin(SteadyList, admin.ModelAdmin):
    """Everybody's tokens, to be seen and revoked. People make their own at ``/account/tokens/``."""

    actions = ["revoke"]
    list_display = ["name", "user", "prefix", "may", "state", "made_at", "expires_at", "last_used_at"]
    list_filter = [("revoked_at", admin.EmptyFieldListFilter), "expires_at", "last_used_at"]
    list_select_related = ["user"]
    search_fields = ["name", "prefix", "user__username"]
    fields = ["name", "user", "prefix", "may", "state", "made_at", "expires_at", "last_used_at", "revoked_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Token | None = None) -> bool:
        return False

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("accounts.change_token")

    @admin.display(description="allows")
    def may(self, token: Token) -> str:
        return "; ".join(token.scope_labels)

    @admin.action(description="Revoke the selected tokens", permissions=["revoke"])
    def revoke(self, request: HttpRequest, tokens: QuerySet[Token]) -> None:
        usable = [token for token in tokens if token.revoked_at is None]
        for token in usable:
            token.revoke()
        count = len(usable)
        self.message_user(request, f"{count} token{'' if count == 1 else 's'} revoked.")


admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(SteadyList, StockGroupAdmin):
    """Roles are defined in :mod:`accounts.roles` and only shown here; superusers manage other groups."""

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.name not in ROLES)

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.name not in ROLES)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """Groups with members are protected, as their members would silently lose its rights."""
        tree, counts, missing_permissions, protected = super().get_deleted_objects(objs, request)
        members = [
            format_html(
                '<a href="{}">{}</a> is in {}: remove them from it first.',
                reverse("admin:accounts_user_change", args=[user.pk]),
                user,
                group,
            )
            for group in objs
            for user in group.user_set.order_by("pk")[:MOST_NAMED]
        ]
        protected = [*protected, *members]
        return tree, counts, set() if protected else missing_permissions, protected
