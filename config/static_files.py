"""Style sheets, scripts and fonts: where a page finds them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class CollectedOrSource(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed, compressed files after `collectstatic`, plain ones before it."""

    def stored_name(self, name: str) -> str:
        return str(super().stored_name(name)) if self.hashed_files else name
