"""The lists every condition shares: body sites, exposures, the do-not list."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from conditions.models.content import Citation, Listed, code_once
from conditions.models.fields import TextListField


class Site(Listed):
    """A place on the body, listed head to toe; sides are the child's own."""

    code = models.CharField(_("code"), max_length=60)
    name = models.CharField(_("name"), max_length=80)
    sides = models.BooleanField(_("has a left and a right"), default=False)
    views = TextListField(_("body map drawings"))
    above_nipple_line = models.BooleanField(_("above the nipple line"), default=False)
    photos = models.BooleanField(_("photos are kept"), default=False)

    class Meta(Listed.Meta):
        verbose_name = _("body site")
        verbose_name_plural = _("body sites")
        constraints = [code_once("site")]

    def __str__(self) -> str:
        return self.name


class Exposure(Listed):
    """Something new or suspected that a parent may log, and what to ask about it."""

    code = models.CharField(_("code"), max_length=60)
    label = models.CharField(_("label"), max_length=80)
    examples = TextListField(_("examples"))
    ask = TextListField(_("what to ask"))
    relevant_to = TextListField(_("conditions it matters to, by slug"))
    red_flags = TextListField(_("signs to ask with it, by code"))
    note = models.TextField(_("note"), blank=True)

    class Meta(Listed.Meta):
        verbose_name = _("exposure")
        verbose_name_plural = _("exposures")
        constraints = [code_once("exposure")]

    def __str__(self) -> str:
        return self.label


class DoNot(Listed):
    """Something that is better left alone, and how well that is supported."""

    code = models.CharField(_("code"), max_length=60)
    what = models.TextField(_("what"))
    reason = models.TextField(_("reason"))
    support = models.CharField(_("how well supported"), max_length=200)

    class Meta(Listed.Meta):
        verbose_name = _("do-not")
        verbose_name_plural = _("do-not list")
        constraints = [code_once("donot")]

    def __str__(self) -> str:
        return self.what


class ExposureSource(Citation):
    exposure = models.ForeignKey(
        Exposure, on_delete=models.CASCADE, related_name="citations"
    )


class DoNotSource(Citation):
    item = models.ForeignKey(DoNot, on_delete=models.CASCADE, related_name="citations")
