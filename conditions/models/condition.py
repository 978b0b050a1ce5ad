"""A condition: its rule and the words around it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conditions.models.content import Content, Listed, Source, code_once, upright
from conditions.models.fields import Clock, TextListField, Urgency, WhenField


class ConditionContent(Content):
    """What a revision says of its condition. Spans are whole days, sizes millimetres.

    `limit_days` None means no clock; `always_urgency` empty means that a doctor
    need not see it whatever the day count.
    """

    name = models.CharField(_("name"), max_length=120)
    group = models.CharField(_("group"), max_length=40)
    synonyms = TextListField(_("synonyms"))
    description = models.TextField(_("description"))
    onset_min_days = models.PositiveIntegerField(_("usual onset from, days of age"))
    onset_max_days = models.PositiveIntegerField(_("usual onset to, days of age"))
    onset_hard_max_days = models.PositiveIntegerField(
        _("onset at the latest, days of age"), null=True, blank=True
    )
    body_sites = TextListField(_("body sites, by code"))
    body_sites_text = models.CharField(_("body sites in words"), max_length=200)
    colour = models.CharField(_("colour"), max_length=200)
    size_min_mm = models.PositiveIntegerField(_("smallest size in mm"))
    size_max_mm = models.PositiveIntegerField(_("largest size in mm"))
    texture = models.CharField(_("texture"), max_length=200)
    skin_of_colour = models.TextField(_("on brown and black skin"))
    contagious = models.BooleanField(_("contagious"), default=False)
    contagious_note = models.TextField(_("how it is passed on"), blank=True)
    needs_treatment = models.BooleanField(_("needs treatment"), default=False)

    clock = models.CharField(_("days count from"), max_length=10, choices=Clock.choices)
    window_min_days = models.PositiveIntegerField(
        _("usually gone after, days"), null=True, blank=True
    )
    window_max_days = models.PositiveIntegerField(
        _("usually gone by, days"), null=True, blank=True
    )
    window_text = models.CharField(_("usual time in words"), max_length=200)
    window_under_treatment = models.BooleanField(
        _("usual time under treatment"), default=False
    )
    limit_days = models.PositiveIntegerField(
        _("see a doctor after, days"), null=True, blank=True
    )
    limit_after_review_days = models.PositiveIntegerField(
        _("limit once a doctor has seen it, days"), null=True, blank=True
    )
    urgency_when_exceeded = models.CharField(
        _("urgency when exceeded"), max_length=10, choices=Urgency.choices
    )
    always_urgency = models.CharField(
        _("always see a doctor"), max_length=10, choices=Urgency.choices, blank=True
    )
    always_reason = models.TextField(_("why always"), blank=True)
    early_advice_after_days = models.PositiveIntegerField(
        _("early advice after, days"), null=True, blank=True
    )
    early_advice = models.TextField(_("early advice"), blank=True)
    recurrence_episodes = models.PositiveIntegerField(_("episodes that need a visit"))
    recurrence_within_days = models.PositiveIntegerField(_("within, days"))
    recurrence_urgency = models.CharField(
        _("urgency when it keeps coming back"), max_length=10, choices=Urgency.choices
    )
    rationale = models.TextField(_("where the limit comes from"))
    chosen = models.TextField(_("why this number"))

    care_do = TextListField(_("do"))
    care_dont = TextListField(_("do not"))
    do_not = TextListField(_("do-not list, by code"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("rule and words")
        verbose_name_plural = _("rule and words")
        constraints = [
            models.UniqueConstraint(fields=["revision"], name="one_rule_a_revision"),
            models.CheckConstraint(
                condition=upright("onset_min_days", "onset_max_days"),
                name="onset_upright",
            ),
            models.CheckConstraint(
                condition=upright("onset_max_days", "onset_hard_max_days"),
                name="hard_onset_not_before_usual",
            ),
            models.CheckConstraint(
                condition=upright("size_min_mm", "size_max_mm"), name="size_upright"
            ),
            models.CheckConstraint(
                condition=upright("window_min_days", "window_max_days"),
                name="window_upright",
                violation_error_message=_("The usual time is upside down."),
            ),
            models.CheckConstraint(
                condition=Q(clock__in=Clock.values), name="clock_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    urgency_when_exceeded__in=Urgency.values,
                    recurrence_urgency__in=Urgency.values,
                    always_urgency__in=["", *Urgency.values],
                ),
                name="rule_urgencies_known",
            ),
            models.CheckConstraint(
                condition=Q(always_urgency="", always_reason="")
                | (~Q(always_urgency="") & ~Q(always_reason="")),
                name="always_with_its_reason",
                violation_error_message=_(
                    "Say why a doctor should always see it, or leave both empty."
                ),
            ),
            models.CheckConstraint(
                condition=Q(recurrence_episodes__gte=1), name="recurrence_from_one"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AgeRule(Listed):
    """The condition's own rule about the child's age."""

    code = models.CharField(_("code"), max_length=60)
    when = WhenField(_("when"))
    when_text = models.CharField(_("when, in words"), max_length=200, blank=True)
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency.choices)
    text = models.TextField(_("words for parents"))

    class Meta(Listed.Meta):
        verbose_name = _("age rule")
        verbose_name_plural = _("age rules")
        constraints = [
            code_once("agerule"),
            models.CheckConstraint(
                condition=Q(urgency__in=Urgency.values), name="agerule_urgency_known"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class LookAlike(Listed):
    """Something it is mistaken for."""

    slug = models.SlugField(
        _("slug"),
        max_length=80,
        blank=True,
        help_text=_("Empty where we have no entry for it."),
    )
    name = models.CharField(_("name"), max_length=120)
    tell_apart = models.TextField(_("how to tell them apart"))

    class Meta(Listed.Meta):
        verbose_name = _("look-alike")
        verbose_name_plural = _("look-alikes")

    def __str__(self) -> str:
        return self.name


class Classification(Listed):
    """Its place in one of the classifications doctors use."""

    class System(models.TextChoices):
        ICD10_WHO = "icd10_who", "ICD-10"
        ICD10_CM = "icd10_cm", "ICD-10-CM"
        ICD11 = "icd11", "ICD-11"
        SNOMED_CT = "snomed_ct", "SNOMED CT"

    system = models.CharField(_("system"), max_length=10, choices=System.choices)
    code = models.CharField(_("code"), max_length=40)
    label = models.CharField(_("label"), max_length=200)
    verified = models.BooleanField(_("verified"), default=False)

    class Meta(Listed.Meta):
        verbose_name = _("classification")
        verbose_name_plural = _("classifications")
        constraints = [
            code_once("classification", "system"),
            models.CheckConstraint(
                condition=Q(system__in=["icd10_who", "icd10_cm", "icd11", "snomed_ct"]),
                name="classification_system_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_system_display()} {self.code}"


class Claim(Listed):
    """What one source says, in days where it gives any, and what that is used for."""

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.RESTRICT, related_name="+"
    )
    min_days = models.PositiveIntegerField(_("from, days"), null=True, blank=True)
    max_days = models.PositiveIntegerField(_("to, days"), null=True, blank=True)
    text = models.TextField(_("what it says"))
    verified = models.BooleanField(_("verified"), default=False)
    used_for = TextListField(_("numbers it is used for, by code"))
    not_used_because = models.TextField(_("not used because"), blank=True)

    class Meta(Listed.Meta):
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            models.CheckConstraint(
                condition=upright("min_days", "max_days"), name="claim_upright"
            )
        ]

    def __str__(self) -> str:
        return self.text


class OwnChoice(Listed):
    """A number that rests on no source, and why it is this one."""

    number = models.CharField(_("number, by code"), max_length=80)
    reason = models.TextField(_("reason"))

    class Meta(Listed.Meta):
        verbose_name = _("own choice")
        verbose_name_plural = _("own choices")
        constraints = [code_once("ownchoice", "number")]

    def __str__(self) -> str:
        return self.number
