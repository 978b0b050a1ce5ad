"""Image work: keeps a photo's pixels and colours, and nothing else of the file.

What is imported from here loads no decoder: `Pool` runs them in processes of their own.
"""

from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.ingested import Ingested
from diary.photos.pool import Pool

__all__ = ["Ingested", "PhotoRefused", "Pool", "Refusal"]
