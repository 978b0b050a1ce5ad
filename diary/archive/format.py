"""The format of a diary's data: one declaration to write, read and describe.

A field has the name of the column that it is kept in. A change that an older server
cannot read makes a new version; `older.py` has those that are still read.
"""

from diary.archive.shapes import (
    Choice,
    Clock,
    Day,
    Degrees,
    Id,
    Json,
    Maybe,
    Moment,
    Named,
    Record,
    Several,
    Shape,
    Text,
    Whole,
    YesNo,
)

FORMAT, VERSION = "milkspot-diary", 2

ID, DAY, MOMENT, YES = Id(), Day(), Moment(), YesNo()
CODE, SLUG = Text(60), Text(80)
CODES = Several(Text(160), most=1_000)
# What the family called whoever did it; null for who has left, or where time did it.
NAME = Maybe(Text(80))
SMALL = Whole(0, 32_767)
REVISION = Maybe(Whole(0, 2_147_483_647))
ZONE = Text(64, least=1)
MANY = 1_000_000

HOUSEHOLD = Record({"name": Text(80), "timezone": ZONE, "country": Text(2)})
CHILD = Record(
    {
        "id": ID,
        "name": Text(80, least=1),
        "born_on": Maybe(DAY),
        "weeks_at_birth": Maybe(Whole(21, 44)),
        "sex": Choice(("", "girl", "boy")),
        "background": Text(2_000),
        # Neither: nobody has asked yet. Both: refused, see references.py.
        "allergies": Text(1_000),
        "no_known_allergies": YES,
        "created_at": MOMENT,
    }
)
WITHDRAWN_SIGN = Record(
    {
        "condition": SLUG,
        "code": CODE,
        "why": Choice(("mistake", "gone_without_help")),
        "withdrawn_at": MOMENT,
        "withdrawn_on": DAY,
        "withdrawn_by": NAME,
        "prompt": Maybe(ID),
    }
)
ASSESSMENT = Record(
    {
        "assessed_on": DAY,
        "assessed_at": MOMENT,
        "level": Text(20),
        "rule_slug": SLUG,
        "rule_revision": REVISION,
        "answer": Named(Json(), most=20),
    }
)
SPOT = Record(
    {
        "id": ID,
        "child": ID,
        "came_back_from": Maybe(ID),
        "merged_into": Maybe(ID),
        "site": Text(40, least=1),
        "side": Choice(("", "left", "right")),
        "kind": Choice(("rash", "spot")),
        "noticed_on": Maybe(DAY),
        "noticed_about": YES,
        "flare_started_on": Maybe(DAY),
        "first_seen_on": Maybe(DAY),
        "gone_on": Maybe(DAY),
        "suspected": Several(SLUG, most=100),
        "look": Text(400),
        "label": Text(80),
        "created_at": MOMENT,
        "withdrawn_signs": Several(WITHDRAWN_SIGN, most=10_000),
        "assessments": Several(ASSESSMENT, most=10_000),
    }
)
TAG = Record(
    {
        "what": Choice(("sign", "exposure")),
        "condition": SLUG,
        "code": CODE,
        "detail": Text(200),
    }
)
TREATMENT = Record(
    {
        "name": Text(200),
        "since": Maybe(Text(10)),
        "until": Maybe(Text(10)),
        "outcome": Text(200),
    }
)
# The picture itself is the file photos/<id>.jpg of the ZIP.
PHOTO = Record({"id": ID, "taken_at": Maybe(MOMENT), "created_at": MOMENT})
ENTRY = Record(
    {
        "id": ID,
        "spot": ID,
        "observed_at": MOMENT,
        "observed_on": DAY,
        "timezone": ZONE,
        "written_by": NAME,
        "created_at": MOMENT,
        "version": Whole(1, 2_147_483_647),
        "changed_at": Maybe(MOMENT),
        "changed_by": NAME,
        "course": Choice(("", "better", "same", "worse", "gone")),
        "signs_asked": CODES,
        "temperature_c": Maybe(Degrees()),
        "fever_days": Maybe(SMALL),
        "itch": Maybe(Whole(0, 10)),
        "sleep": Maybe(Whole(0, 10)),
        "size_mm": Maybe(SMALL),
        "spread": Maybe(Whole(1, 4)),
        "sites": CODES,
        "vesicles": Maybe(YES),
        "pustules": Maybe(YES),
        "cough": Maybe(YES),
        "well": Maybe(YES),
        "spreading": Maybe(YES),
        "after_straining": Maybe(YES),
        "treatments": Several(TREATMENT, most=100),
        "note": Text(4_000),
        "tags": Several(TAG, most=1_000),
        "photos": Several(PHOTO, most=1_000),
    }
)
VISIT = Record(
    {
        "id": ID,
        "spot": ID,
        # Visits of one appointment share it. An empty zone is the family's.
        "appointment": ID,
        "plan_version": Whole(0, 2_147_483_647),
        "plan_changed_at": MOMENT,
        "on": DAY,
        "at": Maybe(Clock()),
        "timezone": Text(64),
        "planned": YES,
        "asked_on": Maybe(DAY),
        "where": Text(200),
        "saw_same_day": YES,
        "told_at": Maybe(MOMENT),
        "diagnosis": SLUG,
        "diagnosis_text": Text(200),
        "advice": Text(2_000),
        "review_on": Maybe(DAY),
        "only_if_it_changes": YES,
        "created_at": MOMENT,
    }
)
REASONS = Several(Text(80), most=100)
ASKS: dict[str, Shape] = {
    "level": Choice(("emergency", "urgent", "exceeded")),
    "reasons": REASONS,
    "rule_slug": SLUG,
    "rule_revision": REVISION,
}
PROMPT_EVENT = Record(
    {
        "what": Choice(
            (
                *("raised", "upgraded", "booked", "seen", "gone", "not_now", "awake"),
                *("reopened", "corrected"),
            )
        ),
        "on": DAY,
        "at": MOMENT,
        "by": NAME,
        **ASKS,
    }
)
PROMPT = Record(
    {
        "id": ID,
        "spot": ID,
        "act_by": Choice(("", "now", "today", "days", "routine")),
        "raised_on": DAY,
        "sleeps_until": Maybe(DAY),
        "closed_at": Maybe(MOMENT),
        "closed_as": Choice(("", "seen", "gone", "corrected")),
        **ASKS,
        "events": Several(PROMPT_EVENT, most=10_000),
    }
)
CHANGE = Record(
    {
        "spot": ID,
        "at": MOMENT,
        "by": NAME,
        "what": Text(16, least=1),
        "fields": Named(Several(Json(), most=2), most=100),
        "about_on": Maybe(DAY),
        "entry": Maybe(ID),
        "other": Maybe(ID),
    }
)
DIARY = Record(
    {
        "format": Choice((FORMAT,)),
        "version": Whole(VERSION, VERSION),
        "household": HOUSEHOLD,
        "children": Several(CHILD, most=100),
        "spots": Several(SPOT, most=MANY),
        "entries": Several(ENTRY, most=MANY),
        "visits": Several(VISIT, most=MANY),
        "prompts": Several(PROMPT, most=MANY),
        "history": Several(CHANGE, most=MANY),
    }
)
FILE = Record({"size": Whole(0, 2**40), "sha256": Text(64, least=64)})
MANIFEST = Record(
    {
        "format": Choice((FORMAT,)),
        "version": Whole(VERSION, VERSION),
        "made_at": MOMENT,
        "files": Named(FILE, most=65_534),
    }
)
