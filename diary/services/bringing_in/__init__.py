"""Bring a diary in that was taken out here or elsewhere."""

from diary.services.bringing_in.bring_in import bring_in
from diary.services.bringing_in.coming import Coming, coming

__all__ = ["Coming", "bring_in", "coming"]
