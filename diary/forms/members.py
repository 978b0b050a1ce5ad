"""Whom to invite, in which role, to which children."""

from collections.abc import Collection
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _, gettext_lazy

from accounts.models import Household, Membership
from accounts.queries import is_member
from accounts.roles import Role
from diary.models import Child

ALL, SOME = "all", "some"


class MemberForm(forms.Form):
    """A role, and all or some of the children."""

    role = forms.ChoiceField(
        label=gettext_lazy("What may they do?"),
        choices=Membership.Roles.choices,
        initial=Role.CARER,
        error_messages={"required": gettext_lazy("Choose what they may do.")},
    )
    sees = forms.ChoiceField(
        label=gettext_lazy("Which children may they see?"),
        choices=[
            (ALL, gettext_lazy("All, also those added later")),
            (SOME, gettext_lazy("Only these")),
        ],
        initial=ALL,
        error_messages={"required": gettext_lazy("Choose all or some.")},
    )
    children = forms.MultipleChoiceField(label=gettext_lazy("Children"), required=False)

    def __init__(
        self,
        sent: QueryDict | None = None,
        *,
        children: Collection[Child],
        member: Membership | None = None,
    ) -> None:
        """Offer `children`; start from what holds for `member`."""
        super().__init__(sent, initial=_said(member) if member else None)
        offered = [(str(child.uuid), child.name) for child in children]
        self.fields["children"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        said = super().clean() or {}
        if said.get("sees") == SOME:
            if said.get("role") == Role.OWNER:
                self.add_error("sees", _("An owner always sees all children."))
            elif not said.get("children"):
                self.add_error("sees", _("Tick at least one child, or choose all."))
        return said

    @property
    def chosen_role(self) -> Role:
        return Role(self.cleaned_data["role"])

    @property
    def chosen_children(self) -> list[UUID] | None:
        """The uuids of the children they may see; None is all."""
        if self.cleaned_data["sees"] == ALL:
            return None
        return [UUID(text) for text in self.cleaned_data["children"]]


class InviteForm(MemberForm):
    """The same, for someone who is not there yet."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        help_text=gettext_lazy("They join with this address and no other."),
        error_messages={
            "required": gettext_lazy("Enter the e-mail address of the person."),
            "invalid": gettext_lazy("Enter an e-mail address: name@example.com."),
        },
    )
    field_order = ("email", "role", "sees", "children")

    def __init__(
        self,
        sent: QueryDict | None = None,
        *,
        household: Household,
        children: Collection[Child],
    ) -> None:
        super().__init__(sent, children=children)
        self.household = household

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if is_member(self.household, email):
            raise forms.ValidationError(_("They belong to the family already."))
        return email


def _said(member: Membership) -> dict[str, object]:
    given = member.children.values_list("uuid", flat=True)
    return {
        "role": member.role,
        "sees": ALL if member.sees_all_children else SOME,
        "children": [str(uuid) for uuid in given],
    }
