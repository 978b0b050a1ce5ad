"""People and households for support: never a diary."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.models import Household, Membership, User

# A second factor's secret is its owner's alone, and an address decides who may ask
# for a new password.
admin.site.unregister((Authenticator, EmailAddress))


@admin.register(User)
class PersonAdmin(UserAdmin[User]):
    """Who has an account. Nobody's password or address is set here.

    Whoever could set them could sign in as a parent, and read a diary.
    """

    ordering = ("email",)
    list_display = ("email", "name", "is_staff", "is_active", "date_joined")
    search_fields = ("email", "name")
    fieldsets = (
        (None, {"fields": ("email", "name")}),
        (
            _("Permissions"),
            {
                "fields": (
                    "is_active",
                    "is_staff",
                    "is_superuser",
                    "groups",
                    "user_permissions",
                )
            },
        ),
    )
    add_fieldsets = (
        (
            None,
            {"fields": ("email", "name", "usable_password", "password1", "password2")},
        ),
    )

    def get_readonly_fields(
        self, request: HttpRequest, obj: User | None = None
    ) -> tuple[str, ...]:
        del request
        return ("email",) if obj else ()

    def user_change_password(self, *_args: object, **_named: object) -> HttpResponse:
        raise PermissionDenied


class MembershipInline(admin.TabularInline[Membership, Household]):
    """Who belongs to a household, to be read: staff cannot let anybody in."""

    model = Membership
    extra = 0
    fields = readonly_fields = ("user", "role", "sees_all_children")

    def has_add_permission(self, *_args: object) -> bool:
        return False

    def has_delete_permission(self, *_args: object) -> bool:
        return False


@admin.register(Household)
class HouseholdAdmin(admin.ModelAdmin[Household]):
    list_display = ("uuid", "country", "timezone", "created_at")
    fields = ("timezone", "country")
    inlines = (MembershipInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        del request
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: Household | None = None
    ) -> bool:
        del request, obj
        return False
