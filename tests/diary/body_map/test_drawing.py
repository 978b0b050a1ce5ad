"""The drawing knows the published places, and is light where it is small."""

import re

import pytest

from conditions.queries import published
from diary.body_map import SHAPES, VIEWS, light, views_of, whole
from diary.forms.spots import place_choices


def places_drawn(view: str) -> set[str]:
    return set(re.findall(r'data-place="([^"]+)"', whole(view)))


@pytest.mark.django_db
def test_every_place_is_drawn_except_those_that_are_only_in_the_list() -> None:
    data = published()
    listed = {place for place, _name in place_choices(data)}
    only_listed = {
        place
        for place in listed
        if data.sites[place.partition(":")[0]].views == ("list",)
    }

    drawn = set().union(*map(places_drawn, VIEWS))

    assert only_listed
    assert drawn == listed - only_listed


@pytest.mark.parametrize(
    ("place", "views"),
    [
        ("tummy:", ("front",)),
        ("thigh:left", ("front", "back")),
        ("ear:right", ("back", "face")),
        ("nape:", ("back",)),
        ("cheek:left", ("face",)),
        ("armpit:left", ()),
    ],
)
def test_a_place_is_seen_from_where_it_can_be_seen(
    place: str, views: tuple[str, ...]
) -> None:
    assert views_of(place) == views


def test_left_is_the_left_of_the_child() -> None:
    """On the page that is the right half in front, the left half behind."""
    [front] = re.findall(r'data-place="palm:left" d="M([0-9.]+)', whole("front"))
    [behind] = re.findall(r'data-place="hand:left" d="M([0-9.]+)', whole("back"))

    assert float(front) > 160
    assert float(behind) < 160


def test_the_place_of_an_open_spot_is_striped() -> None:
    drawn = whole("back", striped={"thigh:left"})

    assert drawn.count("bm-striped") == 1
    assert re.search(r'data-place="thigh:left"[^>]* class="bm-striped"', drawn)


@pytest.mark.parametrize("view", VIEWS)
def test_a_whole_view_marks_nothing_by_itself(view: str) -> None:
    assert "bm-striped" not in whole(view)


@pytest.mark.parametrize(
    ("view", "place"),
    [("front", "tummy:"), ("front", "nappy_area:"), ("back", "ear:left")],
)
def test_a_light_view_marks_its_place_and_draws_no_other(view: str, place: str) -> None:
    drawn = light(view, {place})

    assert drawn.count("bm-marked") == 1
    assert "data-place" not in drawn
    assert "data-opens" not in drawn


@pytest.mark.parametrize("view", VIEWS)
def test_a_light_view_weighs_less_than_a_kilobyte(view: str) -> None:
    assert len(light(view, {"tummy:", "cheek:left", "sole:right"})) < 1024


@pytest.mark.parametrize("view", VIEWS)
def test_what_a_view_refers_to_is_among_the_shapes(view: str) -> None:
    used = set(re.findall(r"#([a-z-]+)", whole(view) + light(view, {"tummy:"})))

    assert used
    assert all(f'id="{name}"' in SHAPES for name in used)
