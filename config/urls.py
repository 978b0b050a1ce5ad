"""Every address of the site."""

from allauth.account.decorators import secure_admin_login

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

# The admin has no sign-in of its own: rate limits and the second step hold there too.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("", include("accounts.urls")),
    path("", include("conditions.urls")),
    path("", include("diary.urls")),
]
