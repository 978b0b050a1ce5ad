"""The window bar: days passed against the usual time and the limit, drawn as SVG."""

from diary.window_bar.bar import Bar, Words
from diary.window_bar.drawing import draw

__all__ = ["Bar", "Words", "draw"]
