"""The diary app: the product."""

from django.apps import AppConfig


class DiaryConfig(AppConfig):
    name = "diary"
