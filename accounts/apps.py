"""The accounts app: who may do what."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        """Let no message show where somebody has signed out."""
        from django.contrib.auth.signals import user_logged_out

        from accounts.services.push import sign_out_of_browser

        user_logged_out.connect(sign_out_of_browser)
