"""Notes that Baby Buddy exported, in the shapes in which they arrive."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from diary.baby_buddy import MOST_ROWS, NotATable, Note, Unread, Why, read_notes

AT = datetime(2020, 2, 17, 6, 37, 12)  # noqa: DTZ001 (as Baby Buddy writes it)
SIMPLE = "child_id,note,time\n1,A small red spot,2020-02-17 06:37:12\n"
FULL = (
    "id,child_id,child_first_name,child_last_name,note,time,tags\r\n"
    '7,1,Maya,Doe,"Red, ""round""\r\nand dry",2020-02-17 06:37:12,"skin,face"\r\n'
)


def one(text: str) -> Note:
    [note] = read_notes(text.encode()).read
    return note


def test_the_smallest_table_is_read() -> None:
    assert one(SIMPLE) == Note(2, "1", AT, "A small red spot")


def test_a_whole_table_is_read_with_the_names_of_children() -> None:
    assert one(FULL) == Note(2, "Maya Doe", AT, 'Red, "round"\r\nand dry')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_umlauts_arrive_from_every_encoding(encoding: str) -> None:
    file = SIMPLE.replace("red", "grün").encode(encoding)

    [note] = read_notes(file).read

    assert note.text == "A small grün spot"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_seen(delimiter: str) -> None:
    assert one(SIMPLE.replace(",", delimiter)).text == "A small red spot"


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2020-02-17T06:37:12", AT),
        ("2020-02-17 06:37", AT.replace(second=0)),
        ("02/17/2020 06:37:12 AM", AT),
        ("17.02.2020 06:37:12", AT),
        ("2020-02-17 06:37:12+00:00", AT.replace(tzinfo=UTC)),
        ("2020-02-17T06:37:12-05:00", AT.replace(tzinfo=timezone(-timedelta(hours=5)))),
    ],
)
def test_times_are_read_as_they_are_written(written: str, at: datetime) -> None:
    assert one(SIMPLE.replace("2020-02-17 06:37:12", written)).at == at


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("1,Seen,yesterday", Why.NO_TIME),
        ("1,Seen,", Why.NO_TIME),
        ("1,Seen", Why.NO_TIME),
        ("1", Why.NO_NOTE),
        ("1,Seen,02/03/2020 06:37", Why.NO_TIME),
        ("1,Seen,9999-12-31 23:59:59", Why.NO_TIME),
        ("1,Seen,0001-01-01 00:00:00", Why.NO_TIME),
        ("1,,2020-02-17 06:37:12", Why.NO_NOTE),
        (f"1,{'x' * 4001},2020-02-17 06:37:12", Why.TOO_LONG),
        (f"1,{'x' * 300_000},2020-02-17 06:37:12", Why.TOO_LONG),
        ("1,a\0b,2020-02-17 06:37:12", Why.WRONG_LETTER),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_costs_only_itself(
    line: str, why: Why
) -> None:
    notes = read_notes(f"{SIMPLE}\n{line}\n".encode())

    assert notes.unread == (Unread(4, why),)
    assert len(notes.read) == 1


def test_what_is_of_a_later_day_by_the_familys_clock_is_named_and_left_out() -> None:
    lines = (
        "1,Old,2020-02-17 06:37:12",
        "1,,2020-02-17 06:37:12",
        "1,Tonight,2020-02-18 23:59:00",
        "1,Tomorrow,2020-02-19 00:00:00",
        "1,Tomorrow in Tokyo,2020-02-18 15:00:00+00:00",
    )
    notes = read_notes("\n".join(("child_id,note,time", *lines)).encode())

    until = notes.until(date(2020, 2, 18), ZoneInfo("Asia/Tokyo"))

    assert [note.text for note in until.read] == ["Old", "Tonight"]
    assert until.unread == (
        Unread(3, Why.NO_NOTE),
        Unread(5, Why.FUTURE),
        Unread(6, Why.FUTURE),
    )


def test_a_quote_that_never_ends_costs_only_what_follows() -> None:
    notes = read_notes((SIMPLE + '1,"Open,2020-02-17 06:37:12\n' + "x" * 5000).encode())

    assert (len(notes.read), len(notes.unread)) == (1, 1)


def test_a_formula_is_kept_as_the_text_it_is() -> None:
    assert one(SIMPLE.replace("A small red spot", "=1+1")).text == "=1+1"


@pytest.mark.parametrize(
    "file", [b"", b"\n", b"a,b\n1,2\n", b"note\nx\n", bytes(10), b"\xff\xd8\xff\xe0"]
)
def test_what_is_no_table_of_notes_is_refused(file: bytes) -> None:
    with pytest.raises(NotATable):
        read_notes(file)


def test_a_table_of_more_lines_than_are_read_is_refused() -> None:
    row = "1,x,2020-02-17 06:37:12\n"
    most = read_notes(("child_id,note,time\n" + row * MOST_ROWS).encode())

    with pytest.raises(NotATable):
        read_notes(("child_id,note,time\n" + row * (MOST_ROWS + 1)).encode())

    assert len(most.read) == MOST_ROWS
