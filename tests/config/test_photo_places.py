"""Photos go into the folder, or into the bucket that all five settings name."""

import sys

import pytest

from django.core.exceptions import ImproperlyConfigured

from tests.config.conftest import ReadSettings

BUCKET = {
    "MILKSPOT_S3_BUCKET": "milkspot-photos",
    "MILKSPOT_S3_ENDPOINT": "https://s3.example.com",
    "MILKSPOT_S3_REGION": "us-east-1",
    "MILKSPOT_S3_KEY": "AKEXAMPLE",
    "MILKSPOT_S3_SECRET": "s3cret/+",
}


def test_without_a_bucket_pages_show_photos_of_this_server_alone(
    settings_with: ReadSettings,
) -> None:
    settings = settings_with()

    place = settings["STORAGES"]["default"]
    assert place["BACKEND"] == "config.durable_files.DurableFiles"
    assert place["OPTIONS"]["location"] == settings["DATA_DIR"] / "photos"
    assert _pictures_from(settings) == ["'self'", "data:", "blob:"]


def test_a_bucket_takes_the_photos_and_pages_may_show_them(
    settings_with: ReadSettings,
) -> None:
    settings = settings_with(**BUCKET)

    assert settings["STORAGES"]["default"] == {
        "BACKEND": "config.photo_bucket.PhotoBucket",
        "OPTIONS": {
            "bucket_name": "milkspot-photos",
            "endpoint_url": "https://s3.example.com",
            "region_name": "us-east-1",
            "access_key": "AKEXAMPLE",
            "secret_key": "s3cret/+",
        },
    }
    own = "https://s3.example.com/milkspot-photos/"
    assert _pictures_from(settings) == ["'self'", "data:", "blob:", own]


@pytest.mark.parametrize("name", BUCKET)
def test_a_part_of_the_settings_is_not_enough(
    name: str, settings_with: ReadSettings
) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"^{name} is missing") as caught:
        settings_with(**{**BUCKET, name: ""})

    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("package", ["storages", "boto3"])
def test_missing_packages_are_named_with_what_brings_them(
    package: str, settings_with: ReadSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(ImproperlyConfigured, match=r"requirements-s3\.txt"):
        settings_with(**BUCKET)


def test_nginx_is_not_asked_for_what_stands_in_a_bucket(
    settings_with: ReadSettings,
) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^MILKSPOT_PHOTOS_ACCEL must"):
        settings_with(**BUCKET, MILKSPOT_PHOTOS_ACCEL="/kept-photos/")


def _pictures_from(settings: dict[str, object]) -> list[str]:
    policy = settings["CONTENT_SECURITY_POLICY"]
    return list(policy["DIRECTIVES"]["img-src"])  # type: ignore[index]
