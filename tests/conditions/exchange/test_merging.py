"""What two people changed, put together."""

from conditions.exchange.merging import digests, merge, taking

BASE = {"limit": 84, "claims": [1, 2], "words": "old"}


def test_what_nobody_else_changed_is_ours() -> None:
    ours = {**BASE, "limit": 90}

    merged = merge(digests(BASE), ours=ours, saved=BASE)

    assert (merged.units, merged.both, merged.theirs) == (ours, (), ())


def test_what_only_they_changed_is_theirs_and_named() -> None:
    saved = {**BASE, "words": "new"}

    merged = merge(digests(BASE), ours={**BASE, "limit": 90}, saved=saved)

    assert merged.units == {**BASE, "limit": 90, "words": "new"}
    assert (merged.both, merged.theirs) == ((), ("words",))


def test_what_both_changed_stays_ours_until_somebody_chooses() -> None:
    merged = merge(
        digests(BASE), ours={**BASE, "limit": 90}, saved={**BASE, "limit": 60}
    )

    assert (merged.units["limit"], merged.both) == (90, ("limit",))


def test_the_same_change_made_twice_is_nothing_to_choose_about() -> None:
    changed = {**BASE, "limit": 90}

    merged = merge(digests(BASE), ours=changed, saved=changed)

    assert (merged.both, merged.theirs) == ((), ())


def test_a_list_is_decided_as_a_whole() -> None:
    ours, saved = {**BASE, "claims": [2, 1]}, {**BASE, "claims": [1, 2, 3]}

    assert merge(digests(BASE), ours=ours, saved=saved).both == ("claims",)


def test_what_nobody_knows_to_have_been_seen_is_changed_by_both() -> None:
    merged = merge({}, ours=BASE, saved={**BASE, "limit": 60})

    assert merged.both == ("limit",)


def test_what_is_saved_is_taken_where_it_was_chosen() -> None:
    saved = {**BASE, "limit": 60}

    assert taking(BASE, saved, ["limit", "no such place"]) == saved
