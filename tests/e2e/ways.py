"""The ways from Today to each page of the family of all states."""

import re

from playwright.sync_api import Page

# Each page by its address, or by the words of the links that lead to it from Today.
PAGES = {
    "today": (),
    "child": ("All spots of",),
    "emergency": ("Tummy",),
    "sign-taken-back": ("Tummy", "Ticked by mistake, or gone"),
    "seen": ("Tummy", "A doctor has seen this"),
    "many-entries": ("Chest",),
    "log": ("Chest", "Log again"),
    "correct": ("Chest", "Correct place, date or label"),
    "booked": ("Chest", "I’ve booked a visit"),
    "gone-answer": ("Chest", "It has gone"),
    "not-now": ("Chest", "Not now"),
    "reminder": ("Chest", "Remind me to log"),
    "first-day-missing": ("Chin",),
    "gone": ("Neck",),
    "came-back": ("Neck", "It came back"),
    "long-names": ("Back of the neck",),
    "more-photos": ("Back of the neck", "Add photos"),
    "change-entry": ("Back of the neck", "Change the entry"),
    "move-entry": ("Back of the neck", "Move to another spot"),
    "move-spot": ("Back of the neck", "Move to another child"),
    "merge": ("Back of the neck", "Merge with another spot"),
    "split": ("Chest", "Split into two spots"),
    "history": ("Back of the neck", "History"),
    "prompts": ("Chest", "Advice to see a doctor"),
    "delete-spot": ("Back of the neck", "Delete this spot"),
    "deleted-spots": ("/spots/deleted/",),
    "choose-a-spot": ("/log/",),
    "family": ("/family/",),
    "everything": ("/family/", "Take everything with you"),
    "bring-in": ("/bring-in/",),
    "notes": ("/bring-in/notes/",),
    "reach": ("/settings/reach/",),
    "for-the-doctor": ("/report/",),
    "new-spot": ("/spots/new/",),
    "photo-help": ("/help/photos/",),
    "not-here": ("/spots/nowhere/",),
}


def visit(page: Page, *way: str) -> None:
    """Go where the links called `way` lead, also those in a closed menu."""
    page.goto("/")
    for words in way:
        links = page.locator("main a", has_text=re.compile(rf"^\s*{words}"))
        address = words if "/" in words else links.first.get_attribute("href")
        assert address
        page.goto(address)
