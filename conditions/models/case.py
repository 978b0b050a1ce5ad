"""Cases that rules are held against before they are published."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from conditions.exchange import FaultyData
from conditions.exchange.read_cases import one_case
from conditions.models.content import Listed


class Case(Listed):
    """Facts, and what the published rules must say of them.

    `facts` are a line of `manage.py assess` with its `today`; `expect` holds the
    level, and whatever else of the answer is compared.
    """

    name = models.CharField(_("name"), max_length=200)
    facts = models.JSONField(_("facts"))
    expect = models.JSONField(_("what is expected"))

    class Meta(Listed.Meta):
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "name"],
                name="case_name_once_a_revision",
                violation_error_message=_("There is a case of that name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        try:
            one_case({"name": self.name, "facts": self.facts, "expect": self.expect})
        except FaultyData as error:
            raise ValidationError([*map(str, error.faults)]) from error
