from io import BytesIO

import pytest
from PIL import Image, ImageFile

from diary.photos.errors import PhotoRefused, Refusal
from diary.photos.ingest import ingest
from tests.diary.photos.files import encoded, png_header


def refusal_of(data: bytes) -> Refusal:
    with pytest.raises(PhotoRefused) as refused:
        ingest(BytesIO(data))
    return refused.value.code


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_file_cut_short_is_refused(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    whole = encoded(Image.effect_noise((96, 96), 80).convert("RGB"), form)

    for share in (0.1, 0.3, 0.5, 0.7, 0.9, 0.99):
        cut = whole[: int(len(whole) * share)]
        assert refusal_of(cut) is Refusal.DAMAGED


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", Refusal.NOT_A_PHOTO, id="empty"),
        pytest.param(b"\xff\xd8\xff\xd9", Refusal.DAMAGED, id="no picture"),
        pytest.param(b"\xff\xd8\xff" + bytes(99), Refusal.DAMAGED, id="only a start"),
        pytest.param(png_header(200, 200), Refusal.DAMAGED, id="no pixels"),
        pytest.param(png_header(9000, 9000), Refusal.TOO_MANY_PIXELS, id="bomb"),
    ],
)
def test_a_refusal_names_its_reason(data: bytes, code: Refusal) -> None:
    assert refusal_of(data) is code
