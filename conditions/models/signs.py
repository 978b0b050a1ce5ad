"""Warning signs: those asked of everyone, and a condition's own wording of one."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conditions.models.content import Citation, Listed, code_once, upright
from conditions.models.fields import TextListField, Urgency, WhenField


class Sign(Listed):
    """Asked of everyone in a revision of the signs; a condition's own in its own.

    The ages say when it is asked: both ends included, `under_months` not.
    """

    code = models.CharField(_("code"), max_length=60)
    question = models.TextField(_("question"))
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency.choices)
    instruction = models.TextField(_("what to do"), blank=True)
    group = models.CharField(_("group"), max_length=40, blank=True)
    min_days = models.PositiveIntegerField(_("asked from, days of age"), default=0)
    max_days = models.PositiveIntegerField(
        _("asked to, days of age"), null=True, blank=True
    )
    from_months = models.PositiveIntegerField(
        _("asked from, calendar months"), null=True, blank=True
    )
    under_months = models.PositiveIntegerField(
        _("asked under, calendar months"), null=True, blank=True
    )
    computed_when = WhenField(_("computed when"), null=True, blank=True)
    computed_when_text = models.CharField(
        _("computed when, in words"), max_length=200, blank=True
    )
    note = models.TextField(_("note"), blank=True)
    own_choice = models.TextField(
        _("our own choice of ages or thresholds, and why"), blank=True
    )

    class Meta(Listed.Meta):
        verbose_name = _("sign")
        verbose_name_plural = _("signs")
        constraints = [
            code_once("sign"),
            models.CheckConstraint(
                condition=Q(urgency__in=Urgency.values), name="sign_urgency_known"
            ),
            models.CheckConstraint(
                condition=upright("min_days", "max_days"), name="sign_ages_upright"
            ),
            models.CheckConstraint(
                condition=upright("from_months", "under_months"),
                name="sign_months_upright",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class SignException(Listed):
    """A published reason to treat a sign as less pressing, never as nothing."""

    code = models.CharField(_("code"), max_length=60)
    applies_to = models.CharField(_("sign it lowers"), max_length=60)
    lowers_to = models.CharField(
        _("lowers it to"), max_length=10, choices=Urgency.choices
    )
    when = WhenField(_("when"))
    requires = TextListField(_("what has to hold, in words"))
    instruction = models.TextField(_("what to do"))
    why = models.TextField(_("why"), blank=True)

    class Meta(Listed.Meta):
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")
        constraints = [
            code_once("signexception"),
            models.CheckConstraint(
                condition=Q(lowers_to__in=[Urgency.SAME_DAY, Urgency.SOON]),
                name="exception_still_asks_for_a_doctor",
                violation_error_message=_("An exception must still ask for a doctor."),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class SignSource(Citation):
    sign = models.ForeignKey(Sign, on_delete=models.CASCADE, related_name="citations")


class SignExceptionSource(Citation):
    exception = models.ForeignKey(
        SignException, on_delete=models.CASCADE, related_name="citations"
    )
