"""Image work: keeps a photo's pixels and colours, and nothing else of the file."""

from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.ingest import Ingested, ingest

__all__ = ["Ingested", "PhotoRefused", "Refusal", "ingest"]
