"""The diary app: the product."""

from django.apps import AppConfig
from django.db.models.signals import post_delete


class DiaryConfig(AppConfig):
    name = "diary"

    def ready(self) -> None:
        """Let no file outlive its row."""
        from diary.models import Photo
        from diary.services.photos import forget_files

        post_delete.connect(forget_files, sender=Photo)
