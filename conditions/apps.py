"""The conditions app: what is known, curated, versioned and cited."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class ConditionsConfig(AppConfig):
    name = "conditions"

    def ready(self) -> None:
        """Ask of each who signs in whether they curate."""
        from conditions.queries.curators import offer

        user_logged_in.connect(offer, dispatch_uid="curators")
