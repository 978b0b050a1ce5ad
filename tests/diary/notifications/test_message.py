"""What a message advises takes one visit a child, unless something presses."""

from dataclasses import replace

import pytest

from diary.assessment import ActBy, Level
from diary.notifications.message import Advice, Message
from tests.diary.notifications.test_push_words import ADVICE, NOTHING

MAYA = replace(ADVICE, child=1)
MILA = replace(ADVICE, child=2)
TODAY = replace(MILA, level=Level.URGENT, act_by=ActBy.TODAY)


def of(*advice: Advice) -> Message:
    return replace(NOTHING, advice=advice)


@pytest.mark.parametrize(
    ("message", "subject"),
    [
        (of(MAYA), "Time to plan a visit"),
        (of(MAYA, MAYA), "One visit for 2 spots"),
        (of(MAYA, MILA), "Time to plan 2 visits"),
        (of(MAYA, MILA, MAYA), "Time to plan 2 visits"),
        (of(TODAY, MAYA, MAYA), "A spot should be seen today"),
    ],
)
def test_the_subject_counts_a_visit_for_each_child(
    message: Message, subject: str
) -> None:
    assert message.subject == subject


def test_the_spots_of_a_child_stand_together() -> None:
    assert of(MAYA, MILA, MAYA).visits == [[MAYA, MAYA], [MILA]]


def test_where_one_presses_the_order_stays_and_each_stands_for_itself() -> None:
    assert of(TODAY, MAYA, MILA, MAYA).visits == [[TODAY], [MAYA], [MILA], [MAYA]]
