"""What whoever wrote something is called."""

from collections.abc import Mapping


def writer(
    names: Mapping[int, str], account: int | None, brought: str | None, nobody: str = ""
) -> str:
    """Name who wrote a row: a member by `names`, else what they were called elsewhere.

    `brought` is the name that came with a diary from elsewhere; `nobody` stands for who
    is no longer a member.
    """
    return names.get(account or 0) or brought or nobody
