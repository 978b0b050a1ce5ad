"""What the demo family has written down."""

from dataclasses import dataclass

from diary.services.demo import pictures
from diary.services.demo.pictures import Look


@dataclass(frozen=True, slots=True)
class Told:
    """One entry on day `day` of a spot, with a photo of so many `dots`."""

    day: int
    course: str = ""
    note: str = ""
    dots: int = 0
    itch: int | None = None
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Baby:
    """A child of the demo family."""

    name: str
    sex: str
    age_days: int


@dataclass(frozen=True, slots=True)
class Story:
    """One spot, first noticed `days` ago."""

    child: Baby
    site: str
    days: int
    look: Look
    entries: tuple[Told, ...]
    side: str = ""
    kind: str = "rash"
    suspected: tuple[str, ...] = ()
    look_words: str = ""


MAYA = Baby("Maya", "girl", age_days=42)
NOAH = Baby("Noah", "boy", age_days=2 * 365 + 40)

STORIES = (
    Story(
        child=MAYA,
        site="cheek",
        side="left",
        days=42,
        suspected=("neonatal-milia",),
        look=pictures.LIGHT_MILIA,
        look_words="Tiny white dots, no redness",
        entries=(
            Told(2, "", "First noticed in the bath.", dots=26),
            Told(11, "same", "More on the nose side.", dots=30),
            Told(
                24,
                "same",
                "Changed to fragrance-free soap.",
                dots=27,
                new=("soap_wash",),
            ),
            Told(40, "better", "Fewer on the nose side. No redness.", dots=11),
        ),
    ),
    Story(
        child=MAYA,
        site="tummy",
        days=31,
        look=pictures.BROWN_RASH,
        look_words="Red patches, rough",
        entries=(
            Told(0, "", "A few red patches after the bath.", dots=14, itch=2),
            Told(6, "same", "", dots=15, itch=3, new=("detergent",)),
            Told(12, "better", "Paler today.", dots=10, itch=2),
            Told(
                22,
                "worse",
                "Spread towards the side. Scratches at night.",
                dots=22,
                itch=5,
            ),
            Told(30, "worse", "Still there.", dots=26, itch=6),
        ),
    ),
    Story(
        child=NOAH,
        site="elbow_crease",
        side="right",
        days=12,
        suspected=("atopic-eczema",),
        look=pictures.DARK_DRY,
        look_words="Dry, rough, itchy",
        entries=(
            Told(
                1,
                "",
                "Rough skin inside the elbow.",
                dots=9,
                itch=5,
                new=("clothing_fabric",),
            ),
            Told(5, "same", "Cream twice a day.", dots=9, itch=4),
            Told(11, "better", "Sleeps through again.", dots=5, itch=2),
        ),
    ),
    Story(
        child=NOAH,
        site="lower_leg",
        side="left",
        days=20,
        suspected=("insect-bites",),
        look=pictures.LIGHT_BITE,
        look_words="One raised red bump",
        entries=(
            Told(0, "", "After the park.", dots=2, itch=4, new=("insect_outdoor",)),
            Told(3, "better", "", dots=1, itch=1),
            Told(5, "gone", "Gone.", dots=0),
        ),
    ),
)
