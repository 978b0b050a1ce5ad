"""Every file of the corpus gets its one answer, and nothing else comes out."""

from io import BytesIO

import pytest

from diary.photos.errors import PhotoRefused
from diary.photos.ingest import ingest
from tests.diary.photos.corpus import ACCEPTED, CORPUS, REFUSED
from tests.diary.photos.corpus.case import Case
from tests.diary.photos.files import decoded


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_what_is_refused_is_refused_for_the_right_reason(case: Case) -> None:
    with pytest.raises(PhotoRefused) as refused:
        ingest(BytesIO(case.make()))

    assert refused.value.code is case.answer


@pytest.mark.parametrize("case", ACCEPTED, ids=str)
def test_what_is_a_photo_is_kept(case: Case) -> None:
    photo = ingest(BytesIO(case.make()))

    assert decoded(photo.original).format == "JPEG"
    assert decoded(photo.large).format == "JPEG"
    assert decoded(photo.small).format == "WEBP"


def test_no_two_files_share_a_name() -> None:
    assert len({case.name for case in CORPUS}) == len(CORPUS)
