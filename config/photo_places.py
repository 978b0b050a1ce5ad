"""Where photos are kept: a folder of this machine, or a bucket of an S3 server."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

# Each setting of a bucket, and what its storage calls it.
OPTIONS = {
    "MILKSPOT_S3_BUCKET": "bucket_name",
    "MILKSPOT_S3_ENDPOINT": "endpoint_url",
    "MILKSPOT_S3_REGION": "region_name",
    "MILKSPOT_S3_KEY": "access_key",
    "MILKSPOT_S3_SECRET": "secret_key",
}
PACKAGES = "python3 scripts/environment.py requirements-s3.txt"


def in_folder(path: Path) -> dict[str, Any]:
    """Keep photos in a folder. No URL leads there: they leave through a view alone."""
    return {
        "BACKEND": "config.durable_files.DurableFiles",
        "OPTIONS": {"location": path, "base_url": None},
    }


def in_bucket(given: dict[str, str]) -> dict[str, Any] | None:
    """Keep photos in the bucket that is `given` by the names of OPTIONS.

    None where nothing is given; raises ImproperlyConfigured where only a part is, or
    where the packages are missing.
    """
    missing = [name for name in OPTIONS if not given[name]]
    if len(missing) == len(OPTIONS):
        return None
    if missing:
        raise ImproperlyConfigured(f"{missing[0]} is missing: S3 needs it to be set.")
    if not (find_spec("storages") and find_spec("boto3")):
        raise ImproperlyConfigured(f"MILKSPOT_S3_BUCKET needs packages: `{PACKAGES}`.")
    options = {option: given[name] for name, option in OPTIONS.items()}
    return {"BACKEND": "config.photo_bucket.PhotoBucket", "OPTIONS": options}
