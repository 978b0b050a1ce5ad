"""Which role may do what in a household. No framework."""

from enum import StrEnum


class Capability(StrEnum):
    """Something a member may or may not do."""

    VIEW = "view"
    LOG = "log"
    EDIT = "edit"
    MANAGE = "manage"


class Role(StrEnum):
    """A member's part in a household."""

    OWNER = "owner"
    CARER = "carer"
    VIEWER = "viewer"


CAPABILITIES: dict[Role, frozenset[Capability]] = {
    Role.OWNER: frozenset(Capability),
    Role.CARER: frozenset({Capability.VIEW, Capability.LOG, Capability.EDIT}),
    Role.VIEWER: frozenset({Capability.VIEW}),
}


def allows(role: str, capability: Capability) -> bool:
    """Tell whether a member with this role has the capability."""
    return capability in CAPABILITIES[Role(role)]
