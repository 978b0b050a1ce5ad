"""Style sheets, scripts and fonts: where a page finds them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

# Django's own switch for imports reads words in comments of others' scripts as imports.
IMPORT = (
    r"""(?P<matched>from "(?P<url>\.{1,2}/[\w./-]+\.js)")""",
    'from "%(url)s"',
)


class CollectedOrSource(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed, compressed files after `collectstatic`, plain ones before it.

    A script that imports another by a relative path names that one's content too.
    """

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("*.js", (IMPORT,)))

    def stored_name(self, name: str) -> str:
        return str(super().stored_name(name)) if self.hashed_files else name
