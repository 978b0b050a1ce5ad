"""What a bucket does without asking its server; `make test-scale` asks a real one."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from django.core.files.base import ContentFile

from config.photo_bucket import PhotoBucket
from tests.e2e.site import free_port

NAME = "ab/abcdef-large.jpg"


def bucket(endpoint: str) -> PhotoBucket:
    return PhotoBucket(
        bucket_name="milkspot-photos",
        endpoint_url=endpoint,
        region_name="us-east-1",
        access_key="AKEXAMPLE",
        secret_key="s3cret",
    )


def test_an_address_is_signed_for_one_picture_and_one_minute() -> None:
    address = urlsplit(bucket("https://s3.example.com").url(NAME))

    signed = {name: value for name, [value] in parse_qs(address.query).items()}
    assert address.netloc == "s3.example.com"
    assert address.path == f"/milkspot-photos/{NAME}"
    assert signed["X-Amz-Algorithm"] == "AWS4-HMAC-SHA256"
    assert signed["X-Amz-Expires"] == "60"
    assert signed["response-content-type"] == "image/jpeg"
    assert signed["response-content-disposition"] == "inline"
    assert signed["response-cache-control"] == "private, no-store"
    assert "s3cret" not in address.query


@pytest.mark.parametrize(
    "ask",
    [
        lambda photos: photos.save(NAME, ContentFile(b"pixels")),
        lambda photos: photos.open(NAME),
        lambda photos: photos.delete(NAME),
        lambda photos: photos.exists(NAME),
        lambda photos: photos.size(NAME),
        lambda photos: photos.get_modified_time(NAME),
        lambda photos: photos.listdir(""),
    ],
)
def test_a_server_that_is_not_there_fails_as_a_disk_would(
    ask: Callable[[PhotoBucket], object],
) -> None:
    with pytest.raises(OSError, match="does not answer"):
        ask(bucket(f"http://127.0.0.1:{free_port()}"))
