from io import BytesIO

import pytest
from PIL import ImageCms

from diary.photos.icc import colours_only, write_profile, xyz
from diary.photos.limits import MAX_PROFILE_BYTES
from tests.diary.photos.files import (
    SECRETS,
    a_picture,
    chatty_profile,
    display_p3_profile,
    grey_profile,
    srgb_profile,
)

GREY_TABLE = bytes([1, 1, 2]) + bytes(37)
TABLES = {
    "8 bits": b"mft1" + bytes(4) + GREY_TABLE + bytes(256) + b"\0\xff" + bytes(256),
    "16 bits": b"mft2" + bytes(4) + GREY_TABLE + b"\0\2\0\2" + bytes(4 + 4 + 4),
}


def opened(profile: bytes) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(BytesIO(profile))


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_that_names_a_device_or_a_person_stays(secret: bytes) -> None:
    profile = chatty_profile()

    slim = colours_only(profile)

    assert slim is not None
    assert secret not in slim
    assert b"SERIAL-4711" in profile
    assert b"MAKER-NOTE" in profile


@pytest.mark.parametrize("profile", [chatty_profile(), srgb_profile()])
def test_the_colours_stay_as_they_were(profile: bytes) -> None:
    srgb = opened(srgb_profile())

    slim = opened(colours_only(profile) or b"")

    picture = a_picture()
    before = ImageCms.profileToProfile(picture, opened(profile), srgb)
    after = ImageCms.profileToProfile(picture, slim, srgb)
    assert before is not None
    assert after is not None
    assert after.tobytes() == before.tobytes()


def test_what_is_slim_already_does_not_change() -> None:
    slim = colours_only(chatty_profile())

    assert slim is not None
    assert colours_only(slim) == slim


@pytest.mark.parametrize("version", [0x02400000, 0x04200000])
def test_the_texts_that_must_be_there_are_there(version: int) -> None:
    profile = write_profile(b"GRAY", {b"wtpt": xyz((1, 1, 1))}, version=version)

    told = opened(profile).profile

    assert (told.profile_description, told.copyright) == ("-", "-")


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_is_cut_where_its_own_numbers_end_it(kind: str) -> None:
    table = TABLES[kind]
    longer = write_profile(b"GRAY", {b"A2B0": table + b"SERIAL-4711"})

    assert colours_only(longer) == write_profile(b"GRAY", {b"A2B0": table})


def test_tags_that_are_equal_are_written_once() -> None:
    red = xyz((0.5, 0.25, 0.125))

    profile = write_profile(b"RGB ", {b"rXYZ": red, b"gXYZ": red, b"bXYZ": red})

    assert profile.count(red) == 1


@pytest.mark.parametrize(
    "profile",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"not a profile", id="text"),
        pytest.param(display_p3_profile()[:100], id="half a header"),
        pytest.param(display_p3_profile()[:300], id="half of its tags"),
        pytest.param(display_p3_profile().replace(b"acsp", b"xxxx"), id="no mark"),
        pytest.param(grey_profile().replace(b"curv", b"xxxx"), id="unknown kind"),
        pytest.param(
            display_p3_profile().replace(b"para\0\0\0\0\0\3", b"para\0\0\0\0\0\x63"),
            id="unknown curve",
        ),
        pytest.param(write_profile(b"GRAY", {b"A2B0": b"mft1"}), id="half a table"),
        pytest.param(
            write_profile(b"RGB ", {b"A2B0": b"mAB " + bytes(MAX_PROFILE_BYTES)}),
            id="huge",
        ),
        pytest.param(write_profile(b"RGB ", {b"wild": b"text"}), id="no colour at all"),
    ],
)
def test_what_is_no_sound_profile_is_none(profile: bytes) -> None:
    assert colours_only(profile) is None
