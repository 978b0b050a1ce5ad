"""A person who signs in by e-mail."""

from datetime import time
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes users that have an e-mail address and no user name."""

    def create_user(
        self,
        email: str,
        password: str | None = None,
        **extra: Any,  # noqa: ANN401 (any of the model's fields)
    ) -> "User":
        """Make a user; without a password nobody can sign in as them.

        Raises ValueError where `email` is empty.
        """
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self,
        email: str,
        password: str | None = None,
        **extra: Any,  # noqa: ANN401 (any of the model's fields)
    ) -> "User":
        """Make a user who may do everything in the admin."""
        return self.create_user(
            email, password, **{"is_staff": True, "is_superuser": True, **extra}
        )


class User(AbstractUser):
    """Whoever keeps or reads a diary, curates, or runs the server.

    Counting `sign_in_round` up ends every session that began before. News comes by
    each channel that is on; None leaves it to the part the person has in a family.
    Quiet hours are by the family's clocks; from and until the same are none.
    """

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=80, blank=True)
    is_demo = models.BooleanField(_("made by the demo"), default=False)
    sign_in_round = models.PositiveIntegerField(default=0, editable=False)
    news_by_email = models.BooleanField(_("news by e-mail"), null=True, blank=True)
    news_by_push = models.BooleanField(_("news by push"), null=True, blank=True)
    quiet_from = models.TimeField(_("quiet from"), default=time(21))
    quiet_until = models.TimeField(_("quiet until"), default=time(7))
    language = models.CharField(_("language"), max_length=12, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()  # type: ignore[assignment,misc]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        return self.name or self.email

    def get_short_name(self) -> str:
        return self.name or self.email.partition("@")[0]

    def get_session_auth_hash(self) -> str:
        return f"{super().get_session_auth_hash()}-{self.sign_in_round}"
