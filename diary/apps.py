"""The diary app: the product."""

from django.apps import AppConfig
from django.db.models.signals import post_delete


class DiaryConfig(AppConfig):
    name = "diary"

    def ready(self) -> None:
        """Let no file outlive its row, and a job that fails be tried again.

        Curators try their cases by the assessment of this app, are told what a draft
        does to families, and families follow it.
        """
        from django_tasks_db.compat import task_finished

        from conditions import cases, impact
        from diary.assessment.judge import judge
        from diary.models import Photo, ReportFile, ShareFile
        from diary.services.impact.counting import preview
        from diary.services.impact.following import follow
        from diary.services.jobs import try_later
        from diary.services.photos import forget_files
        from diary.services.report_files import forget_file as forget_report
        from diary.services.share_files import forget_file

        post_delete.connect(forget_files, sender=Photo)
        post_delete.connect(forget_file, sender=ShareFile)
        post_delete.connect(forget_report, sender=ReportFile)
        task_finished.connect(try_later)
        cases.register(judge)
        impact.register(previews=preview, follows=follow)
