"""What the demo family wrote about Noah, two years old."""

from diary.services.demo import pictures
from diary.services.demo.story import DAD, Baby, DoctorSaid, Story, Told

NOAH = Baby(
    "Noah",
    "boy",
    age_days=2 * 365 + 40,
    skin=pictures.LIGHT,
    background="Mother has hay fever. Vaccines up to date.",
    allergies="Penicillin: a rash with it in May.",
)

ROUGH_ARMS = Story(
    child=NOAH,
    site="upper_arm",
    side="left",
    days=160,
    suspected=("keratosis-pilaris",),
    look=pictures.DRY_SKIN,
    look_words="Rough like goose skin",
    entries=(
        Told(0, "", "Felt rough when dressing him.", dots=24),
        Told(16, "same", ""),
        Told(33, "same", "Went swimming twice this week.", new=("swimming_bath",)),
        Told(36, "worse", "Redder after the pool.", dots=30, by=DAD),
        Told(50, "better", "", tried="Urea cream at night", by=DAD),
        Told(71, "better", "Softer.", tried="Urea cream at night", outcome="softer"),
        Told(92, "same", "", new=("cold_dry_air",)),
        Told(94, "worse", "Heating is on.", dots=28),
        Told(118, "same", "", by=DAD),
        Told(152, "better", "Hardly felt.", dots=15),
    ),
)
HEAT_RASH = Story(
    child=NOAH,
    site="neck",
    days=96,
    suspected=("heat-rash",),
    look=pictures.RED_DOTS,
    look_words="Fine red dots",
    entries=(
        Told(0, "", "After the car seat.", dots=34, itch=3, new=("heat_sweat",)),
        Told(2, "better", "Cool room, thin vest.", dots=15, itch=1, by=DAD),
        Told(3, "gone", "Gone."),
    ),
)
HEAT_RASH_AGAIN = Story(
    child=NOAH,
    site="neck",
    days=48,
    came_back=True,
    suspected=("heat-rash",),
    look=pictures.RED_DOTS,
    look_words="Fine red dots",
    visit=DoctorSaid(2, "heat-rash", "Keep him cool. Come again if it weeps."),
    entries=(
        Told(0, "", "Slept in a thick suit.", dots=40, itch=4, new=("heat_sweat",)),
        Told(2, "same", "The doctor had a look.", dots=30, itch=2, by=DAD),
        Told(5, "gone", "Gone."),
    ),
)
BITE = Story(
    child=NOAH,
    site="lower_leg",
    side="left",
    days=20,
    suspected=("insect-bites",),
    look=pictures.BITE,
    look_words="One raised red bump",
    entries=(
        Told(0, "", "After the park.", dots=2, itch=4, new=("insect_outdoor",)),
        Told(3, "better", "", dots=1, itch=1),
        Told(5, "gone", "Gone.", by=DAD),
    ),
)
ELBOW = Story(
    child=NOAH,
    site="elbow_crease",
    side="right",
    days=12,
    suspected=("atopic-eczema",),
    look=pictures.DRY_SKIN,
    look_words="Dry, rough, itchy",
    booked_in_days=5,
    entries=(
        Told(1, "", "Rough skin.", dots=9, itch=5, new=("clothing_fabric",)),
        Told(5, "same", "", dots=9, itch=4, tried="Cream twice a day", by=DAD),
        Told(
            11,
            "better",
            "Sleeps through again.",
            dots=5,
            itch=2,
            tried="Cream twice a day",
            outcome="less itch",
        ),
    ),
)
THIGH = Story(
    child=NOAH,
    site="thigh",
    side="right",
    days=3,
    noticed=False,
    look=pictures.DRY_SKIN,
    look_words="Pale dry patch",
    entries=(Told(1, "", "Nobody knows how long it has been there.", dots=3, by=DAD),),
)
CRUST = Story(
    child=NOAH,
    site="chin",
    days=3,
    suspected=("impetigo",),
    look=pictures.RED_PATCHES,
    look_words="Yellow crust on red skin",
    entries=(
        Told(0, "", "A small sore below the lip.", dots=3, itch=1),
        Told(
            2,
            "worse",
            "Yellow crust, and red around it.",
            dots=7,
            itch=3,
            signs=("INFECTION_SIGNS",),
            by=DAD,
        ),
    ),
)
STORIES = (ROUGH_ARMS, HEAT_RASH, HEAT_RASH_AGAIN, BITE, ELBOW, THIGH, CRUST)
