"""Who curates: a permission that the admin hands out, alone or by a group."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Permission
from django.core.cache import cache
from django.db.models import Q

CURATE = "conditions.curate"
# Who was just made a curator finds the link in their menu within so many seconds.
REMEMBERED_SECONDS = 300


def is_known_to_curate(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Tell whether to offer `user` the curators' pages, by one query now and then.

    It opens no door: that asks `user.has_perm(CURATE)` each time.
    """
    if not user.is_authenticated:
        return False
    return bool(
        cache.get_or_set(
            f"curates:{user.pk}", lambda: _curates(user), REMEMBERED_SECONDS
        )
    )


def remember(user: AbstractBaseUser | AnonymousUser) -> None:
    """Offer `user` the pages at once: they have just been let in."""
    cache.set(f"curates:{user.pk}", value=True, timeout=REMEMBERED_SECONDS)


def _curates(user: AbstractBaseUser | AnonymousUser) -> bool:
    app_label, codename = CURATE.split(".")
    held = Permission.objects.filter(
        Q(user=user.pk) | Q(group__user=user.pk),
        codename=codename,
        content_type__app_label=app_label,
    )
    return bool(getattr(user, "is_superuser", False)) or held.exists()
