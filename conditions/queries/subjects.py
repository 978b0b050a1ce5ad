"""What is curated, and where each of it stands."""

from conditions.models import Subject


def subject(kind: str, slug: str) -> Subject | None:
    """Find what is curated under this kind and slug; a list's slug is its kind."""
    return Subject.objects.filter(kind=kind, slug=slug).first()
