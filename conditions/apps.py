"""The conditions app: what is known, curated, versioned and cited."""

from django.apps import AppConfig


class ConditionsConfig(AppConfig):
    name = "conditions"
