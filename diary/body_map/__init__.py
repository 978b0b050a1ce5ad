"""The body map: a drawing of the body on which a place is chosen or shown."""

from diary.body_map.drawing import SHAPES, VIEWS, light, views_of, whole

__all__ = ["SHAPES", "VIEWS", "light", "views_of", "whole"]
