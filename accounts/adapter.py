"""How allauth's pages behave here."""

from allauth.account.adapter import DefaultAccountAdapter

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from accounts.forms import HouseholdFields
from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Close sign-up where the operator said so, and make households at sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        del request
        return bool(settings.SIGNUP == "open")

    @transaction.atomic
    def save_user(
        self,
        request: HttpRequest,
        user: User,
        form: HouseholdFields,
        commit: bool = True,  # noqa: FBT001, FBT002 (allauth's own signature)
    ) -> User:
        """Make the user and their household, or neither."""
        super().save_user(request, user, form, commit)
        form.create_household(user)
        return user

    def format_email_subject(self, subject: str) -> str:
        return f"Milkspot: {subject}"
