"""What two people do at the same moment, on a database as it is in use."""

import pytest

from tests.e2e.site import Site


@pytest.mark.parametrize(
    "race", ["accept_twice", "owners_leave_together", "curators_save_together"]
)
def test_two_at_once_leave_what_one_after_the_other_would(
    running: Site, race: str
) -> None:
    running.manage("shell", "-c", f"from tests.e2e.races import {race}; {race}()")
