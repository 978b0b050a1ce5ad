"""What a spot may be, in as few words as a card has room for."""

from types import SimpleNamespace
from typing import cast

import pytest

from diary.models import Spot
from diary.queries.cards import SpotCard
from diary.templatetags.wording import short_label


def a_card(*suspected: str, diagnosis: str = "") -> SpotCard:
    made = SimpleNamespace(spot=Spot(), suspected=suspected, diagnosis=diagnosis)
    return cast("SpotCard", made)


@pytest.mark.parametrize(
    ("suspected", "words"),
    [
        ((), "Rash, not sure which"),
        (("Eczema",), "Eczema, we think"),
        (("Eczema", "Milia"), "Eczema or Milia, we think"),
        (("Eczema", "Milia", "Hives"), "Eczema, Milia or 1 more, we think"),
        (("Eczema", "Milia", "Hives", "Bites"), "Eczema, Milia or 2 more, we think"),
    ],
)
def test_a_card_names_two_suspicions_and_counts_the_others(
    suspected: tuple[str, ...], words: str
) -> None:
    assert short_label(a_card(*suspected)) == words


def test_what_a_doctor_said_is_never_shortened() -> None:
    card = a_card("Eczema", "Milia", "Hives", diagnosis="Scabies")

    assert short_label(card) == "Scabies, a doctor said"
