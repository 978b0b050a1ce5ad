"""What the demo family wrote about Maya, six weeks old."""

from diary.services.demo import pictures
from diary.services.demo.story import DAD, Baby, Story, Told

MAYA = Baby("Maya", "girl", age_days=42, skin=pictures.BROWN, weeks_at_birth=39)

MILK_SPOTS = Story(
    child=MAYA,
    site="cheek",
    side="left",
    days=42,
    suspected=("neonatal-milia",),
    look=pictures.WHITE_DOTS,
    look_words="Tiny white dots, no redness",
    entries=(
        Told(2, "", "First noticed in the bath.", dots=26),
        Told(11, "same", "More on the nose side.", dots=30),
        Told(24, "same", "Fragrance-free soap now.", dots=27, new=("soap_wash",)),
        Told(33, "same", "", dots=22, by=DAD),
        Told(40, "better", "Fewer on the nose side. No redness.", dots=11),
    ),
)
RED_PATCHES = Story(
    child=MAYA,
    site="tummy",
    days=31,
    look=pictures.RED_PATCHES,
    look_words="Red patches, rough",
    entries=(
        Told(0, "", "A few red patches after the bath.", dots=14, itch=2),
        Told(3, "same", "", itch=2, by=DAD),
        Told(5, "same", "New washing powder.", itch=3, new=("detergent",)),
        Told(7, "worse", "Redder than yesterday.", dots=18, itch=4),
        Told(9, "better", "", itch=3, tried="Emollient twice a day", by=DAD),
        Told(12, "better", "Paler today.", dots=10, itch=2),
        Told(
            15, "better", "", itch=1, tried="Emollient twice a day", outcome="a little"
        ),
        Told(
            17,
            "same",
            "Borrowed blanket.",
            itch=2,
            new=("detergent", "clothing_fabric"),
        ),
        Told(18, "worse", "Back on the left side.", dots=17, itch=4, by=DAD),
        Told(22, "worse", "Scratches at night.", dots=22, itch=5, sleep=4),
        Told(26, "same", "Nursery visit, warm room.", itch=4, new=("heat_sweat",)),
        Told(28, "worse", "", itch=5, sleep=5, new=("detergent",), by=DAD),
        Told(
            30,
            "worse",
            "Still there.",
            dots=26,
            itch=6,
            sleep=5,
            tried="Emollient twice a day",
            outcome="no longer helps",
        ),
    ),
)
STORIES = (MILK_SPOTS, RED_PATCHES)
