"""Jobs that do what no job of the diary should."""

from diary.background import job


@job
def name_somebody() -> None:
    name = "Maya"
    raise ValueError(f"{name} has no spots.")


@job
def stop_in_the_middle() -> None:
    raise SystemExit(1)
