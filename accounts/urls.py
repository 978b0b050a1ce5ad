"""Addresses about people and households."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
