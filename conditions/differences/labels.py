"""How a reader calls the fields and items of the curated data."""

import re
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy as _

from conditions.rules import Clock, Urgency

Words = str | Promise


class ItemWords(NamedTuple):
    """How an item of a list is called, come and gone."""

    name: Words
    added: Words
    removed: Words


ITEMS = {
    "AgeRule": ItemWords(_("Age rule"), _("Age rule added"), _("Age rule removed")),
    "Case": ItemWords(_("Case"), _("Case added"), _("Case removed")),
    "Claim": ItemWords(
        _("What a source says"),
        _("What a source says, added"),
        _("What a source says, removed"),
    ),
    "DoNot": ItemWords(_("Do-not"), _("Do-not added"), _("Do-not removed")),
    "Exposure": ItemWords(_("Exposure"), _("Exposure added"), _("Exposure removed")),
    "LookAlike": ItemWords(
        _("Look-alike"), _("Look-alike added"), _("Look-alike removed")
    ),
    "OwnChoice": ItemWords(
        _("Our own choice"), _("Our own choice added"), _("Our own choice removed")
    ),
    "Sign": ItemWords(
        _("Warning sign"), _("Warning sign added"), _("Warning sign removed")
    ),
    "SignException": ItemWords(
        _("Exception"), _("Exception added"), _("Exception removed")
    ),
    "Site": ItemWords(_("Body site"), _("Body site added"), _("Body site removed")),
    "Source": ItemWords(_("Source"), _("Source added"), _("Source removed")),
}
FIELDS = {
    "Rule.name": _("Name"),
    "Rule.clock": _("Counts from"),
    "Rule.limit_days": _("See a doctor after"),
    "Rule.limit_after_review_days": _("See a doctor again after"),
    "Rule.urgency_when_exceeded": _("How soon, once passed"),
    "Rule.always_urgency": _("To be seen whatever the day count"),
    "Rule.always_reason": _("Why it is always to be seen"),
    "Rule.onset_hard_max_days": _("The name does not fit from an age of"),
    "Rule.early_advice_after_days": _("Early advice from"),
    "Rule.early_advice": _("Early advice"),
    "Rule.signs": _("Warning signs"),
    "Rule.age_rules": _("Age rules"),
    "Rule.sources": _("Sources"),
    "Window.min_days": _("Usually gone from"),
    "Window.max_days": _("Usually gone by"),
    "Window.under_treatment": _("Usual time counts from the start of treatment"),
    "Window.text": _("Usual time in words"),
    "Recurrence.episodes": _("Comes back: times that need a visit"),
    "Recurrence.within_days": _("Comes back: counted within"),
    "Recurrence.urgency": _("Comes back: how soon"),
    "Condition.group": _("Group"),
    "Condition.synonyms": _("Other names"),
    "Condition.description": _("Description"),
    "Condition.body_sites": _("Places on the body"),
    "Condition.body_sites_text": _("Places in words"),
    "Condition.contagious": _("Contagious"),
    "Condition.contagious_note": _("Contagious, in words"),
    "Condition.needs_treatment": _("Needs treatment"),
    "Condition.rationale": _("Where the limit comes from"),
    "Condition.chosen": _("What was chosen, and why"),
    "Condition.care_do": _("What helps"),
    "Condition.care_dont": _("What to leave alone"),
    "Condition.do_not": _("From the do-not list"),
    "Condition.look_alikes": _("Look-alikes"),
    "Condition.claims": _("What sources say"),
    "Condition.note": _("Note for curators"),
    "Condition.checked_by": _("Checked by"),
    "Condition.own_choices": _("Our own choices"),
    "Condition.cases": _("Cases"),
    "Signs.cases": _("Cases"),
    "Case.facts": _("facts"),
    "Case.expect": _("what is expected"),
    "OwnChoice.reason": _("reason"),
    "OnsetAges.min_days": _("Usually starts from an age of"),
    "OnsetAges.max_days": _("Usually starts until an age of"),
    "Look.colour": _("Colour"),
    "Look.min_mm": _("Size from"),
    "Look.max_mm": _("Size to"),
    "Look.texture": _("Texture"),
    "Look.skin_of_colour": _("On brown and black skin"),
    "Codes.icd10_who": _("ICD-10"),
    "Codes.icd10_cm": _("ICD-10-CM"),
    "Codes.icd11": _("ICD-11"),
    "Codes.snomed_ct": _("SNOMED CT"),
    "Code.code": _("code"),
    "Code.label": _("label"),
    "Code.verified": _("looked up"),
    "Claim.min_days": _("days from"),
    "Claim.max_days": _("days to"),
    "Claim.text": _("words"),
    "Claim.verified": _("seen in the source"),
    "Claim.used_for": _("used for"),
    "Claim.not_used_because": _("why not used"),
    "Source.publisher": _("publisher"),
    "Source.title": _("title"),
    "Source.url": _("address"),
    "Source.year": _("year"),
    "Source.verified": _("seen by us"),
    "Source.accessed": _("read"),
    "Source.checked_on": _("last checked"),
    "Source.supports": _("what it supports"),
    "Source.note": _("note"),
    "Sign.question": _("question"),
    "Sign.urgency": _("how soon"),
    "Sign.instruction": _("what to do"),
    "Sign.group": _("group"),
    "Sign.computed_when": _("computed when"),
    "Sign.computed_when_text": _("computed when, in words"),
    "Sign.sources": _("sources"),
    "Sign.own_choice": _("why this is our own choice"),
    "Sign.note": _("note"),
    "Ages.min_days": _("asked from an age of"),
    "Ages.max_days": _("asked until an age of"),
    "Ages.from_months": _("asked from an age of"),
    "Ages.under_months": _("asked under an age of"),
    "Signs.signs": _("Warning signs"),
    "Signs.exceptions": _("Exceptions"),
    "SignException.applies_to": _("sign"),
    "SignException.lowers_to": _("how soon instead"),
    "SignException.when": _("holds when"),
    "SignException.instruction": _("what to do"),
    "SignException.requires": _("what must all be so"),
    "SignException.why": _("why"),
    "SignException.sources": _("sources"),
    "AgeRule.when": _("holds when"),
    "AgeRule.when_text": _("holds when, in words"),
    "AgeRule.urgency": _("how soon"),
    "AgeRule.text": _("what parents read"),
    "LookAlike.name": _("name"),
    "LookAlike.slug": _("entry"),
    "LookAlike.tell_apart": _("how to tell them apart"),
    "Site.name": _("name"),
    "Site.sides": _("has a left and a right"),
    "Site.views": _("body map drawings"),
    "Site.above_nipple_line": _("above the nipple line"),
    "Site.photos": _("photos are kept"),
    "Exposure.label": _("label"),
    "Exposure.examples": _("examples"),
    "Exposure.ask": _("what to ask"),
    "Exposure.relevant_to": _("conditions it matters to"),
    "Exposure.red_flags": _("signs to ask with it"),
    "Exposure.sources": _("sources"),
    "Exposure.note": _("note"),
    "DoNot.what": _("what"),
    "DoNot.reason": _("reason"),
    "DoNot.support": _("how well supported"),
    "DoNot.sources": _("sources"),
}
CHOICES: dict[Any, Words] = {
    Urgency.EMERGENCY: _("now, as an emergency"),
    Urgency.SAME_DAY: _("the same day"),
    Urgency.SOON: _("within a few days"),
    Urgency.ROUTINE: _("an ordinary visit"),
    Clock.ONSET: _("when this episode was first noticed"),
    Clock.BIRTH: _("birth"),
    Clock.FLARE: _("the start of the flare"),
    Clock.LESION: _("when that spot was first seen"),
}


def field_words(field: str) -> str:
    """Name a field; one that has no words yet is called as its column is."""
    name = field.rsplit(".", 1)[-1].replace("_", " ").capitalize()
    return str(FIELDS.get(field, name))


def item_words(item: object) -> ItemWords:
    """Name an item of a list; a kind that has no words yet as its class is."""
    known = ITEMS.get(type(item).__name__)
    if known:
        return known
    name = re.sub(r"(?<=.)([A-Z])", r" \1", type(item).__name__).capitalize()
    return ItemWords(name, gettext("%s added") % name, gettext("%s removed") % name)
