"""Codes that one person reads out to another. No framework."""

import secrets

# Crockford's base 32: no letter that is read as another one, or as a digit.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 12, 4
READ_AS = str.maketrans("OIL", "011")


def new_code() -> str:
    """Return a code of 60 random bits, in groups: K7QF-2M9X-T4WD."""
    drawn = "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))
    return "-".join(drawn[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def plain(typed: str) -> str:
    """Return a code as its digest is taken: no spaces, dashes, or mistaken letters."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    return letters.translate(READ_AS)
