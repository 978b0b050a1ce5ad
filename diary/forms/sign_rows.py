"""The warning signs of the log form, each with its own instruction."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from accounts.countries import EmergencyContact
from conditions.rules import Sign, Urgency
from diary.queries.standing import with_numbers

LEVELS = {
    Urgency.EMERGENCY: "emergency",
    Urgency.SAME_DAY: "urgent",
    Urgency.SOON: "urgent",
    Urgency.ROUTINE: "needs_information",
}


@dataclass(frozen=True, slots=True)
class SignRow:
    """A sign as it is asked. `call` is a number to ring, in an emergency."""

    key: str
    id: str
    question: str
    instruction: str
    level: str
    call: str
    checked: bool


def sign_rows(
    asked: Sequence[tuple[str, Sign]],
    *,
    ticked: Collection[str],
    contact: EmergencyContact,
    group: str = "sign",
) -> Iterator[SignRow]:
    """Word the signs that are asked of a family that has `contact` to call.

    `group` begins their ids where a page holds more than one list.
    """
    for place, (key, sign) in enumerate(asked):
        yield SignRow(
            key=key,
            id=f"{group}-{place}",
            question=sign.question,
            instruction=with_numbers(sign.instruction, contact),
            level=LEVELS[sign.urgency],
            call=contact.number if sign.urgency == Urgency.EMERGENCY else "",
            checked=key in ticked,
        )
