"""The diary app: the product."""

from django.apps import AppConfig
from django.db.models.signals import post_delete


class DiaryConfig(AppConfig):
    name = "diary"

    def ready(self) -> None:
        """Let no file outlive its row; try failed jobs again, and curated cases."""
        from django_tasks_db.compat import task_finished

        from conditions import cases
        from diary.assessment.judge import judge
        from diary.models import Photo, ShareFile
        from diary.services.jobs import try_later
        from diary.services.photos import forget_files
        from diary.services.share_files import forget_file

        post_delete.connect(forget_files, sender=Photo)
        post_delete.connect(forget_file, sender=ShareFile)
        task_finished.connect(try_later)
        cases.register(judge)
