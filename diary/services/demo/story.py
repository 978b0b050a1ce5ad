"""How the demo family's diary is told: children, spots, entries and visits."""

from dataclasses import dataclass

from diary.services.demo.pictures import Colour, Look

MUM, DAD = "Mum", "Dad"


@dataclass(frozen=True, slots=True)
class Baby:
    """A child of the demo family."""

    name: str
    sex: str
    age_days: int
    skin: Colour
    weeks_at_birth: int | None = None
    background: str = ""
    allergies: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One entry on day `day` of a spot, with a photo of so many `dots`.

    `tried` is a treatment used from that day on, `outcome` what came of it.
    """

    day: int
    course: str = ""
    note: str = ""
    dots: int = 0
    itch: int | None = None
    sleep: int | None = None
    new: tuple[str, ...] = ()
    tried: str = ""
    outcome: str = ""
    signs: tuple[str, ...] = ()
    by: str = MUM


@dataclass(frozen=True, slots=True)
class DoctorSaid:
    """A visit that took place on day `day`, and what the doctor said."""

    day: int
    diagnosis: str
    advice: str


@dataclass(frozen=True, slots=True)
class Story:
    """One spot, which began `days` ago; where not `noticed`, nobody knows when.

    One that `came_back` follows the story told before it.
    """

    child: Baby
    site: str
    days: int
    look: Look
    entries: tuple[Told, ...]
    side: str = ""
    kind: str = "rash"
    noticed: bool = True
    came_back: bool = False
    suspected: tuple[str, ...] = ()
    look_words: str = ""
    visit: DoctorSaid | None = None
    booked_in_days: int | None = None
