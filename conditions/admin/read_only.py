"""For what the admin shows and never changes in place."""


class ReadOnly:
    """Nothing can be added, changed or deleted."""

    def has_add_permission(self, *_asked: object, **_named: object) -> bool:
        return False

    def has_change_permission(self, *_asked: object, **_named: object) -> bool:
        return False

    def has_delete_permission(self, *_asked: object, **_named: object) -> bool:
        return False
